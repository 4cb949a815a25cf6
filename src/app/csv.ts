/** Rows as CSV, for whoever prints what a use case found. */
export { csvLines } from '../exchange/sheets/write-csv.ts';
