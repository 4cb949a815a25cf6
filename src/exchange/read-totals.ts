import type { CoderKind } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { cellText, commonOrder, type DateOrder, readCount, readDate, readNumber } from './cell-values.ts';
import type { ColumnField, ColumnNames } from './column-names.ts';
import type { SessionIdentity } from './find-session.ts';
import { type ColumnUse, describeUse, type MatchedSheet } from './match-columns.ts';
import { plainKey } from './plain-key.ts';
import type { Cell, Sheet, SheetRow } from './read-sheet.ts';

/** What a row of a sheet says of a session, a manifest's row as well as one of totals. */
export interface RowDetails extends SessionIdentity {
  readonly language: string | null;
  readonly changeGoal: string | null;
  readonly tags: readonly string[];
}

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
  readonly notes: string;
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
}

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

/** Reads cells of a row by what their column holds. */
export class RowReader {
  readonly #row: SheetRow;
  readonly #matched: MatchedSheet;
  readonly #missing: ReadonlySet<string>;
  readonly #dateOrder: DateOrder | null;

  constructor(row: SheetRow, matched: MatchedSheet, missing: ReadonlySet<string>, dateOrder: DateOrder | null) {
    this.#row = row;
    this.#matched = matched;
    this.#missing = missing;
    this.#dateOrder = dateOrder;
  }

  /** The cell, or null where there is no such column or the cell says that the value is not known. */
  cell(use: ColumnUse): { readonly name: string; readonly value: Cell } | null {
    const wanted = describeUse(use);
    const column = this.#matched.columns.find((each) => each.use.kind === use.kind && describeUse(each.use) === wanted);
    const value = column ? (this.#row.cells[column.column] ?? null) : null;
    const text = cellText(value).toLowerCase();
    return column && text !== '' && !this.#missing.has(text) ? { name: column.name, value } : null;
  }

  text(field: ColumnField): string | null {
    const found = this.cell({ kind: 'field', field });
    return found === null ? null : cellText(found.value);
  }

  read<Value>(use: ColumnUse, parse: (cell: Cell) => Value): Value | null {
    const found = this.cell(use);
    if (!found) return null;
    try {
      return parse(found.value);
    } catch (error) {
      throw error instanceof InputFault ? error.at(`column "${found.name}"`) : error;
    }
  }

  details(): RowDetails & { readonly hasLabel: boolean } {
    const date = this.read({ kind: 'field', field: 'date' }, (cell) => readDate(cell, this.#dateOrder));
    const number = this.read({ kind: 'field', field: 'number' }, readSessionNumber);
    const caseworker = this.text('caseworker');
    const named = this.text('session') ?? this.text('sessionId');
    const parts = [caseworker, date, number === null ? null : `no. ${number}`].filter((part) => part !== null);
    return {
      hasLabel: named !== null,
      label: named ?? parts.join(' '),
      caseworker,
      client: this.text('client'),
      date,
      number,
      language: this.text('language'),
      changeGoal: this.text('changeGoal'),
      tags: (this.text('tags') ?? '').split(/[;,]/).flatMap((tag) => tag.trim() || []),
    };
  }
}

/** What stands for an unknown value, as cells are compared with it. */
export function missingMarks(names: ColumnNames): ReadonlySet<string> {
  return new Set(names.missing);
}

/** The order of day and month in a sheet's dates: as the user says, else as the dates show. */
export function findDateOrder(sheet: Sheet, matched: MatchedSheet, stated: DateOrder | null): DateOrder | null {
  const column = matched.columns.find(({ use }) => use.kind === 'field' && use.field === 'date')?.column;
  if (stated !== null || column === undefined) return stated;
  return commonOrder(sheet.rows.slice(matched.firstRow).map(({ cells }) => cells[column] ?? null));
}

/** The word by which a row sums up others. A row that has a coding of the library is a session, whatever its name. */
function summaryWord(row: SheetRow, matched: MatchedSheet, names: ColumnNames): string | null {
  if (row.damage !== undefined) return null;
  const reader = new RowReader(row, matched, missingMarks(names), null);
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
  const missing = missingMarks(reading.names);
  const dateOrder = findDateOrder(sheet, matched, reading.dateOrder);
  for (const row of sheet.rows.slice(matched.firstRow)) {
    const summary = summaryWord(row, matched, reading.names);
    if (summary !== null) yield () => ({ line: row.line, summary });
    else yield () => readRow(row, matched, new RowReader(row, matched, missing, dateOrder), reading.rubric);
  }
}

function readRow(row: SheetRow, matched: MatchedSheet, reader: RowReader, rubric: Rubric): TotalsRow {
  try {
    checkShape(row, matched);
    const { hasLabel, ...session } = reader.details();
    if (!hasLabel && (session.caseworker === null || session.date === null)) {
      const problem = 'the row says neither which session nor which caseworker and date it is';
      throw new InputFault({ problem, remedy: 'fill one in' });
    }
    checkRubric(reader, rubric);
    const counts = readCounts(reader, rubric);
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
      notes: reader.text('notes') ?? '',
      startSeconds: reader.read({ kind: 'field', field: 'startSeconds' }, readSeconds),
      endSeconds: reader.read({ kind: 'field', field: 'endSeconds' }, readSeconds),
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

function readCounts(reader: RowReader, rubric: Rubric): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id } of rubric.codes) {
    const count = reader.read({ kind: 'code', code: id }, readCount);
    if (count !== null) counts[id] = count;
  }
  return counts;
}

/** Seconds from the start of the recording; unlike a count, they have three decimals as a matter of course. */
function readSeconds(cell: Cell): number {
  const seconds = readNumber(cell);
  if (seconds >= 0) return seconds;
  throw new InputFault({ problem: `${seconds} is less than nothing` });
}

function readSessionNumber(cell: Cell): number {
  const number = readNumber(cell);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InputFault({ problem: `"${cellText(cell)}" is no place in a series`, remedy: 'write 1, 2, 3 ...' });
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

function readSource(cell: Cell): 'human' | 'estimated' {
  const text = cellText(cell).toLowerCase();
  if (text === 'human' || text === 'estimated') return text;
  throw new InputFault({ problem: `"${text}" is no source of a rating`, remedy: 'write human or estimated' });
}

const coderKinds = ['human', 'heuristic', 'imported', 'consensus'] as const;

function readKind(reader: RowReader): CoderKind | null {
  return reader.read({ kind: 'field', field: 'coderKind' }, (cell) => oneOf(coderKinds, cell));
}

function readStatus(reader: RowReader): 'draft' | 'final' | null {
  return reader.read({ kind: 'field', field: 'status' }, (cell) => oneOf(['draft', 'final'] as const, cell));
}

function oneOf<Word extends string>(words: readonly Word[], cell: Cell): Word {
  const text = cellText(cell).toLowerCase();
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new InputFault({ problem: `"${text}" is not known`, remedy: `write ${words.join(', ')}` });
}
