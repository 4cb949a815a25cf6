import type { Readable } from 'node:stream';
import { readSheet } from '../../exchange/sheets/read-sheet.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { readInput } from '../read-input.ts';

/**
 * Names of pseudonyms from a table of two columns, pseudonym and name; further columns are not read.
 *
 * @throws InputFault when a row lacks one of them, or a pseudonym has two names
 */
export async function readNames(path: string, standardInput?: Readable): Promise<ReadonlyMap<string, string>> {
  const { rows } = await readSheet(await readInput(path, standardInput));
  const names = new Map<string, string>();
  for (const { line, cells } of rows) {
    const [pseudonym = '', name = ''] = cells.map((cell) => String(cell ?? '').trim());
    if (pseudonym === '' && name === '') continue;
    const place = `${path}: line ${line}`;
    if (pseudonym === '' || name === '') {
      throw new InputFault({
        problem: 'a pseudonym and a name are needed',
        place,
        remedy: 'write one person a line: V1;Name',
      });
    }
    const known = names.get(pseudonym);
    if (known !== undefined && known !== name) {
      throw new InputFault({ problem: `"${pseudonym}" has two names`, place, remedy: 'leave one of them out' });
    }
    names.set(pseudonym, name);
  }
  return names;
}
