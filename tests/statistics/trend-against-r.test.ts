import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorVarianceOfMean } from '../../src/statistics/change-beyond-error.ts';
import { kendallScoreVariance } from '../../src/statistics/kendall-score.ts';
import { describeMean } from '../../src/statistics/mean-interval.ts';
import { ratioOfSums } from '../../src/statistics/ratio-of-sums.ts';
import { theilSen } from '../../src/statistics/theil-sen.ts';
import { expectClose, valueIn } from './close.ts';

interface Stored {
  lines: {
    x: number[];
    y: number[];
    level: number;
    slope: number;
    intercept: number;
    variance: number;
    lower: number | null;
    upper: number | null;
  }[];
  means: { values: number[]; level: number; mean: number; sd: number; lower: number; upper: number }[];
  ratios: { above: number[]; below: number[]; ratio: number; lower: number; upper: number }[];
  changes: { weightsOfCoders: number[][]; coder: number; error: number; variance: number }[];
}

const stored = JSON.parse(readFileSync(new URL('r/trend.json', import.meta.url), 'utf8')) as Stored;

describe('trends agree with R', () => {
  it('Theil-Sen slope, intercept and interval', () => {
    expect(stored.lines).toHaveLength(48);
    expect(stored.lines.filter(({ lower }) => lower === null).length).toBeGreaterThan(5);
    for (const { x, y, level, slope, intercept, variance, lower, upper } of stored.lines) {
      const points = x.map((each, i) => ({ x: each, y: y[i] ?? Number.NaN }));
      const found = valueIn(theilSen(points, { level }));
      expectClose(found.slope, slope);
      expectClose(found.intercept, intercept);
      expectClose(kendallScoreVariance(x, y), variance);
      expect(found.interval.defined).toBe(lower !== null);
      if (lower === null || upper === null) continue;
      const interval = valueIn(found.interval);
      expectClose(interval.lower, lower);
      expectClose(interval.upper, upper);
    }
  });

  it('mean, standard deviation and interval', () => {
    expect(stored.means).toHaveLength(8);
    for (const { values, level, mean, sd, lower, upper } of stored.means) {
      const found = valueIn(describeMean(values, level));
      expectClose(found.mean, mean);
      expectClose(valueIn(found.standardDeviation), sd);
      expectClose(valueIn(found.interval).lower, lower);
      expectClose(valueIn(found.interval).upper, upper);
    }
  });

  it('ratio of sums; its bootstrap interval within Monte Carlo error', () => {
    expect(stored.ratios).toHaveLength(3);
    for (const { above, below, ratio, lower, upper } of stored.ratios) {
      const sessions = above.map((each, i) => ({ above: each, below: below[i] ?? Number.NaN }));
      const found = valueIn(ratioOfSums(sessions, { seed: 3, resamples: 20_000 }));
      expectClose(found.ratio, ratio);
      const interval = valueIn(found.interval);
      expectClose(interval.lower, lower, 0.005);
      expectClose(interval.upper, upper, 0.005);
    }
  });

  it('error variance of a mean', () => {
    expect(stored.changes).toHaveLength(6);
    for (const { weightsOfCoders, coder, error, variance } of stored.changes) {
      expectClose(errorVarianceOfMean(weightsOfCoders, { coder, error }), variance);
    }
  });
});
