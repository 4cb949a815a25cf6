import { stripVTControlCharacters } from 'node:util';

/** Text of a file as a terminal may show it: without escape sequences and other control characters. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, ' ');
}
