import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lightTheme } from '../../../src/report/charts/chart-theme.ts';
import { configureDistributionChart, placeNames } from '../../../src/report/charts/distribution-chart.ts';
import { exampleTeamReport } from '../example-reports.ts';

it('leaves room for the ticks at both ends of an axis', () => {
  const { distributions } = exampleTeamReport;
  if (distributions === null) throw new Error('the example has distributions');
  const space = { width: 300, theme: lightTheme, language: 'en', isInteractive: true };
  const endsOf = (widthOf: (text: string) => number) => {
    const font = { family: 'sans-serif', size: 7.2, widthOf };
    const { configuration } = configureDistributionChart(distributions.chart, { ...space, font });
    const scale = configuration.options?.scales?.x0 ?? {};
    const { min, max } = scale as { min: number; max: number };
    const { from, to } = distributions.chart.panels[0]?.axis ?? { from: 0, to: 0 };
    const pixels = (300 * (max - to)) / (max - min);
    expect((300 * (from - min)) / (max - min)).toBeCloseTo(pixels);
    return pixels;
  };
  expect(endsOf(() => 5)).toBeCloseTo(10);
  expect(endsOf(() => 40)).toBeCloseTo(21);
});

it('writes each name at its place where there is room, and never one over another', () => {
  const row = { left: 0, right: 100 };
  expect(
    placeNames(
      [
        { from: 20, width: 20 },
        { from: 60, width: 20 },
      ],
      row,
    ),
  ).toEqual([20, 60]);
  expect(
    placeNames(
      [
        { from: 60, width: 40 },
        { from: 70, width: 25 },
      ],
      row,
    ),
  ).toEqual([30, 75]);
  const name = fc.record({ from: fc.integer({ min: 0, max: 95 }), width: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), (names) => {
      const sorted = names.toSorted((a, b) => a.from - b.from);
      const starts = placeNames(sorted, row);
      const ends = starts.map((start, at) => start + (sorted[at]?.width ?? 0));
      expect(Math.max(...ends)).toBeLessThanOrEqual(100);
      for (const [at, start] of starts.entries()) expect(start).toBeGreaterThan(ends[at - 1] ?? -101);
    }),
  );
});
