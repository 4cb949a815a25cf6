import { checkLevel } from './bootstrap.ts';
import { normalQuantile, tQuantile } from './distributions.ts';
import { pairRatings } from './ratings.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface BlandAltman {
  /** Mean difference, first minus second, in points. */
  readonly bias: number;
  readonly standardDeviation: number;
  readonly biasInterval: Interval;
  /** Limits of agreement: bias -/+ multiplier x standard deviation. */
  readonly lowerLimit: number;
  readonly upperLimit: number;
  readonly lowerLimitInterval: Interval;
  readonly upperLimitInterval: Interval;
  readonly multiplier: number;
  /** For a plot: mean of the two and their difference, one a subject. */
  readonly points: readonly { readonly mean: number; readonly difference: number }[];
  readonly subjects: number;
  readonly omittedSubjects: number;
}

export interface BlandAltmanOptions {
  /** Coverage of the confidence intervals; 0.95 by default. */
  readonly level?: number;
  /** Standard deviations from the bias to a limit; by default 1.96 (unrounded), for 95 % of differences. */
  readonly multiplier?: number;
}

/**
 * Bias between two coders and limits of agreement (Bland & Altman 1986, Lancet 327), with their intervals: standard
 * error s / sqrt(n) of the bias and sqrt(3 s^2 / n) of a limit, as in the paper, and t with n - 1 degrees of freedom.
 *
 * @returns undefined with fewer than two subjects rated by both. Differences that are all equal give limits at the bias
 * @throws RangeError when the two differ in length or a rating is not finite
 * @example
 * const found = blandAltman([4, 3, 5, 2], [3, 3, 4, 2]);
 * found.value.bias // → 0.5
 * found.value.upperLimit // → 1.63159
 */
export function blandAltman(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  { level = 0.95, multiplier = normalQuantile(0.975) }: BlandAltmanOptions = {},
): Statistic<BlandAltman> {
  checkLevel(level);
  const pairs = pairRatings(first, second);
  const subjects = pairs.first.length;
  if (subjects < 2) return undefinedBecause({ kind: 'tooFewSubjects', needed: 2, given: subjects });
  const points = pairs.first.map((a, i) => {
    const b = pairs.second[i] as number;
    return { mean: (a + b) / 2, difference: a - b };
  });
  const bias = points.reduce((sum, { difference }) => sum + difference, 0) / subjects;
  const squares = points.reduce((sum, { difference }) => sum + (difference - bias) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (subjects - 1));
  const t = tQuantile((1 + level) / 2, subjects - 1);
  const standardError = standardDeviation / Math.sqrt(subjects);
  const around = (centre: number, error: number) => ({ level, lower: centre - t * error, upper: centre + t * error });
  const [lowerLimit, upperLimit] = [bias - multiplier * standardDeviation, bias + multiplier * standardDeviation];
  return computed({
    bias,
    standardDeviation,
    biasInterval: around(bias, standardError),
    lowerLimit,
    upperLimit,
    lowerLimitInterval: around(lowerLimit, Math.sqrt(3) * standardError),
    upperLimitInterval: around(upperLimit, Math.sqrt(3) * standardError),
    multiplier,
    points,
    subjects,
    omittedSubjects: pairs.omitted,
  });
}
