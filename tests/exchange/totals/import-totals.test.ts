import { afterEach, expect, it } from 'vitest';
import { loadColumnNames } from '../../../src/data/load-exchange-data.ts';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import { startImport } from '../../../src/exchange/imports/import-run.ts';
import { importTotals } from '../../../src/exchange/totals/import-totals.ts';
import { matchColumns } from '../../../src/exchange/totals/match-columns.ts';
import { readTotals } from '../../../src/exchange/totals/read-totals.ts';
import { rubricRecord } from '../../../src/library/rubric-record.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';

let place: TestPlace | null = null;
afterEach(() => place?.remove());

it('leaves out rows that sum up others, and names them in one note', async () => {
  place = await makeSqlitePlace();
  const library = await place.open();
  const run = startImport({ library, by: 'test', dryRun: false, revise: false, softwareVersion: '0.0.0' });
  const [loaded, names] = await Promise.all([loadRubric('miti-4.2.1'), loadColumnNames()]);
  const cells = [
    ['Session', 'CR'],
    ['S1', 3],
    ['S2', 5],
    ['Sum', 8],
    ['Gjennomsnitt', 4],
  ];
  const sheet = { rows: cells.map((row, at) => ({ line: at + 1, cells: row })) };
  const { rubric } = loaded;
  const rows = readTotals(sheet, matchColumns(sheet, names, rubric), { names, rubric, dateOrder: null });
  await importTotals(run, rows, {
    rubric,
    record: rubricRecord(loaded),
    path: 'totals.csv',
    coder: { kind: 'human', id: 'K1' },
    countsOf: async () => ({}),
  });
  expect(run.report).toMatchObject({ sessionsAdded: 2, codingsAdded: 2, faults: [] });
  expect(run.report.notes).toEqual([
    'totals.csv: left out as sums or averages, not sessions: line 4 ("Sum"), line 5 ("Gjennomsnitt")',
  ]);
});
