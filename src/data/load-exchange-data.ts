import type { CodeNames } from '../exchange/cacti/code-names.ts';
import type { ColumnNames } from '../exchange/totals/column-names.ts';
import { readShippedData } from './shipped-data.ts';

/** The usual names of the columns of a spreadsheet of totals, and of a manifest. */
export async function loadColumnNames(): Promise<ColumnNames> {
  return readShippedData<ColumnNames>('column-names');
}

/** What the codes of other instruments become. */
export async function loadCodeNames(): Promise<CodeNames> {
  return readShippedData<CodeNames>('code-names');
}
