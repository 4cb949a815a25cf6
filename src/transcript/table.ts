import { InputFault } from '../instrument/input-fault.ts';
import { cleanText } from './spoken-turns.ts';

/** A delimited file: a header and rows, each with the line that it begins on. */
export interface Table {
  /** Column names in their plain form: small letters, words joined by an underscore. */
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Line of the file that the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface Beginning {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** Offset and number of the header's line. */
  readonly offset: number;
  readonly line: number;
}

const LONGEST_HEADER = 10_000;

/** The header of what may be a delimited file, or null where the first line has only one column. Looks at no more. */
export function peekHeader(text: string): readonly string[] | null {
  return findBeginning(text)?.header ?? null;
}

/**
 * Reads a file delimited by commas, semicolons or tabs, with a header; `sep=;` above it, as Excel writes, is understood.
 *
 * @throws InputFault when there is no header of two columns, a quoted cell is damaged, or a row is longer than the header
 */
export async function readTable(text: string): Promise<Table> {
  const beginning = findBeginning(text);
  if (!beginning) {
    const problem = 'the first line does not name the columns';
    throw new InputFault({ problem, remedy: 'begin with a line such as speaker,text' });
  }
  // Loaded only here, so that other formats don't wait for it.
  const { default: papaparse } = await import('papaparse');
  const { delimiter, offset, line: headerLine } = beginning;
  const { data, errors } = papaparse.parse<string[]>(text.slice(offset), { delimiter });
  const [header = [], ...rest] = data;
  const faultyRows = new Map(errors.flatMap((error) => (error.row === undefined ? [] : [[error.row, error.message]])));
  const rows: TableRow[] = [];
  let line = headerLine + linesOf(header);
  for (const [at, cells] of rest.entries()) {
    checkRow({ line, cells }, header.length, faultyRows.get(at + 1));
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    line += linesOf(cells);
  }
  return { header: header.map(plainName), rows };
}

function checkRow({ line, cells }: TableRow, width: number, damage: string | undefined): void {
  const place = `line ${line}`;
  if (damage !== undefined) {
    const problem = 'a cell in quotes is not closed properly';
    throw new InputFault({ problem, place, remedy: 'put the whole cell in quotes and double those inside it' });
  }
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')) {
    const problem = `there are ${cells.length} cells under ${width} columns`;
    throw new InputFault({ problem, place, remedy: 'put text that holds the delimiter in quotes' });
  }
}

/** A row has one line more than there are line ends in its quoted cells. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function findBeginning(text: string): Beginning | null {
  const start = text.search(/\S/);
  if (start === -1) return null;
  const blankLines = text.slice(0, start).split('\n').length - 1;
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const first = lineAt(text, lineStart);
  const stated = /^sep=([,;\t|])$/i.exec(first.trim())?.[1];
  const offset = stated === undefined ? lineStart : lineStart + first.length + 1;
  const headerLine = lineAt(text, offset);
  const delimiter = stated ?? likelyDelimiter(headerLine);
  if (delimiter === null) return null;
  const header = splitHeader(headerLine, delimiter).map(plainName);
  return { delimiter, header, offset, line: blankLines + (stated === undefined ? 1 : 2) };
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, Math.min(end === -1 ? text.length : end, offset + LONGEST_HEADER));
}

/** The delimiter that divides the line into most columns; null where none does. */
function likelyDelimiter(line: string): string | null {
  const columns = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: splitHeader(line, delimiter).length }));
  const [best] = columns.toSorted((a, b) => b.count - a.count);
  return best && best.count > 1 ? best.delimiter : null;
}

function splitHeader(line: string, delimiter: string): string[] {
  let quoted = false;
  const columns: string[] = [''];
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === delimiter && !quoted) columns.push('');
    else columns[columns.length - 1] += char;
  }
  return columns;
}

/** A column's plain form: small letters, words joined by an underscore, whether it was `Turn ID`, `turnId` or `turn-id`. */
export function plainName(name: string): string {
  return cleanText(name)
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replaceAll(/[\s_.-]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}

/** Rows of a turn, which stand together in the file. */
export interface TurnRows {
  readonly id: string;
  readonly rows: readonly TableRow[];
}

/**
 * Gathers rows into sessions, and each session's rows into turns: rows with the same turn id, or each row a turn, numbered
 * from "1", where there are no turn ids.
 *
 * @throws InputFault when a row has no session or turn id though there is a column for it, or a turn comes twice
 */
export function gatherTurns(
  rows: readonly TableRow[],
  sessionColumn: number | null,
  turnColumn: number | null,
): Map<string | null, TurnRows[]> {
  const sessions = new Map<string | null, { turns: Map<string, TableRow[]>; last: string | null }>();
  for (const row of rows) {
    const id = sessionColumn === null ? null : requireCell(row, sessionColumn, 'session');
    let session = sessions.get(id);
    if (!session) {
      session = { turns: new Map<string, TableRow[]>(), last: null };
      sessions.set(id, session);
    }
    const turn = turnColumn === null ? String(session.turns.size + 1) : requireCell(row, turnColumn, 'turn');
    const known = session.turns.get(turn);
    if (known && session.last !== turn) {
      const problem = `turn ${turn} comes again after other turns (first on line ${known[0]?.line})`;
      throw new InputFault({ problem, place: `line ${row.line}`, remedy: 'give every turn of a session its own id' });
    }
    if (known) known.push(row);
    else session.turns.set(turn, [row]);
    session.last = turn;
  }
  const entries = [...sessions].map(
    ([id, { turns }]) => [id, [...turns].map(([turn, each]) => ({ id: turn, rows: each }))] as const,
  );
  return new Map(entries);
}

function requireCell(row: TableRow, column: number, name: string): string {
  const value = cleanText(row.cells[column] ?? '');
  if (value !== '') return value;
  throw new InputFault({ problem: `the row has no ${name} id`, place: `line ${row.line}`, remedy: 'fill it in' });
}
