import { csvLines } from '../../app/csv.ts';
import { shortestId } from '../../app/find-by-end.ts';
import { printable } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { TextStyle } from '../terminal/text-style.ts';

/** What a cell of a list holds; null where nothing is known. */
export type ListCell = string | number | null;

/** A row of a list: what each column holds. The first column is an id. */
type Row<Column extends string> = Readonly<Record<Column, ListCell>>;

/** How a list is printed. */
export interface ListForm {
  readonly csv?: boolean;
  readonly json?: boolean;
}

/** Prints a list: JSON and CSV as the rows come; a table needs them all. */
export async function printList<Column extends string>(
  terminal: Terminal,
  columns: readonly Column[],
  rows: AsyncIterable<Row<Column>>,
  { csv, json, what }: ListForm & { readonly what: string },
): Promise<void> {
  if (csv) return printCsv(terminal, columns, rows);
  if (json) return printJson(terminal, columns, rows);
  const held: ListCell[][] = [];
  for await (const row of rows) held.push(columns.map((column) => row[column]));
  if (held.length === 0) {
    terminal.stderr.write(`no ${what} are as the options say\n`);
    return;
  }
  await terminal.print(renderTable(terminal.style, columns, held));
  terminal.stderr.write(`${held.length} ${held.length === 1 ? what.slice(0, -1) : what}\n`);
}

async function printCsv<Column extends string>(
  terminal: Terminal,
  columns: readonly Column[],
  rows: AsyncIterable<Row<Column>>,
): Promise<void> {
  await terminal.print(csvLines([columns]));
  for await (const row of rows) await terminal.print(csvLines([columns.map((column) => row[column])]));
}

async function printJson<Column extends string>(
  terminal: Terminal,
  columns: readonly Column[],
  rows: AsyncIterable<Row<Column>>,
): Promise<void> {
  let isFirst = true;
  for await (const row of rows) {
    const cells = Object.fromEntries(columns.map((column) => [column, row[column]]));
    await terminal.print(`${isFirst ? '[\n' : ',\n'}${JSON.stringify(cells)}`);
    isFirst = false;
  }
  await terminal.print(isFirst ? '[]\n' : '\n]\n');
}

/** Rows as a table: columns as wide as their content; an id is shown by its end, which is enough to show it again. */
export function renderTable(
  style: TextStyle,
  columns: readonly string[],
  rows: readonly (readonly ListCell[])[],
): string {
  const ids = shortIds(rows.map(([id]) => String(id)));
  const shown = rows.map((row, i) => row.map((cell, at) => (at === 0 ? (ids[i] ?? '') : plainCell(cell))));
  const widths = columns.map((name, at) =>
    shown.reduce((width, row) => Math.max(width, [...(row[at] ?? '')].length), name.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd();
  return `${[style.bold(line(columns)), ...shown.map(line)].join('\n')}\n`;
}

/** A cell as a terminal may show it. */
export function plainCell(cell: ListCell): string {
  return cell === null ? '' : printable(String(cell));
}

/** The ends of ids, long enough to tell them all apart. */
function shortIds(ids: readonly string[]): string[] {
  for (let length = shortestId; length < 36; length++) {
    const ends = ids.map((id) => id.slice(-length));
    if (new Set(ends).size === new Set(ids).size) return ends;
  }
  return [...ids];
}
