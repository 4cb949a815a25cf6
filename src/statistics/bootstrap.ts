import { type RandomSource, seedRandom } from './random.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface BootstrapOptions {
  /** Any whole number; the same seed gives the same interval. */
  readonly seed: number;
  /** How many resamples; 1,000 by default. */
  readonly resamples?: number;
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
}

/** A percentile interval and what it rests on. */
export interface BootstrapInterval extends Interval {
  readonly seed: number;
  readonly resamples: number;
  /** Resamples for which the statistic has no value, such as one that drew subjects of one value only. Left out. */
  readonly undefinedResamples: number;
}

/**
 * Percentile bootstrap interval of a statistic over subjects (Efron & Tibshirani 1993, ch. 13).
 *
 * Subjects are not copied: a resample is how often each *kind* of subject was drawn, and the statistic is computed from
 * those counts. Subjects with the same ratings are of one kind, so that a thousand utterances with five codes need a
 * few dozen counts.
 *
 * @param kindOfSubject for each subject, the number of its kind, from 0; `kinds` is how many there are. The interval
 *   does not depend on the order of subjects when the kinds come sorted
 * @param statistic computes the statistic from the counts, null where it has no value. The array is reused
 * @returns undefined (`undefinedResamples`) when the statistic has no value for more than half of the resamples
 * @example
 * // The share of ones among 1 1 1 0.
 * const interval = bootstrapKinds([1, 1, 1, 0], 2, (counts) => counts[1] / 4, { seed: 1 });
 * interval.value.upper // → 1
 */
export function bootstrapKinds(
  kindOfSubject: ArrayLike<number>,
  kinds: number,
  statistic: (counts: Int32Array) => number | null,
  { seed, resamples = 1000, level = 0.95 }: BootstrapOptions,
): Statistic<BootstrapInterval> {
  if (!Number.isInteger(resamples) || resamples < 1) throw new RangeError(`${resamples} resamples can't be drawn`);
  const random = seedRandom(seed);
  const counts = new Int32Array(kinds);
  const values = new Float64Array(resamples);
  let kept = 0;
  for (let i = 0; i < resamples; i++) {
    drawCounts(kindOfSubject, counts, random);
    const value = statistic(counts);
    if (value !== null) values[kept++] = value;
  }
  const undefinedResamples = resamples - kept;
  if (undefinedResamples * 2 > resamples) {
    return undefinedBecause({ kind: 'undefinedResamples', undefined: undefinedResamples, resamples });
  }
  const sorted = values.subarray(0, kept).sort();
  const tail = (1 - checkLevel(level)) / 2;
  const [lower, upper] = [sampleQuantile(sorted, tail), sampleQuantile(sorted, 1 - tail)];
  return computed({ level, lower, upper, seed, resamples, undefinedResamples });
}

/** Draws as many subjects as there are, with replacement, and counts their kinds. */
function drawCounts(kindOfSubject: ArrayLike<number>, counts: Int32Array, random: RandomSource): void {
  counts.fill(0);
  const subjects = kindOfSubject.length;
  for (let i = 0; i < subjects; i++) {
    const kind = kindOfSubject[random(subjects)] as number;
    counts[kind] = (counts[kind] as number) + 1;
  }
}

/**
 * Quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, the default
 * of R).
 *
 * @throws RangeError when there are no values
 * @example
 * sampleQuantile([1, 2, 3, 4], 0.25) // → 1.75
 */
export function sampleQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError('no values to take a quantile of');
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/**
 * A confidence level between 0 and 1.
 *
 * @throws RangeError when it is not, such as 95
 * @example
 * checkLevel(0.95) // → 0.95
 */
export function checkLevel(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`the confidence level is ${level}; give one such as 0.95`);
  return level;
}
