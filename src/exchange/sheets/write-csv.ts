import papaparse from 'papaparse';
import type { ExportColumn, ExportRow } from '../exports/export-columns.ts';
import { guardedFormulae } from './read-sheet.ts';

/**
 * Rows as CSV lines. A spreadsheet must not take a session's text for a formula: such cells get an apostrophe in front,
 * which an import takes off again.
 */
export function csvLines(rows: readonly ExportRow[]): string {
  if (rows.length === 0) return '';
  return `${papaparse.unparse(
    rows.map((row) => [...row]),
    { escapeFormulae: guardedFormulae },
  )}\n`.replaceAll('\r\n', '\n');
}

/** The header line. */
export function csvHeader(columns: readonly ExportColumn[]): string {
  return csvLines([columns.map(({ name }) => name)]);
}
