import { InputFault } from '../../instrument/input-fault.ts';
import type { SessionIdentity } from '../imports/find-session.ts';
import {
  cellText,
  commonOrder,
  type DateOrder,
  type DecimalMark,
  findDecimalMarks,
  readDate,
  readNumber,
} from '../sheets/cell-values.ts';
import type { Sheet, SheetCell, SheetRow } from '../sheets/read-sheet.ts';
import type { ColumnField, ColumnNames } from './column-names.ts';
import { type ColumnUse, describeUse, type MatchedSheet } from './match-columns.ts';

/** What a row of a sheet says of a session, a manifest's row as well as one of totals. */
export interface RowDetails extends SessionIdentity {
  readonly language: string | null;
  readonly changeGoal: string | null;
  readonly tags: readonly string[];
}

/** How the cells of a sheet are to be read, as far as the sheet as a whole shows it. */
export interface SheetConventions {
  /** An export of a library writes every cell as it is meant: no word of it stands for an unknown value. */
  readonly isExport: boolean;
  /** What stands for an unknown value, as cells are compared with it. */
  readonly missing: ReadonlySet<string>;
  readonly dateOrder: DateOrder | null;
  readonly decimalMarks: ReadonlySet<DecimalMark>;
}

/** @param statedOrder of day and month, as the user says; null for what the dates themselves show */
export function findConventions(
  sheet: Sheet,
  matched: MatchedSheet,
  names: ColumnNames,
  statedOrder: DateOrder | null,
): SheetConventions {
  const isExport = (['codingId', 'rubricSha256'] as const).every((field) => columnOf(matched, field) !== undefined);
  return {
    isExport,
    missing: new Set(isExport ? [] : names.missing),
    dateOrder: statedOrder ?? findDateOrder(sheet, matched),
    decimalMarks: isExport ? new Set(['.', ',']) : findDecimalMarks(cellsOfNumbers(sheet, matched)),
  };
}

function columnOf({ columns }: MatchedSheet, field: ColumnField): number | undefined {
  return columns.find(({ use }) => use.kind === 'field' && use.field === field)?.column;
}

/** The order of day and month as a sheet's dates show it. */
function findDateOrder(sheet: Sheet, matched: MatchedSheet): DateOrder | null {
  const column = columnOf(matched, 'date');
  if (column === undefined) return null;
  return commonOrder(sheet.rows.slice(matched.firstRow).map(({ cells }) => cells[column] ?? null));
}

const numeric: readonly ColumnUse['kind'][] = ['code', 'global', 'derived'];

function cellsOfNumbers(sheet: Sheet, { columns, firstRow }: MatchedSheet): SheetCell[] {
  const numbers = columns.filter(({ use }) => numeric.includes(use.kind));
  return sheet.rows.slice(firstRow).flatMap(({ cells }) => numbers.map(({ column }) => cells[column] ?? null));
}

/** Reads cells of a row by what their column holds. */
export class RowReader {
  readonly #row: SheetRow;
  readonly #matched: MatchedSheet;
  readonly #conventions: SheetConventions;

  constructor(row: SheetRow, matched: MatchedSheet, conventions: SheetConventions) {
    this.#row = row;
    this.#matched = matched;
    this.#conventions = conventions;
  }

  /** The cell, or null where there is no such column or the cell says that the value is not known. */
  cell(use: ColumnUse): { readonly name: string; readonly value: SheetCell } | null {
    const wanted = describeUse(use);
    const column = this.#matched.columns.find((each) => each.use.kind === use.kind && describeUse(each.use) === wanted);
    const value = column ? (this.#row.cells[column.column] ?? null) : null;
    const text = cellText(value).toLowerCase();
    return column && text !== '' && !this.#conventions.missing.has(text) ? { name: column.name, value } : null;
  }

  /** One line of text. */
  text(field: ColumnField): string | null {
    const found = this.cell({ kind: 'field', field });
    if (found === null) return null;
    return this.#conventions.isExport && typeof found.value === 'string' ? found.value : cellText(found.value);
  }

  /** Text whose line breaks matter. */
  prose(field: ColumnField): string | null {
    const found = this.cell({ kind: 'field', field });
    return found && (typeof found.value === 'string' ? found.value.replaceAll('\r\n', '\n') : cellText(found.value));
  }

  read<Value>(use: ColumnUse, parse: (cell: SheetCell) => Value): Value | null {
    const found = this.cell(use);
    if (!found) return null;
    try {
      return parse(found.value);
    } catch (error) {
      throw error instanceof InputFault ? error.at(`column "${found.name}"`) : error;
    }
  }

  details(): RowDetails & { readonly hasLabel: boolean } {
    const { dateOrder } = this.#conventions;
    const date = this.read({ kind: 'field', field: 'date' }, (cell) => readDate(cell, dateOrder));
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
      tags: this.#tags(),
    };
  }

  /** An export divides tags by semicolons alone, since a tag may hold a comma. */
  #tags(): string[] {
    const divider = this.#conventions.isExport ? /;/ : /[;,]/;
    return (this.text('tags') ?? '').split(divider).flatMap((tag) => tag.trim() || []);
  }
}

function readSessionNumber(cell: SheetCell): number {
  const number = readNumber(cell);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InputFault({ problem: `"${cellText(cell)}" is no place in a series`, remedy: 'write 1, 2, 3 ...' });
}
