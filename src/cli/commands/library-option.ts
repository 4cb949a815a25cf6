import { Option } from 'commander';

export {
  chooseLibraryPlace,
  type IfMissing,
  type LibraryOption,
  libraryOpening,
  openChosenLibrary,
  withLibrary,
} from '../../app/open-library.ts';

/** `--library` of every command that uses the library. */
export function libraryOption(): Option {
  return new Option('--library <path|postgres://...>', 'where the library is').env('MITI_LIBRARY');
}
