import { loadColumnNames } from '../../data/load-exchange-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { readSheet } from '../../exchange/sheets/read-sheet.ts';
import { importTotals } from '../../exchange/totals/import-totals.ts';
import { describeUse, hasScores, type MatchedSheet, matchColumns } from '../../exchange/totals/match-columns.ts';
import { readTotals } from '../../exchange/totals/read-totals.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord } from '../../library/records.ts';
import { rubricRecord } from '../../library/rubric-record.ts';
import { faultsAt } from '../faults-at.ts';
import type { InputFile } from '../read-input.ts';
import { recordScorer } from '../record-scores.ts';
import type { ImportFile, ImportRequest, ImportWatch, UnderstoodColumns } from './import-request.ts';

/** Prepares the import of spreadsheets with one row a coded session. */
export async function totalsImport(request: ImportRequest, { agree }: Pick<ImportWatch, 'agree'>): Promise<ImportFile> {
  const [{ rubric, sha256 }, names] = await Promise.all([loadRubric(request.rubric), loadColumnNames()]);
  const record = rubricRecord({ rubric, sha256 });
  return async (file, run) => {
    const sheet = await readSheet(file, request.sheet);
    const matched = faultsAt(file.path, () => matchColumns(sheet, names, rubric, request.map));
    if (!hasScores(matched.columns, rubric)) throw noScores(file.path, matched);
    if (!(await agree(describeColumns(file.path, matched)))) {
      run.report.notes.push(`${file.path}: left out, as answered`);
      return;
    }
    const countsOf = await countsReader(run.library);
    const rows = readTotals(sheet, matched, { names, rubric, dateOrder: request.dateOrder ?? null });
    await importTotals(run, rows, { rubric, record, path: file.path, coder: request.coder, countsOf });
  };
}

/** Whether a file that is no transcript has the columns of totals. */
export async function isTotals(file: InputFile, { sheet, map }: ImportRequest): Promise<boolean> {
  try {
    const [{ rubric }, names] = await Promise.all([loadRubric('miti-4.2.1'), loadColumnNames()]);
    const matched = matchColumns(await readSheet(file, sheet), names, rubric, map);
    return matched.columns.filter(({ use }) => use.kind === 'code' || use.kind === 'global').length >= 2;
  } catch (error) {
    if (error instanceof InputFault) return false;
    throw error;
  }
}

function noScores(place: string, { columns }: MatchedSheet): InputFault {
  const found = columns.length === 0 ? 'no columns' : `the columns ${columns.map(({ name }) => name).join(', ')}`;
  return new InputFault({
    place,
    problem: `no column is a count or a global rating (there are ${found})`,
    remedy: 'say what columns are with --map "name=CR", --map "name=empathy" ...',
  });
}

function describeColumns(path: string, { columns }: MatchedSheet): UnderstoodColumns {
  const named = (kind: 'derived' | 'unknown') => columns.flatMap(({ name, use }) => (use.kind === kind ? [name] : []));
  const read = columns.filter(({ use }) => use.kind !== 'derived' && use.kind !== 'unknown');
  return {
    path,
    read: read.map(({ name, use }) => ({ name, meaning: describeUse(use) })),
    computed: named('derived'),
    leftOut: named('unknown'),
  };
}

async function countsReader(library: Library) {
  const score = await recordScorer(library);
  return async (coding: CodingRecord) => (await score(coding)).scores.counts;
}
