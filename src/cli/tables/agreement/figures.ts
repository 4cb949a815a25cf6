// Figures of agreement as its table shows them.
import type { AgreementBand, AgreementDocument, Found } from '../../../agreement/agreement-document.ts';

export function widthOfNames({ measures }: AgreementDocument): number {
  return Math.max(12, ...measures.map(({ name }) => name.length));
}

export function showInterval(interval: Found<{ readonly lower: number; readonly upper: number }>): string {
  return interval.defined ? `${interval.value.lower.toFixed(2)} to ${interval.value.upper.toFixed(2)}` : '–';
}

export function showBand({ estimate, lower, upper }: AgreementBand): string {
  if (estimate !== null) return estimate;
  if (lower === null || upper === null) return '–';
  return lower === upper ? lower : `${lower} to ${upper}`;
}

/** Two places below ten, one above: four characters as a rule. */
export function show(found: Found<number>): string {
  return found.defined ? showNumber(found.value) : '–';
}

export function showNumber(value: number): string {
  return value.toFixed(Math.abs(value) < 9.995 ? 2 : 1);
}

export function showShare(found: Found<number>): string {
  return found.defined ? `${Math.round(found.value * 100)} %` : '–';
}

export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

export function counted(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}
