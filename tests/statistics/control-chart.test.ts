import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawControlChart } from '../../src/statistics/control-chart.ts';
import { expectClose, expectPublished } from './close.ts';

const unbounded = { least: -1e9, most: 1e9 };

describe('drawControlChart', () => {
  it('has the limits of the viscosity example of Montgomery (2009, ch. 6.4)', () => {
    const viscosity = [
      ...[33.75, 33.05, 34.0, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.2, 33.62, 33.0, 33.54, 33.12, 33.84],
    ];
    const chart = drawControlChart(viscosity, unbounded);
    expectPublished(chart?.centre ?? 0, '33.52');
    expectPublished(chart?.upper ?? 0, '34.80');
    expectPublished(chart?.lower ?? 0, '32.24');
    expect(chart?.points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('marks what lies outside, and the eighth and later of a run on one side', () => {
    const steady = [0.8, 0.7, 0.8, 0.7];
    const dropped = drawControlChart([...steady, 0.2], { least: 0, most: 1 }, 4);
    expect(dropped?.points.map(({ signals }) => signals)).toEqual([[], [], [], [], ['outside']]);
    const below = drawControlChart([...steady, ...Array<number>(8).fill(0.72)], { least: 0, most: 1 }, 4);
    // The last of the baseline is below the centre too.
    expect(below?.points.map(({ signals }) => signals.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(below?.points.at(-1)?.signals).toEqual(['run']);
  });

  it('keeps limits within the scale', () => {
    const chart = drawControlChart([1, 0.5, 1], { least: 0, most: 1 });
    expect(chart?.upper).toBe(1);
  });

  it('has no chart of fewer than two points', () => {
    expect(drawControlChart([0.5], unbounded)).toBeNull();
    expect(drawControlChart([0.5, 0.6, 0.7], unbounded, 1)).toBeNull();
  });

  it('moves with its values, and limits hold the centre', () => {
    const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: -50, max: 50 }), (given, shift) => {
        const chart = drawControlChart(given, unbounded);
        const moved = drawControlChart(
          given.map((value) => value + shift),
          unbounded,
        );
        expectClose(moved?.centre ?? 0, (chart?.centre ?? 0) + shift);
        expect(chart?.lower ?? 0).toBeLessThanOrEqual(chart?.centre ?? 0);
        expect(chart?.upper ?? 0).toBeGreaterThanOrEqual(chart?.centre ?? 0);
      }),
    );
  });
});
