import { Option } from 'commander';

/** `--library` of every command that uses the library. */
export function libraryOption(): Option {
  return new Option('--library <path|postgres://...>', 'where the library is').env('MITI_LIBRARY');
}
