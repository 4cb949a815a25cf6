import { InputFault } from '../../instrument/input-fault.ts';
import type { SheetCell } from './read-sheet.ts';

/** A cell as the text that a person sees. */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return isoDate(cell);
  return String(cell).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/**
 * A number, with a decimal point or comma.
 *
 * @throws InputFault when the cell holds something else
 */
export function readNumber(cell: SheetCell): number {
  if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
  const text = cellText(cell).replaceAll(/[\s\u00a0]/g, '');
  if (/^[+-]?\d{1,15}(?:[.,]\d{1,20})?$/.test(text) && !(cell instanceof Date)) return Number(text.replace(',', '.'));
  const looksLikeDate = cell instanceof Date ? ' (the spreadsheet has made it a date)' : '';
  throw new InputFault({ problem: `"${cellText(cell).slice(0, 40)}" is no number${looksLikeDate}` });
}

/** A mark between digits. */
export type DecimalMark = '.' | ',';

/**
 * The marks that can't divide thousands in some of these cells, so that they divide decimals in all of them: a cell such
 * as `2.5`, `0.333` or `1234.567` shows that the point does.
 */
export function findDecimalMarks(cells: readonly SheetCell[]): ReadonlySet<DecimalMark> {
  const marks = cells.flatMap((cell) => {
    const [, whole = '', mark, part = ''] =
      typeof cell === 'string' ? (/^[+-]?(\d+)([.,])(\d+)%?$/.exec(cell.trim()) ?? []) : [];
    const mayBeThousand = part.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
    return mark === undefined || mayBeThousand ? [] : (mark as DecimalMark);
  });
  return new Set(marks);
}

/**
 * A count, 0 or more: a number as `readNumber` takes it, unless `1,000` or `1.000` leaves open which number it is.
 *
 * @param decimalMarks marks that are known to divide decimals in this sheet
 * @throws InputFault when the cell holds something else, or text that may be a thousand or a decimal
 */
export function readCount(cell: SheetCell, decimalMarks: ReadonlySet<DecimalMark>): number {
  const count = readNumber(cell);
  const text = cellText(cell);
  const [, mark] = typeof cell === 'number' ? [] : (/^\+?[1-9]\d{0,2}([.,])\d{3}$/.exec(text) ?? []);
  if (mark !== undefined && !decimalMarks.has(mark as DecimalMark)) {
    const remedy = 'write thousands without a separator, and decimals with fewer or more than three digits';
    throw new InputFault({ problem: `"${text}" may be a thousand or a decimal`, remedy });
  }
  if (count >= 0) return count;
  throw new InputFault({ problem: `${count} is less than nothing` });
}

/** Which of two numbers before a year is the day. */
export type DateOrder = 'dmy' | 'mdy';

/** First and last day of the serial numbers that are taken for dates: the years 1954 to 2119. */
const [firstSerial, lastSerial] = [20_000, 80_000];
/** Day 0 of Excel's calendar, which has a 29 February 1900 that never was. */
const serialZero = Date.UTC(1899, 11, 30);

/**
 * A calendar date, as YYYY-MM-DD: a date of the spreadsheet, its serial number, `2024-05-17`, `20240517`, `17.05.2024`,
 * `17-5-24`, or `17/5/2024` where the order is known.
 *
 * @param order of day and month where a date has slashes; null where it isn't known
 * @throws InputFault when it is none of these, no day of the calendar, or its order is not known
 */
export function readDate(cell: SheetCell, order: DateOrder | null): string {
  if (cell instanceof Date) return isoDate(cell);
  const text = cellText(cell);
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  if (serial >= firstSerial && serial <= lastSerial) return isoDate(new Date(serialZero + serial * 86_400_000));
  const iso = /^(\d{4})(-?|\.|\/)(\d{1,2})\2(\d{1,2})(?:[T ]\d{1,2}:.*)?$/.exec(text);
  if (iso) return calendarDate(Number(iso[1]), Number(iso[3]), Number(iso[4]), text);
  const [, first, separator, second, year] =
    /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?: .*)?$/.exec(text) ?? [];
  if (first === undefined) {
    throw new InputFault({ problem: `"${text.slice(0, 40)}" is no date`, remedy: 'write YYYY-MM-DD or DD.MM.YYYY' });
  }
  const isDayFirst = separator === '/' ? (order ?? orderOf(text)) : 'dmy';
  if (isDayFirst === null) {
    const remedy = 'say which with --date-order dmy or --date-order mdy';
    throw new InputFault({ problem: `in "${text}" day and month can't be told apart`, remedy });
  }
  const [day, month] = isDayFirst === 'dmy' ? [first, second] : [second, first];
  const fullYear = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  return calendarDate(fullYear, Number(month), Number(day), text);
}

/** The order that a date with slashes shows by a number above twelve; null where it shows none. */
export function orderOf(text: string): DateOrder | null {
  const [, first, second] = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  if (Number(first) > 12) return 'dmy';
  return Number(second) > 12 || first === second ? 'mdy' : null;
}

/** The order of all dates of a column, from those that show it; null where none does or they disagree. */
export function commonOrder(cells: readonly SheetCell[]): DateOrder | null {
  const orders = cells.flatMap((cell) => {
    const [, first, second] = /^(\d{1,2})\/(\d{1,2})\//.exec(cellText(cell)) ?? [];
    return first === undefined || first === second ? [] : (orderOf(cellText(cell)) ?? []);
  });
  const [order] = orders;
  return order !== undefined && orders.every((each) => each === order) ? order : null;
}

function calendarDate(year: number, month: number, day: number, written: string): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (isReal && year >= 1950 && year < 2120) return isoDate(date);
  throw new InputFault({ problem: `"${written}" is no day of the calendar`, remedy: 'write YYYY-MM-DD or DD.MM.YYYY' });
}

function isoDate(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'invalid date' : date.toISOString().slice(0, 10);
}
