import type { ExportColumn, ExportRow, ExportValue } from '../exports/export-columns.ts';

/** One sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
}

const longestCell = 32_767;

/** Writes an Excel workbook: its sheets, and a codebook that says what every column and value means. Text stays text. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  // On demand: only XLSX needs it.
  const { default: writeWorkbookFile } = await import('write-excel-file/node');
  const written = [...sheets, codebook(sheets)].map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((column) => ({ width: Math.min(40, Math.max(10, column.name.length + 2)) })),
    data: [
      columns.map((column) => ({ value: column.name, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value, at) => cellOf(value, columns[at]))),
    ],
  }));
  return writeWorkbookFile(written).toBuffer();
}

function cellOf(value: ExportValue, column: ExportColumn | undefined) {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'string' && column?.type === 'date') {
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  return { value: String(value).slice(0, longestCell), type: String };
}

/** One row a column, and one a value that a column can have. */
function codebook(sheets: readonly WorkbookSheet[]): WorkbookSheet {
  const text = (name: string): ExportColumn => ({ name, label: name, type: 'text' });
  const rows = sheets.flatMap(({ name: sheet, columns }) =>
    columns.flatMap(({ name, label, type, values }): ExportRow[] => [
      [sheet, name, label, type, null, null],
      ...Object.entries(values ?? {}).map(([value, meaning]): ExportRow => [sheet, name, null, null, value, meaning]),
    ]),
  );
  return { name: 'codebook', columns: ['sheet', 'column', 'meaning', 'type', 'value', 'value means'].map(text), rows };
}
