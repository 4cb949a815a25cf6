import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeNames } from '../../../src/report/charts/distribution-chart.ts';

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
