import { Option } from 'commander';
import type { Library } from '../library/library.ts';

/** `--library` of every command that uses the library. */
export function libraryOption(): Option {
  return new Option('--library <path|postgres://...>', 'where the library is').env('MITI_LIBRARY');
}

export interface LibraryOption {
  readonly library?: string;
}

/**
 * Opens the library that `--library` or MITI_LIBRARY names, else the one in the user's data folder.
 *
 * @throws InputFault when it can't be opened
 */
export async function openChosenLibrary(options: LibraryOption): Promise<Library> {
  // On demand: scoring needs neither zod nor a database.
  const [{ openLibrary }, { resolveLibraryPlace }, { uuidV7Source }, { randomBytes }, { homedir }] = await Promise.all([
    import('../library/open-library.ts'),
    import('../library/library-place.ts'),
    import('../library/record-ids.ts'),
    import('node:crypto'),
    import('node:os'),
  ]);
  const place = resolveLibraryPlace({
    option: options.library,
    environment: process.env,
    platform: process.platform,
    homeFolder: homedir(),
  });
  const clock = Date.now;
  return openLibrary(place, { clock, newId: uuidV7Source(clock, randomBytes) });
}

/** Opens the library, does the work, and closes it, also when the work fails. */
export async function withLibrary<Result>(
  options: LibraryOption,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = await openChosenLibrary(options);
  try {
    return await work(library);
  } finally {
    await library.close();
  }
}
