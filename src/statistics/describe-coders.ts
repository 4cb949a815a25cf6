import { countCoders, type Ratings } from './ratings.ts';
import { computed, type Statistic, undefinedBecause } from './statistic.ts';

export interface CoderDescription {
  /** Subjects that this coder rated. */
  readonly subjects: number;
  readonly mean: Statistic<number>;
  /** Sample standard deviation (n - 1), in points. */
  readonly standardDeviation: Statistic<number>;
}

/**
 * Mean and standard deviation of each coder's ratings, in the order of the columns.
 *
 * @returns for each coder the mean, undefined without ratings, and the standard deviation, undefined with fewer than two
 * @throws RangeError when rows differ in length or a rating is not finite
 * @example
 * describeCoders([[1, 4], [3, null]])[0].mean.value // → 2
 */
export function describeCoders(ratings: Ratings): CoderDescription[] {
  const coders = countCoders(ratings);
  return Array.from({ length: coders }, (_, coder) =>
    describe(ratings.map((row) => row[coder] ?? null).filter((value) => value !== null)),
  );
}

function describe(values: readonly number[]): CoderDescription {
  const subjects = values.length;
  const tooFew = (needed: number) => undefinedBecause({ kind: 'tooFewSubjects', needed, given: subjects });
  if (subjects === 0) return { subjects, mean: tooFew(1), standardDeviation: tooFew(2) };
  const mean = values.reduce((sum, value) => sum + value, 0) / subjects;
  if (subjects === 1) return { subjects, mean: computed(mean), standardDeviation: tooFew(2) };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const constant = values.every((value) => value === values[0]);
  const standardDeviation = constant ? 0 : Math.sqrt(squares / (subjects - 1));
  return {
    subjects,
    mean: computed(constant ? (values[0] as number) : mean),
    standardDeviation: computed(standardDeviation),
  };
}
