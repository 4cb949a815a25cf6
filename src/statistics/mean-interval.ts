import { checkLevel } from './bootstrap.ts';
import { tQuantile } from './distributions.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface MeanDescription {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); undefined with one value. */
  readonly standardDeviation: Statistic<number>;
  /** Student's t interval of the mean; undefined with one value, and where all values are the same. */
  readonly interval: Statistic<Interval>;
}

/**
 * Mean with standard deviation and t interval, mean ± t(n - 1) SD / √n.
 *
 * @returns undefined without values
 * @throws RangeError when a value is not finite, or the level not between 0 and 1
 * @example
 * describeMean([3, 4, 5]).value.interval.value.upper // → 6.484138
 * describeMean([3]).value.standardDeviation.reason.kind // → 'tooFewSubjects'
 */
export function describeMean(values: readonly number[], level = 0.95): Statistic<MeanDescription> {
  checkLevel(level);
  const n = values.length;
  for (const value of values) if (!Number.isFinite(value)) throw new RangeError(`a value is ${value}`);
  const [first] = values;
  if (first === undefined) return undefinedBecause({ kind: 'tooFewSubjects', needed: 1, given: 0 });
  if (n === 1) {
    const tooFew = undefinedBecause({ kind: 'tooFewSubjects', needed: 2, given: 1 });
    return computed({ n, mean: first, standardDeviation: tooFew, interval: tooFew });
  }
  if (values.every((each) => each === first)) {
    const constant = undefinedBecause({ kind: 'noVariance', value: first });
    return computed({ n, mean: first, standardDeviation: computed(0), interval: constant });
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (n - 1));
  const half = (tQuantile((1 + level) / 2, n - 1) * standardDeviation) / Math.sqrt(n);
  const interval = computed({ level, lower: mean - half, upper: mean + half });
  return computed({ n, mean, standardDeviation: computed(standardDeviation), interval });
}
