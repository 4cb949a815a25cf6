import { expect, test } from 'vitest';
import { readSheet, type SheetCell } from '../../../src/exchange/sheets/read-sheet.ts';
import { writeWorkbook } from '../../../src/exchange/sheets/write-workbook.ts';
import { InputFault } from '../../../src/instrument/input-fault.ts';

const columns = [
  { name: 'session', label: 'session', type: 'text' as const },
  { name: 'complex', label: 'complex reflections', type: 'number' as const },
];
const rows = [
  ['S1', 12],
  ['S2', 7],
] as const;

async function cellsOf(bytes: Uint8Array): Promise<(readonly SheetCell[])[] | string> {
  try {
    return (await readSheet({ path: 'totals.xlsx', bytes })).rows.map(({ cells }) => cells);
  } catch (error) {
    if (error instanceof InputFault) return error.message;
    throw error;
  }
}

test('a workbook with a bit flipped has the same figures, or is refused', async () => {
  const whole = await writeWorkbook([{ name: 'totals', columns, rows }]);
  const cells = await cellsOf(whole);
  expect(cells).toEqual([['session', 'complex'], ...rows]);
  let refused = 0;
  let tried = 0;
  // Every byte of the directory at the end, and some of the contents before it.
  for (let at = 0; at < whole.length; at += at < whole.length - 800 ? 11 : 1) {
    tried++;
    const outcome = await cellsOf(whole.with(at, (whole[at] ?? 0) ^ (1 << (at & 7))));
    if (typeof outcome !== 'string') expect(outcome, `byte ${at}`).toEqual(cells);
    else refused++;
  }
  expect(refused).toBeGreaterThan(tried / 2);
});

test('a flipped bit is told in one line', async () => {
  const whole = await writeWorkbook([{ name: 'totals', columns, rows }]);
  // The first byte of the first file's contents.
  const at = 30 + (whole[26] ?? 0) + (whole[28] ?? 0);
  expect(await cellsOf(whole.with(at + 20, (whole[at + 20] ?? 0) ^ 1))).toBe(
    'totals.xlsx: the file is damaged (broken ZIP archive); save it again, or copy it again',
  );
});
