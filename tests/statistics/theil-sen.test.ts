import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theilSen } from '../../src/statistics/theil-sen.ts';
import { expectClose, reasonOf, valueIn } from './close.ts';

const halves = fc.integer({ min: 2, max: 10 }).map((each) => each / 2);
const points = fc
  .array(fc.record({ x: fc.integer({ min: 0, max: 400 }), y: halves }), { minLength: 3, maxLength: 25 })
  .filter((each) => new Set(each.map(({ x }) => x)).size > 1);

describe('theilSen', () => {
  it('is the published example: slope 4, interval from 26/7 to 35/8 (Sen 1968)', () => {
    const y = [9, 15, 19, 20, 45, 55, 78];
    const published = [1, 2, 3, 4, 10, 12, 18].map((x, i) => ({ x, y: y[i] ?? Number.NaN }));
    const found = valueIn(theilSen(published));
    expectClose(found.slope, 4);
    expectClose(valueIn(found.interval).lower, 26 / 7);
    expectClose(valueIn(found.interval).upper, 35 / 8);
  });

  it('has no line below three points, and no interval below five at 95 %', () => {
    const rising = [1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x }));
    expect(reasonOf(theilSen(rising.slice(0, 2)))).toBe('tooFewSubjects');
    expect(reasonOf(theilSen([2, 2, 2].map((x, y) => ({ x, y }))))).toBe('noVariance');
    expect(reasonOf(valueIn(theilSen(rising.slice(0, 3))).interval)).toBe('tooFewSubjects');
    expect(reasonOf(valueIn(theilSen(rising.slice(0, 4))).interval)).toBe('tooFewSubjects');
    expect(valueIn(valueIn(theilSen(rising.slice(0, 5))).interval)).toEqual({ level: 0.95, lower: 1, upper: 1 });
  });

  it('does not depend on the order of points', () => {
    fc.assert(
      fc.property(points, (given) => {
        expect(theilSen([...given].reverse())).toEqual(theilSen(given));
      }),
    );
  });

  it('holds its own slope, and turns round with time', () => {
    fc.assert(
      fc.property(points, (given) => {
        const found = valueIn(theilSen(given));
        const mirrored = valueIn(theilSen(given.map(({ x, y }) => ({ x: -x, y }))));
        expectClose(mirrored.slope, -found.slope);
        expect(mirrored.interval.defined).toBe(found.interval.defined);
        if (!found.interval.defined || !mirrored.interval.defined) return;
        expect(found.interval.value.lower).toBeLessThanOrEqual(found.slope);
        expect(found.interval.value.upper).toBeGreaterThanOrEqual(found.slope);
        expectClose(mirrored.interval.value.lower, -found.interval.value.upper);
      }),
    );
  });

  it('follows a shift and a scale of the measure', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -3, max: 3 }), fc.constantFrom(0.5, 2, 4), (given, shift, scale) => {
        const found = valueIn(theilSen(given));
        const moved = valueIn(theilSen(given.map(({ x, y }) => ({ x, y: scale * y + shift }))));
        expectClose(moved.slope, scale * found.slope);
        expectClose(moved.intercept, scale * found.intercept + shift, 1e-8);
      }),
    );
  });

  it('keeps its level: of 400 series without a trend about 5 % seem to have one', () => {
    const values = fc.sample(fc.array(halves, { minLength: 12, maxLength: 12 }), { numRuns: 400, seed: 11 });
    const excluding = values.filter((series) => {
      const { interval } = valueIn(theilSen(series.map((y, x) => ({ x, y }))));
      return interval.defined && (interval.value.lower > 0 || interval.value.upper < 0);
    });
    expect(excluding.length / 400).toBeLessThan(0.08);
  });

  it('refuses values that are not finite', () => {
    expect(() => theilSen([{ x: 0, y: Number.NaN }])).toThrow('a point is 0, NaN');
  });
});
