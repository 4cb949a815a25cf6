import { basename } from 'node:path';
import type { ExportOptions } from '../cli/commands/export.ts';
import { refuseExisting, replaceFile, withOutput } from '../cli/terminal/write-output.ts';
import { codingColumns, type ExportColumn, type ExportRow, utteranceColumns } from '../exchange/export-columns.ts';
import { documentEnd, documentOpening, documentSession } from '../exchange/export-document.ts';
import { codingRow, utteranceRows } from '../exchange/export-rows.ts';
import { statisticsReaders } from '../exchange/statistics-readers.ts';
import { csvHeader, csvLines } from '../exchange/write-csv.ts';
import { writeWorkbook } from '../exchange/write-workbook.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import type { CodingRecord, RubricRecord } from '../library/records.ts';
import { readRubricRecord } from '../library/rubric-record.ts';
import { codingFilter, sessionFilter } from './library-filter.ts';
import { withLibrary } from './open-library.ts';
import { recordScorer, type ScoredRecord } from './record-scores.ts';
import { matchesRubric, UsedRubrics } from './used-rubrics.ts';

/** Writes what the options choose, a page at a time. */
export async function runExport(options: ExportOptions): Promise<void> {
  if ((options.xlsx || options.for) && options.output === undefined) {
    const remedy = `add --output ${options.xlsx ? 'codings.xlsx' : 'codings.csv'}`;
    throw new InputFault({ problem: 'no file to write to is named', remedy });
  }
  if (options.json && options.utterances) {
    throw new InputFault({ problem: '--json has everything', remedy: 'leave --utterances out' });
  }
  await withLibrary(options, async (library) => {
    if (options.json) return exportDocument(library, options);
    const rubric = await chooseRubric(library, options);
    if (options.xlsx) return exportWorkbook(library, rubric, options);
    await exportTable(library, rubric, options);
  });
}

/** The one rubric that the chosen codings were made with: columns follow from it. */
async function chooseRubric(library: Library, options: ExportOptions): Promise<RubricRecord> {
  const used = new UsedRubrics();
  for await (const { rubric } of library.listCodings(codingFilter(options))) used.add(rubric);
  const wanted = used.only(options.rubric, 'export them one by one with --rubric');
  if (!wanted) throw nothingToExport(library);
  const record = await library.findRubric(wanted.sha256);
  if (!record)
    throw new InputFault({ problem: `the library has lost rubric ${wanted.id}`, remedy: 'miti library check' });
  return record;
}

function nothingToExport(library: Library): InputFault {
  const remedy = 'miti codings lists what there is';
  return new InputFault({ problem: 'no coding is as the options say', place: library.place, remedy });
}

function noUtterances(library: Library): InputFault {
  const problem = 'of no chosen coding is known which utterance was coded how';
  return new InputFault({ problem, place: library.place, remedy: 'leave --utterances out to have the totals' });
}

async function* chosenCodings(
  library: Library,
  record: RubricRecord,
  options: ExportOptions,
): AsyncGenerator<ScoredRecord> {
  const score = await recordScorer(library);
  const filter = { ...codingFilter(options), rubricSha256: record.sha256 };
  for await (const coding of library.listCodings(filter, 'date')) yield score(coding);
}

async function exportTable(library: Library, record: RubricRecord, options: ExportOptions): Promise<void> {
  const rubric = readRubricRecord(record);
  const columns = options.utterances ? utteranceColumns(rubric) : codingColumns(rubric);
  const reader = options.for === undefined ? null : statisticsReaders[options.for];
  const readerPath = reader && `${options.output?.replace(/\.csv$/i, '')}.${reader.ending}`;
  await withOutput(options, readerPath === null ? [] : [readerPath], async (write) => {
    let isFirst = true;
    for await (const scored of chosenCodings(library, record, options)) {
      const rows = rowsOf(rubric, scored, options);
      if (rows.length === 0) continue;
      await write(`${isFirst ? csvHeader(columns) : ''}${csvLines(rows)}`);
      isFirst = false;
    }
    if (isFirst) throw options.utterances ? noUtterances(library) : nothingToExport(library);
  });
  if (reader && readerPath !== null && options.output !== undefined) {
    const script = reader.write(basename(options.output), columns);
    await replaceFile(readerPath, (write) => write(script));
  }
  sayWritten([options.output, readerPath]);
}

function rowsOf(rubric: Rubric, scored: ScoredRecord, { utterances }: ExportOptions): ExportRow[] {
  if (!utterances) return [codingRow(rubric, scored)];
  return utteranceRows(rubric, scored.coding, scored.session, scored.segment);
}

async function exportWorkbook(library: Library, record: RubricRecord, options: ExportOptions): Promise<void> {
  const rubric = readRubricRecord(record);
  refuseExisting(options, [options.output ?? '']);
  const codings: ExportRow[] = [];
  const utterances: ExportRow[] = [];
  for await (const scored of chosenCodings(library, record, options)) {
    codings.push(codingRow(rubric, scored));
    if (options.utterances) utterances.push(...rowsOf(rubric, scored, options));
  }
  const sheet = (name: string, columns: readonly ExportColumn[], rows: readonly ExportRow[]) => ({
    name,
    columns,
    rows,
  });
  const bytes = await writeWorkbook([
    sheet('codings', codingColumns(rubric), codings),
    ...(options.utterances ? [sheet('utterances', utteranceColumns(rubric), utterances)] : []),
  ]);
  await replaceFile(options.output ?? '', (write) => write(bytes));
  sayWritten([options.output]);
}

async function exportDocument(library: Library, options: ExportOptions): Promise<void> {
  const filter = codingFilter(options);
  const byCoding = [filter.coder, filter.kind, filter.status, options.rubric].some((each) => each !== undefined);
  const rubrics = new Map<string, RubricRecord>();
  for await (const { rubric } of library.listCodings(filter)) {
    if (rubrics.has(rubric.sha256) || !matchesRubric(options.rubric, rubric.id, rubric.sha256)) continue;
    const record = await library.findRubric(rubric.sha256);
    if (record) rubrics.set(rubric.sha256, record);
  }
  await withOutput(options, [], async (write) => {
    let isFirst = true;
    for await (const { id } of library.listSessions(sessionFilter(options), 'date')) {
      const codings: CodingRecord[] = [];
      for await (const coding of library.listCodings({ ...filter, sessionId: id })) {
        if (rubrics.has(coding.rubric.sha256)) codings.push(coding);
      }
      const session = byCoding && codings.length === 0 ? null : await documentSession(library, id, codings);
      if (!session) continue;
      await write(`${isFirst ? documentOpening([...rubrics.values()]) : ',\n'}${JSON.stringify(session)}`);
      isFirst = false;
    }
    if (isFirst) throw nothingToExport(library);
    await write(documentEnd);
  });
  sayWritten([options.output]);
}

/** Where nothing is named, the output itself is to be seen. */
function sayWritten(paths: readonly (string | null | undefined)[]): void {
  const written = paths.filter((path) => path !== undefined && path !== null);
  if (written.length > 0) process.stderr.write(`${written.join(' and ')} written\n`);
}
