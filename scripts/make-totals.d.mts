interface TotalsOptions {
  readonly seed?: number;
  readonly sessions?: number;
  readonly caseworkers?: number;
  readonly months?: number;
}

export function makeTotals(options?: TotalsOptions): { header: string[]; rows: string[][] };
export function totalsCsv(options?: TotalsOptions): string;
