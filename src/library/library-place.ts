import { posix, win32 } from 'node:path';
import { InputFault } from '../instrument/input-fault.ts';

/** Where a library is. */
export type LibraryPlace =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** What the place depends on; given, so that it can be told without a machine. */
export interface MachineFacts {
  /** Value of `--library`. */
  readonly option: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  readonly homeFolder: string;
}

/**
 * The place of the library: `--library`, else `MITI_LIBRARY`, else a file in the user's data folder (XDG_DATA_HOME or
 * ~/.local/share; ~/Library/Application Support on macOS; %LOCALAPPDATA% on Windows).
 *
 * @throws InputFault when it is a URL of something other than PostgreSQL
 */
export function resolveLibraryPlace(surroundings: MachineFacts): LibraryPlace {
  const { option, environment } = surroundings;
  return parseLibraryPlace(option || environment.MITI_LIBRARY || defaultPath(surroundings));
}

/** @throws InputFault when it is a URL of something other than PostgreSQL, or nothing at all */
export function parseLibraryPlace(place: string): LibraryPlace {
  if (place.trim() === '')
    throw new InputFault({ problem: 'the place of the library is empty', remedy: 'give a path or a postgres:// URL' });
  if (/^postgres(ql)?:\/\//i.test(place)) {
    if (URL.canParse(place)) return { kind: 'postgres', url: place };
    // The text is left out: it may hold a password.
    throw new InputFault({
      problem: "the library's postgres:// URL can't be read",
      remedy: 'write it as postgres://user:password@host:port/database, with %-codes for special characters',
    });
  }
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(place)?.[1];
  if (scheme === undefined) return { kind: 'sqlite', path: place };
  throw new InputFault({
    problem: `a library can't be kept at a ${scheme}:// URL`,
    remedy: 'give the path of a file or a postgres:// URL',
  });
}

/** The place for people and logs: a password, and whatever else follows the database's name, is left out. */
export function describeLibraryPlace(place: LibraryPlace): string {
  if (place.kind === 'sqlite') return place.path;
  const { username, host, pathname } = new URL(place.url);
  return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
}

function defaultPath({ environment, platform, homeFolder }: MachineFacts): string {
  const file = ['miti', 'library.sqlite'] as const;
  if (platform === 'win32') {
    return win32.join(environment.LOCALAPPDATA || win32.join(homeFolder, 'AppData', 'Local'), ...file);
  }
  if (platform === 'darwin') return posix.join(homeFolder, 'Library', 'Application Support', ...file);
  const folder = environment.XDG_DATA_HOME;
  // The specification says that a relative path is to be ignored.
  return posix.join(folder && posix.isAbsolute(folder) ? folder : posix.join(homeFolder, '.local', 'share'), ...file);
}
