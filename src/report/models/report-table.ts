/** A cell: what CSV and XLSX take (numbers unrounded, null for missing), and what pages print. */
export interface TableCell {
  readonly value: number | string | null;
  readonly text: string;
}

export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** Words for a narrow column's abbreviation; null where the label says it all. */
  readonly meaning: string | null;
  readonly align: 'start' | 'end';
}

/** A table ready to print: as many cells a row as there are columns. The first column holds the row's header. */
export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Printed under the table; null for none. */
  readonly note: string | null;
}
