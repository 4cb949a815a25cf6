import { type CoderKind, coderKinds, segmentMethods } from '../../instrument/coding-schema.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { SegmentRecord } from '../../library/records.ts';
import { plainKey } from '../plain-key.ts';
import { cellText, type DateOrder, readCount, readNumber } from '../sheets/cell-values.ts';
import type { Sheet, SheetCell, SheetRow } from '../sheets/read-sheet.ts';
import type { ColumnNames } from './column-names.ts';
import type { MatchedSheet } from './match-columns.ts';
import { findConventions, type RowDetails, RowReader, type SheetConventions } from './row-reader.ts';

/** One coded session of a spreadsheet. A count or global that is not in the row is not known. */
export interface TotalsRow {
  readonly line: number;
  /** The library's own ids, where the sheet was exported from one. */
  readonly sessionId: string | null;
  readonly codingId: string | null;
  readonly session: RowDetails;
  readonly coder: { readonly kind: CoderKind | null; readonly id: string | null; readonly version: string | null };
  readonly counts: Readonly<Record<string, number>>;
  readonly globals: Readonly<Record<string, { readonly value: number; readonly source: 'human' | 'estimated' }>>;
  readonly status: 'draft' | 'final' | null;
  readonly assisted: boolean;
  readonly notes: string;
  /** What the row says of the part of the session that was coded; null where it says nothing. */
  readonly segment: RowSegment | null;
  readonly volleys: number | null;
  /** The rubric's hash and the program's version, where the sheet was exported from a library. */
  readonly rubricSha256: string | null;
  readonly softwareVersion: string | null;
}

/** A segment as a row tells of it: without its turns. */
export type RowSegment = Omit<SegmentRecord, 'id' | 'sessionId' | 'turns'>;

/** A row that is no session but sums up others. */
export interface SummaryRow {
  readonly line: number;
  /** The cell that says so: "Sum", "Mean". */
  readonly summary: string;
}

/** What reading a sheet depends on, beside the sheet. */
export interface TotalsReading {
  readonly names: ColumnNames;
  readonly rubric: Rubric;
  /** Order of day and month where dates have slashes; null for what the dates themselves show. */
  readonly dateOrder: DateOrder | null;
}

/** The word by which a row sums up others. A row that has a coding of the library is a session, whatever its name. */
function summaryWord(reader: RowReader, row: SheetRow, names: ColumnNames): string | null {
  if (row.damage !== undefined) return null;
  const word = reader.text('session') ?? reader.text('sessionId');
  if (word === null || reader.text('codingId') !== null) return null;
  const key = plainKey(word.replace(/:$/, ''));
  return names.summaries.some((each) => plainKey(each) === key) ? word : null;
}

/** Reads one row of totals at a time, so that a bad one is a fault of its own. */
export function* readTotals(
  sheet: Sheet,
  matched: MatchedSheet,
  reading: TotalsReading,
): Generator<() => TotalsRow | SummaryRow> {
  const conventions = findConventions(sheet, matched, reading.names, reading.dateOrder);
  for (const row of sheet.rows.slice(matched.firstRow)) {
    const reader = new RowReader(row, matched, conventions);
    const summary = summaryWord(reader, row, reading.names);
    if (summary !== null) yield () => ({ line: row.line, summary });
    else yield () => readRow(row, matched, reader, reading.rubric, conventions);
  }
}

function readRow(
  row: SheetRow,
  matched: MatchedSheet,
  reader: RowReader,
  rubric: Rubric,
  conventions: SheetConventions,
): TotalsRow {
  try {
    checkShape(row, matched);
    const { hasLabel, ...session } = reader.details();
    if (!hasLabel && (session.caseworker === null || session.date === null)) {
      const problem = 'the row says neither which session nor which caseworker and date it is';
      throw new InputFault({ problem, remedy: 'fill one in' });
    }
    checkRubric(reader, rubric);
    const counts = readCounts(reader, rubric, conventions);
    const globals = readGlobals(reader, rubric);
    if (Object.keys(counts).length + Object.keys(globals).length === 0) {
      throw new InputFault({ problem: 'the row has neither counts nor global ratings' });
    }
    return {
      line: row.line,
      sessionId: reader.text('sessionId'),
      codingId: reader.text('codingId'),
      session,
      coder: { kind: readKind(reader), id: reader.text('coder'), version: reader.text('coderVersion') },
      counts,
      globals,
      status: readStatus(reader),
      assisted: reader.read({ kind: 'field', field: 'assisted' }, readYesNo) ?? false,
      notes: reader.prose('notes') ?? '',
      segment: readSegment(reader),
      volleys: reader.read({ kind: 'field', field: 'volleys' }, (cell) => readCount(cell, conventions.decimalMarks)),
      rubricSha256: reader.text('rubricSha256'),
      softwareVersion: reader.text('softwareVersion'),
    };
  } catch (error) {
    throw error instanceof InputFault ? error.at(`line ${row.line}`) : error;
  }
}

function checkShape({ cells, damage }: SheetRow, { columns }: MatchedSheet): void {
  if (damage !== undefined) {
    throw new InputFault({ problem: damage, remedy: 'put the whole cell in quotes and double those inside it' });
  }
  const last = Math.max(...columns.map(({ column }) => column));
  const extra = cells.findIndex((cell, at) => at > last && cell !== null);
  if (extra === -1) return;
  const problem = `there is something in column ${extra + 1}, which has no name`;
  throw new InputFault({ problem, remedy: 'put text that holds the delimiter in quotes, or name the column' });
}

function checkRubric(reader: RowReader, rubric: Rubric): void {
  const named = reader.text('rubric');
  if (named === null || plainKey(named) === plainKey(rubric.id) || plainKey(named) === plainKey(rubric.name)) return;
  const problem = `it was coded with "${named}", and this import is with ${rubric.id}`;
  throw new InputFault({ problem, remedy: `import it with --rubric, or leave the column out with --map` });
}

function readCounts(reader: RowReader, rubric: Rubric, { decimalMarks }: SheetConventions): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of rubric.codes) {
    const count = reader.read({ kind: 'code', code: id }, (cell) => readCount(cell, decimalMarks));
    if (count !== null) counts[id] = count;
  }
  return counts;
}

/** Times without a method are a range of the recording. */
function readSegment(reader: RowReader): RowSegment | null {
  const startSeconds = reader.read({ kind: 'field', field: 'startSeconds' }, readSeconds);
  const endSeconds = reader.read({ kind: 'field', field: 'endSeconds' }, readSeconds);
  const hasTimes = startSeconds !== null && endSeconds !== null;
  const stated = reader.read({ kind: 'field', field: 'segmentMethod' }, (cell) => oneOf(segmentMethods, cell));
  const method = stated ?? (hasTimes ? 'range' : null);
  if (method === null) return null;
  return {
    method,
    seed: reader.read({ kind: 'field', field: 'seed' }, readSeed),
    requestedSeconds: reader.read({ kind: 'field', field: 'requestedSeconds' }, readSeconds),
    startSeconds,
    endSeconds,
    timesEstimated: reader.read({ kind: 'field', field: 'timesEstimated' }, readYesNo) ?? false,
  };
}

function readSeed(cell: SheetCell): number {
  const seed = readNumber(cell);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new InputFault({ problem: `"${cellText(cell)}" is no seed`, remedy: 'a seed is a whole number from 0' });
}

const yesWords = new Set(['true', 'yes', 'ja', '1']);
const noWords = new Set(['false', 'no', 'nei', 'nej', '0']);

function readYesNo(cell: SheetCell): boolean {
  const text = cellText(cell).toLowerCase();
  if (yesWords.has(text) || noWords.has(text)) return yesWords.has(text);
  throw new InputFault({ problem: `"${text}" is neither yes nor no`, remedy: 'write yes or no' });
}

/** Seconds from the start of the recording; unlike a count, they have three decimals as a matter of course. */
function readSeconds(cell: SheetCell): number {
  const seconds = readNumber(cell);
  if (seconds >= 0) return seconds;
  throw new InputFault({ problem: `${seconds} is less than nothing` });
}

function readGlobals(reader: RowReader, rubric: Rubric): TotalsRow['globals'] {
  const globals: Record<string, { value: number; source: 'human' | 'estimated' }> = {};
  for (const { id, scale } of rubric.globals) {
    const value = reader.read({ kind: 'global', global: id }, (cell) => {
      const rating = readNumber(cell);
      if (rating >= scale.min && rating <= scale.max) return rating;
      throw new InputFault({ problem: `${rating} is outside ${scale.min} to ${scale.max}` });
    });
    const source = reader.read({ kind: 'globalSource', global: id }, readSource);
    if (value !== null) globals[id] = { value, source: source ?? 'human' };
  }
  return globals;
}

function readSource(cell: SheetCell): 'human' | 'estimated' {
  const text = cellText(cell).toLowerCase();
  if (text === 'human' || text === 'estimated') return text;
  throw new InputFault({ problem: `"${text}" is no source of a rating`, remedy: 'write human or estimated' });
}

function readKind(reader: RowReader): CoderKind | null {
  return reader.read({ kind: 'field', field: 'coderKind' }, (cell) => oneOf(coderKinds, cell));
}

function readStatus(reader: RowReader): 'draft' | 'final' | null {
  return reader.read({ kind: 'field', field: 'status' }, (cell) => oneOf(['draft', 'final'] as const, cell));
}

function oneOf<Word extends string>(words: readonly Word[], cell: SheetCell): Word {
  const text = cellText(cell).toLowerCase();
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new InputFault({ problem: `"${text}" is not known`, remedy: `write ${words.join(', ')}` });
}
