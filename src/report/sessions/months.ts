/** Calendar months as reports count them: "2026-10". */
export type Month = string;

const pattern = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** The month so many months later, or earlier where it is negative. */
export function addMonths(month: Month, months: number): Month {
  const [, year = '0', number = '1'] = pattern.exec(month) ?? [];
  const count = Number(year) * 12 + Number(number) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** First and last day of a month, as YYYY-MM-DD. */
export function daysOfMonth(month: Month): { readonly from: string; readonly to: string } {
  const lastDay = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - DAY_MS);
  return { from: `${month}-01`, to: lastDay.toISOString().slice(0, 10) };
}

export function monthOf(date: string): Month {
  return date.slice(0, 7);
}

const DAY_MS = 86_400_000;

/** Days from 1970-01-01 to a date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** Mean length of a month, for slopes a month. */
export const daysInMonth = 365.25 / 12;
