import { checkLevel, sampleQuantile } from './bootstrap.ts';
import { criticalKendallScore } from './kendall-score.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface TrendPoint {
  /** Time, in any unit: the slope is per one of it. */
  readonly x: number;
  readonly y: number;
}

/** A robust line through points over time. */
export interface TheilSen {
  /** Median of the slopes between all pairs of points at different times. */
  readonly slope: number;
  /** At x = 0: median of y - slope * x. */
  readonly intercept: number;
  readonly points: number;
  /** Sen's interval of the slope; undefined where there are too few points for any slope to be excluded. */
  readonly interval: Statistic<Interval>;
}

export interface TheilSenOptions {
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
}

/** Fewer points draw no line. */
export const fewestTrendPoints = 3;

/**
 * Theil-Sen slope with Sen's interval (Sen 1968, "Estimates of the regression coefficient based on Kendall's tau",
 * Journal of the American Statistical Association 63; Gilbert 1987, Statistical Methods for Environmental Pollution
 * Monitoring, ch. 16).
 *
 * One session that went otherwise than the rest moves it little. The interval holds every slope b for which Kendall's
 * score of x and y - b x is within what chance does; its ends are slopes between two of the points.
 *
 * @returns undefined with fewer than three points (`tooFewSubjects`), or with all of them at one time (`noVariance`)
 * @throws RangeError when a value is not finite, or the level not between 0 and 1
 * @example
 * // The example of Sen (1968) and its interval, from 26/7 to 35/8.
 * const y = [9, 15, 19, 20, 45, 55, 78];
 * const points = [1, 2, 3, 4, 10, 12, 18].map((x, i) => ({ x, y: y[i] }));
 * theilSen(points).value.slope // → 4
 * theilSen(points).value.interval.value.lower // → 3.714286
 * theilSen(points.slice(0, 2)).reason.kind // → 'tooFewSubjects'
 */
export function theilSen(points: readonly TrendPoint[], { level = 0.95 }: TheilSenOptions = {}): Statistic<TheilSen> {
  checkLevel(level);
  for (const { x, y } of points)
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError(`a point is ${x}, ${y}`);
  const given = points.length;
  if (given < fewestTrendPoints) return undefinedBecause({ kind: 'tooFewSubjects', needed: fewestTrendPoints, given });
  const slopes = pairwiseSlopes(points);
  if (slopes.length === 0) return undefinedBecause({ kind: 'noVariance', value: points[0]?.x ?? 0 });
  const slope = median(slopes);
  const intercept = median(Float64Array.from(points, ({ x, y }) => y - slope * x).sort());
  return computed({ slope, intercept, points: given, interval: slopeInterval(points, slopes, level) });
}

/** Rising. Points at the same time have no slope between them. (Adding 0 leaves no negative zero, which sorts.) */
function pairwiseSlopes(points: readonly TrendPoint[]): Float64Array {
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (a.x === b.x ? [] : [(b.y - a.y) / (b.x - a.x) + 0])),
  );
  return Float64Array.from(slopes).sort();
}

function slopeInterval(points: readonly TrendPoint[], slopes: Float64Array, level: number): Statistic<Interval> {
  const critical = criticalKendallScore(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
    level,
  );
  // With k slopes below b the score is slopes - 2 k; rounding must not lose the last k that chance allows.
  const rank = Math.ceil((slopes.length - critical) / 2 - 1e-9);
  if (rank < 1) return undefinedBecause({ kind: 'tooFewSubjects', needed: points.length + 1, given: points.length });
  const [lower = 0, upper = 0] = [slopes[rank - 1], slopes[slopes.length - rank]];
  return computed({ level, lower, upper });
}

function median(sorted: Float64Array): number {
  return sampleQuantile(sorted, 0.5);
}
