import { basename } from 'node:path';
import { utteranceColumns, utteranceRows } from '../exchange/coded-csv/write-coded-csv.ts';
import { codingColumns, type ExportColumn, type ExportRow } from '../exchange/exports/export-columns.ts';
import { documentEnd, documentOpening, documentSession } from '../exchange/exports/export-document.ts';
import { codingRow } from '../exchange/exports/export-rows.ts';
import { type StatisticsProgram, statisticsReaders } from '../exchange/exports/statistics-readers.ts';
import { csvHeader, csvLines } from '../exchange/sheets/write-csv.ts';
import { writeWorkbook } from '../exchange/sheets/write-workbook.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import type { CodingRecord, RubricRecord } from '../library/records.ts';
import { readRubricRecord } from '../library/rubric-record.ts';
import { codingFilter, type LibraryFilter, sessionFilter } from './library-filter.ts';
import { recordScorer, type ScoredRecord } from './record-scores.ts';
import { matchesRubric, UsedRubrics } from './used-rubrics.ts';

export type { StatisticsProgram };

/** Which codings are exported. */
export interface ExportRequest extends LibraryFilter {
  /** Id of the rubric they were made with, or the beginning of its hash; needed where there are several. */
  readonly rubric?: string;
  /** One row an utterance instead of one a coding; a workbook has both. */
  readonly utterances?: boolean;
}

/** Codings that have the same columns: all were made with one rubric. */
export interface CodingsToExport {
  readonly library: Library;
  readonly request: ExportRequest;
  readonly record: RubricRecord;
  readonly rubric: Rubric;
}

/**
 * Chooses what a table has in it.
 *
 * @throws InputFault when no coding is as asked for, or they were made with several rubrics
 */
export async function chooseCodings(library: Library, request: ExportRequest): Promise<CodingsToExport> {
  const used = new UsedRubrics();
  for await (const { rubric } of library.listCodings(codingFilter(request))) used.add(rubric);
  const wanted = used.only(request.rubric, 'export them one by one with --rubric');
  if (!wanted) throw nothingToExport(library);
  const record = await library.findRubric(wanted.sha256);
  if (!record)
    throw new InputFault({ problem: `the library has lost rubric ${wanted.id}`, remedy: 'miti library check' });
  return { library, request, record, rubric: readRubricRecord(record) };
}

/**
 * Codings as CSV, piece by piece.
 *
 * @throws InputFault when no utterance of a chosen coding is known
 */
export async function* exportCsv(chosen: CodingsToExport): AsyncGenerator<string> {
  let isFirst = true;
  for await (const scored of scoreChosen(chosen)) {
    const rows = rowsOf(chosen, scored);
    if (rows.length === 0) continue;
    yield `${isFirst ? csvHeader(columnsOf(chosen)) : ''}${csvLines(rows)}`;
    isFirst = false;
  }
  if (isFirst) throw chosen.request.utterances ? noUtterances(chosen.library) : nothingToExport(chosen.library);
}

/** The script by which a program for statistics reads the CSV with its labels, and where it stands beside it. */
export function writeReader(
  chosen: CodingsToExport,
  program: StatisticsProgram,
  csvPath: string,
): { readonly path: string; readonly script: string } {
  const { ending, write } = statisticsReaders[program];
  return {
    path: `${csvPath.replace(/\.csv$/i, '')}.${ending}`,
    script: write(basename(csvPath), columnsOf(chosen)),
  };
}

/** Codings as an Excel workbook with a codebook. */
export async function exportWorkbook(chosen: CodingsToExport): Promise<Uint8Array> {
  const { rubric, request } = chosen;
  const codings: ExportRow[] = [];
  const utterances: ExportRow[] = [];
  for await (const scored of scoreChosen(chosen)) {
    codings.push(codingRow(rubric, scored));
    if (request.utterances) utterances.push(...rowsOf(chosen, scored));
  }
  return writeWorkbook([
    { name: 'codings', columns: codingColumns(rubric), rows: codings },
    ...(request.utterances ? [{ name: 'utterances', columns: utteranceColumns(rubric), rows: utterances }] : []),
  ]);
}

/**
 * Sessions with their codings as one JSON document, piece by piece, which an import takes back.
 *
 * @throws InputFault when there is none
 */
export async function* exportDocument(library: Library, request: ExportRequest): AsyncGenerator<string> {
  const filter = codingFilter(request);
  const byCoding = [filter.coder, filter.kind, filter.status, request.rubric].some((each) => each !== undefined);
  const rubrics = await listRubrics(library, request);
  let isFirst = true;
  for await (const { id } of library.listSessions(sessionFilter(request), 'date')) {
    const codings: CodingRecord[] = [];
    for await (const coding of library.listCodings({ ...filter, sessionId: id })) {
      if (rubrics.has(coding.rubric.sha256)) codings.push(coding);
    }
    const session = byCoding && codings.length === 0 ? null : await documentSession(library, id, codings);
    if (!session) continue;
    yield `${isFirst ? documentOpening([...rubrics.values()]) : ',\n'}${JSON.stringify(session)}`;
    isFirst = false;
  }
  if (isFirst) throw nothingToExport(library);
  yield documentEnd;
}

async function listRubrics(library: Library, request: ExportRequest): Promise<ReadonlyMap<string, RubricRecord>> {
  const rubrics = new Map<string, RubricRecord>();
  for await (const { rubric } of library.listCodings(codingFilter(request))) {
    if (rubrics.has(rubric.sha256) || !matchesRubric(request.rubric, rubric.id, rubric.sha256)) continue;
    const record = await library.findRubric(rubric.sha256);
    if (record) rubrics.set(rubric.sha256, record);
  }
  return rubrics;
}

async function* scoreChosen({ library, record, request }: CodingsToExport): AsyncGenerator<ScoredRecord> {
  const score = await recordScorer(library);
  const filter = { ...codingFilter(request), rubricSha256: record.sha256 };
  for await (const coding of library.listCodings(filter, 'date')) yield score(coding);
}

function columnsOf({ request, rubric }: CodingsToExport): readonly ExportColumn[] {
  return request.utterances ? utteranceColumns(rubric) : codingColumns(rubric);
}

function rowsOf({ rubric, request }: CodingsToExport, scored: ScoredRecord): ExportRow[] {
  if (!request.utterances) return [codingRow(rubric, scored)];
  return utteranceRows(rubric, scored.coding, scored.session, scored.segment);
}

function nothingToExport(library: Library): InputFault {
  const remedy = 'miti codings lists what there is';
  return new InputFault({ problem: 'no coding is as the options say', place: library.place, remedy });
}

function noUtterances(library: Library): InputFault {
  const problem = 'of no chosen coding is known which utterance was coded how';
  return new InputFault({ problem, place: library.place, remedy: 'leave --utterances out to have the totals' });
}
