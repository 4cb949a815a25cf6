// app/: what the program does, one file or folder a use case; it joins library, readers, coder and reports, and knows
// neither terminal nor pages.
import type { Library } from '../library/library.ts';
import type { LibraryPlace } from '../library/library-place.ts';
import type { OpenOptions } from '../library/open-library.ts';

/** Which library a user means. */
export interface LibraryOption {
  /** Path or URL; where it is left out, the library in the user's data folder. */
  readonly library?: string | undefined;
}

/** The place that `--library` or MITI_LIBRARY names, else the one in the user's data folder. */
export async function chooseLibraryPlace(options: LibraryOption): Promise<LibraryPlace> {
  const [{ resolveLibraryPlace }, { homedir }] = await Promise.all([
    import('../library/library-place.ts'),
    import('node:os'),
  ]);
  return resolveLibraryPlace({
    option: options.library,
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
  });
}

/** What to do where there is no library: a command that only reads does not make one at a mistyped path. */
export type IfMissing = 'make' | 'refuse';

/**
 * Opens the library that `--library` or MITI_LIBRARY names, else the one in the user's data folder.
 *
 * @throws InputFault when it can't be opened
 */
export async function openChosenLibrary(options: LibraryOption, ifMissing: IfMissing): Promise<Library> {
  // On demand: scoring needs neither zod nor a database.
  const [{ openLibrary }, place] = await Promise.all([
    import('../library/open-library.ts'),
    chooseLibraryPlace(options),
  ]);
  return openLibrary(place, { ...(await libraryOpening()), makeMissing: ifMissing === 'make' });
}

/** What opening a library takes beside its place: the clock of the machine and new ids. */
export async function libraryOpening(): Promise<OpenOptions> {
  const [{ uuidV7Source }, { randomBytes }] = await Promise.all([
    import('../library/record-ids.ts'),
    import('node:crypto'),
  ]);
  return { clock: Date.now, newId: uuidV7Source(Date.now, randomBytes) };
}

/** Opens a library that is there, does the work, and closes it, also when the work fails. */
export async function withLibrary<Result>(
  options: LibraryOption,
  work: (library: Library) => Promise<Result>,
  ifMissing: IfMissing = 'refuse',
): Promise<Result> {
  const library = await openChosenLibrary(options, ifMissing);
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}
