import { describe, expect, it } from 'vitest';
import { loadColumnNames } from '../../../src/data/load-exchange-data.ts';
import type { SheetCell } from '../../../src/exchange/sheets/read-sheet.ts';
import { matchColumns } from '../../../src/exchange/totals/match-columns.ts';
import { readTotals } from '../../../src/exchange/totals/read-totals.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const reading = { names: await loadColumnNames(), rubric: miti, dateOrder: null };

function read(rows: readonly (readonly SheetCell[])[]) {
  const sheet = { rows: rows.map((cells, at) => ({ line: at + 1, cells })) };
  const matched = matchColumns(sheet, reading.names, miti);
  return [...readTotals(sheet, matched, reading)];
}

describe('readTotals', () => {
  it.each(['1,000', '1.000', '12.500'])('refuses the count %s, which may be a thousand or a decimal', (count) => {
    const [row] = read([
      ['Session', 'CR'],
      ['S1', count],
    ]);
    expect(row).toThrow(/line 2: column "CR": .* may be a thousand or a decimal/);
  });

  it('takes seconds with three decimals', () => {
    const [row] = read([
      ['Session', 'CR', 'Start seconds', 'End seconds'],
      ['S1', '4', '1.250', '61.500'],
    ]);
    expect(row?.()).toMatchObject({ counts: { CR: 4 }, segment: { method: 'range', startSeconds: 1.25 } });
  });

  it.each([['2.5'], ['0.667'], ['1234.5'], ['1.25']])('takes 1.333 for a decimal where another cell is %s', (other) => {
    const rows = read([
      ['Session', 'CR', 'SR', 'Empathy'],
      ['S1', '1.333', '4', '3'],
      ['S2', '7', other, '3'],
    ]);
    expect(rows[0]?.()).toMatchObject({ counts: { CR: 1.333 } });
    expect(
      read([
        ['Session', 'CR'],
        ['S1', '1,333'],
        ['S2', other],
      ])[0],
    ).toThrow(/may be a thousand or a decimal/);
  });

  it('takes a mean rating with decimals as a sign of how decimals are written', () => {
    const rows = read([
      ['Session', 'CR', 'Empathy'],
      ['S1', '1,000', '3,5'],
    ]);
    expect(rows[0]?.()).toMatchObject({ counts: { CR: 1 }, globals: { empathy: { value: 3.5 } } });
  });

  it('reads how a segment was drawn', () => {
    const [row] = read([
      ['Session', 'CR', 'segmentMethod', 'seed', 'requestedSeconds', 'timesEstimated', 'volleys'],
      ['S1', '4', 'random', '42', '1200', 'true', '31'],
    ]);
    const segment = { method: 'random', seed: 42, requestedSeconds: 1200, startSeconds: null, timesEstimated: true };
    expect(row?.()).toMatchObject({ segment, volleys: 31 });
  });

  it('tells the rows that sum up others apart', () => {
    const words = [
      'Sum',
      'TOTAL:',
      'Totalt',
      'Gj.snitt',
      'Gjennomsnitt',
      'Mean',
      'Medelvärde',
      'Summa',
      'SD',
      'median',
    ];
    const rows = read([['Session', 'CR'], ['S1', 4], ...words.map((word) => [word, 8])]);
    expect(rows[0]?.()).toMatchObject({ session: { label: 'S1' } });
    expect(rows.slice(1).map((row) => row())).toEqual(words.map((summary, at) => ({ line: at + 3, summary })));
  });

  it('keeps sessions whose names only hold such a word, and those of a library', () => {
    const rows = read([
      ['Session', 'Coding ID', 'CR'],
      ['Sum of us', null, 4],
      ['Total', '0190-a', 5],
    ]);
    expect(rows.map((row) => row())).toMatchObject([{ counts: { CR: 4 } }, { counts: { CR: 5 } }]);
  });
});
