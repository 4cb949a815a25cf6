import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blandAltman } from '../../src/statistics/bland-altman.ts';
import { crossRatings, listConfusions } from '../../src/statistics/confusion-matrix.ts';
import { pearson } from '../../src/statistics/pearson.ts';
import { midRanks, spearman } from '../../src/statistics/spearman.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { peakFlow } from './published.ts';

const scores = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 25 });

describe('blandAltman', () => {
  it('gives bias, limits and intervals of Bland & Altman (1986), who take two standard deviations', () => {
    const found = valueIn(blandAltman(peakFlow.large, peakFlow.mini, { multiplier: 2 }));
    expectPublished(found.bias, '-2.1');
    expectPublished(found.standardDeviation, '38.8');
    // They go on from the rounded -2.1 and 38.8: -79.7 and 75.5, -22.0 to 17.8, -114.3 to -45.1, 40.9 to 110.1.
    for (const [value, published] of [
      [found.lowerLimit, -79.7],
      [found.upperLimit, 75.5],
      [found.biasInterval.lower, -22.0],
      [found.biasInterval.upper, 17.8],
      [found.lowerLimitInterval.lower, -114.3],
      [found.lowerLimitInterval.upper, -45.1],
      [found.upperLimitInterval.lower, 40.9],
      [found.upperLimitInterval.upper, 110.1],
    ] as const) {
      expect(Math.abs(value - published), `${value} against ${published}`).toBeLessThan(0.25);
    }
    expect(found.points[0]).toEqual({ mean: 503, difference: -18 });
  });

  it('turns round when the coders do', () => {
    fc.assert(
      fc.property(scores, (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const [one, other] = [blandAltman(first, second), blandAltman(second, first)];
        expect(other.defined).toBe(one.defined);
        if (!one.defined || !other.defined) return;
        expectClose(other.value.bias, -one.value.bias, 1e-12);
        expectClose(other.value.upperLimit, -one.value.lowerLimit, 1e-12);
      }),
    );
  });

  it('says why it is undefined', () => {
    expect(reasonOf(blandAltman([1, null], [2, 3]))).toBe('tooFewSubjects');
    const same = valueIn(blandAltman([1, 2, null], [2, 3, 4]));
    expect([same.lowerLimit, same.bias, same.upperLimit, same.omittedSubjects]).toEqual([-1, -1, -1, 1]);
  });
});

describe('pearson', () => {
  it('gives .94 of Bland & Altman (1986)', () => {
    expectPublished(valueIn(pearson(peakFlow.large, peakFlow.mini)).coefficient, '0.94');
  });

  it('gives .816 of Anscombe (1973)', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expectPublished(valueIn(pearson(x, y)).coefficient, '0.816');
  });

  it('says why it is undefined', () => {
    expect(reasonOf(pearson([1, 2], [2, 3]))).toBe('tooFewSubjects');
    expect(pearson([1, 2, 3], [4, 4, 4])).toEqual({
      defined: false,
      reason: { kind: 'coderWithoutVariance', coder: 1 },
    });
    const line = valueIn(pearson([0.1, 0.2, 0.3, 0.7], [-1, -2, -3, -7]));
    expect(line.coefficient).toBe(-1);
    expect(reasonOf(line.test)).toBe('perfectAgreement');
    expect(reasonOf(line.interval)).toBe('perfectAgreement');
    expect(reasonOf(valueIn(pearson([1, 2, 3], [1, 3, 2])).interval)).toBe('tooFewSubjects');
  });

  it('is symmetric and within -1 to 1', () => {
    fc.assert(
      fc.property(scores, (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        for (const statistic of [pearson, spearman]) {
          const [one, other] = [statistic(first, second), statistic(second, first)];
          expect(other.defined).toBe(one.defined);
          if (!one.defined || !other.defined) continue;
          expectClose(other.value.coefficient, one.value.coefficient, 1e-12);
          expect(Math.abs(one.value.coefficient)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('spearman', () => {
  it('gives .82 for the twelve students of Siegel (1956)', () => {
    const authoritarianism = [2, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11];
    const striving = [3, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9];
    expectPublished(valueIn(spearman(authoritarianism, striving)).coefficient, '0.82');
  });

  it('depends on ranks alone', () => {
    const first = [3, 1, 4, 2, 5];
    expectClose(
      valueIn(spearman(first, [1, 2, 4, 3, 5])).coefficient,
      valueIn(spearman(first.map(Math.exp), [1, 20, 400, 300, 9999])).coefficient,
    );
    expect(midRanks([5, 1, 5, 5, 2])).toEqual([4, 1, 4, 4, 2]);
    expect(midRanks([])).toEqual([]);
  });
});

describe('crossRatings', () => {
  it('counts which categories met', () => {
    const matrix = crossRatings(['SR', 'SR', 'CR', null, 'Q'], ['SR', 'CR', 'SR', 'Q', 'Q'], ['Q', 'SR', 'CR', 'GI']);
    expect(matrix.counts).toEqual([
      [1, 0, 0, 0],
      [0, 1, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect([matrix.subjects, matrix.omittedSubjects]).toEqual([4, 1]);
    expect(listConfusions(matrix)).toEqual([{ categories: ['SR', 'CR'], count: 2 }]);
  });

  it('turns over when the coders do', () => {
    fc.assert(
      fc.property(scores, (pairs) => {
        const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const [one, other] = [crossRatings(first, second), crossRatings(second, first)];
        expect(other.counts).toEqual(one.counts.map((row, i) => row.map((_, j) => one.counts[j]?.[i])));
        expect(one.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
      }),
    );
  });
});
