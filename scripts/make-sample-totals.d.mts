interface SampleTotalsOptions {
  readonly seed?: number;
}

export function makeSampleTotals(options?: SampleTotalsOptions): { header: string[]; rows: string[][] };
export function sampleTotalsCsv(options?: SampleTotalsOptions): string;
