/** Rows as CSV, for whoever prints what a use case found. */
export { csvLines } from '../exchange/write-csv.ts';
