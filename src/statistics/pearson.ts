import { checkLevel } from './bootstrap.ts';
import { normalQuantile, tTwoSided } from './distributions.ts';
import { findConstant, type PairedRatings, pairRatings } from './ratings.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface Correlation {
  readonly coefficient: number;
  readonly subjects: number;
  readonly omittedSubjects: number;
  /** Test against no correlation, two-sided, by t with n - 2 degrees of freedom. */
  readonly test: Statistic<{ readonly t: number; readonly df: number; readonly p: number }>;
  readonly interval: Statistic<Interval>;
}

/**
 * Pearson's product-moment correlation of two coders: whether they order and space subjects alike, blind to one being
 * higher throughout. Interval by Fisher's z, standard error 1 / sqrt(n - 3).
 *
 * @returns undefined with fewer than three subjects rated by both, or where a coder gave one value throughout
 *   (`coderWithoutVariance`). The interval needs four subjects; for points on one line (`perfectAgreement`) there is
 *   neither test nor interval
 * @throws RangeError when the two differ in length or a rating is not finite
 * @example
 * pearson([1, 2, 3, 4], [1, 3, 2, 4]).value.coefficient // → 0.8
 * pearson([3, 3, 3], [1, 2, 3]).reason.coder // → 0
 */
export function pearson(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  level = 0.95,
): Statistic<Correlation> {
  checkLevel(level);
  return correlate(pairRatings(first, second), level, (_, subjects) => 1 / Math.sqrt(subjects - 3));
}

/**
 * Correlation of paired values, with the standard error of Fisher's z that the caller names.
 *
 * @returns as `pearson`
 * @example
 * const pairs = { first: [1, 2, 3], second: [2, 4, 6], omitted: 0 };
 * correlate(pairs, 0.95, () => 1).value.coefficient // → 1
 */
export function correlate(
  { first, second, omitted }: PairedRatings<number>,
  level: number,
  standardErrorOfZ: (coefficient: number, subjects: number) => number,
): Statistic<Correlation> {
  const subjects = first.length;
  if (subjects < 3) return undefinedBecause({ kind: 'tooFewSubjects', needed: 3, given: subjects });
  for (const [coder, values] of [first, second].entries()) {
    if (findConstant([values])) return undefinedBecause({ kind: 'coderWithoutVariance', coder });
  }
  const coefficient = computeCoefficient(first, second);
  const perfect = 1 - Math.abs(coefficient) < 4 * Number.EPSILON;
  if (perfect) {
    const none = undefinedBecause({ kind: 'perfectAgreement' });
    const whole = Math.sign(coefficient);
    return computed({ coefficient: whole, subjects, omittedSubjects: omitted, test: none, interval: none });
  }
  const df = subjects - 2;
  const t = coefficient * Math.sqrt(df / ((1 - coefficient) * (1 + coefficient)));
  return computed({
    coefficient,
    subjects,
    omittedSubjects: omitted,
    test: computed({ t, df, p: tTwoSided(t, df) }),
    interval: fisherInterval(coefficient, subjects, level, standardErrorOfZ),
  });
}

function computeCoefficient(first: readonly number[], second: readonly number[]): number {
  const [a, b] = [centre(first), centre(second)];
  const product = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, i) => sum + value * (y[i] as number), 0);
  const coefficient = product(a, b) / Math.sqrt(product(a, a)) / Math.sqrt(product(b, b));
  return Math.max(-1, Math.min(1, coefficient));
}

function centre(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function fisherInterval(
  coefficient: number,
  subjects: number,
  level: number,
  standardErrorOfZ: (coefficient: number, subjects: number) => number,
): Statistic<Interval> {
  if (subjects < 4) return undefinedBecause({ kind: 'tooFewSubjects', needed: 4, given: subjects });
  const reach = normalQuantile((1 + level) / 2) * standardErrorOfZ(coefficient, subjects);
  const z = Math.atanh(coefficient);
  return computed({ level, lower: Math.tanh(z - reach), upper: Math.tanh(z + reach) });
}
