import { checkLevel } from './bootstrap.ts';
import type { CategoryCounts } from './category-counts.ts';
import { tQuantile } from './distributions.ts';
import { type Category, computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

/** What Fleiss' kappa and Gwet's AC have in common: observed agreement corrected for agreement by chance. */
export interface ChanceCorrected {
  readonly coefficient: number;
  readonly observed: number;
  readonly expected: number;
  /** Subjects that at least one coder rated: all of them say how frequent categories are. */
  readonly subjects: number;
  /** Subjects that two coders or more rated: these say how far coders agree. */
  readonly sharedSubjects: number;
  /** From the variance over subjects, linearised (Gwet 2008, 2021); undefined with one subject. */
  readonly standardError: Statistic<number>;
  /** By t with subjects - 1 degrees of freedom, within -1 to 1. */
  readonly interval: Statistic<Interval>;
}

/** A model of agreement by chance, from the share of each category. */
export interface ChanceModel {
  readonly expected: number;
  /** For each category, half the slope of expected agreement in that category's share. */
  readonly slopes: readonly number[];
}

/**
 * Share of each category: the mean over subjects of the share among that subject's coders (Gwet 2021).
 *
 * @example
 * const counted = countCategories([['a', 'a'], ['a', 'b']]);
 * categoryShares(counted.value) // → [0.75, 0.25]
 */
export function categoryShares<T extends Category>({ counts, sizes, categories }: CategoryCounts<T>): number[] {
  return categories.map((_, j) => {
    const total = counts.reduce((sum, row, i) => sum + (row[j] as number) / (sizes[i] as number), 0);
    return total / counts.length;
  });
}

/**
 * (observed - expected) / (1 - expected) for any number of coders, with missing ratings, and its variance over subjects
 * (Gwet 2021, Handbook of Inter-Rater Reliability, 5th ed.; Gwet 2008, Psychometrika 73, for the linearised variance).
 *
 * @param weights as a matrix, see `expandWeights`
 * @returns undefined when chance agreement is certain (`chanceIsCertain`)
 * @example
 * const counted = countCategories([['a', 'a'], ['b', 'b'], ['a', 'b']]).value;
 * const byHalves = { expected: 0.5, slopes: [0.5, 0.5] };
 * correctForChance(counted, [[1, 0], [0, 1]], byHalves, 0.95).value.coefficient // → 0.3333333
 */
export function correctForChance<T extends Category>(
  { counts, sizes, shared }: CategoryCounts<T>,
  weights: readonly (readonly number[])[],
  { expected, slopes }: ChanceModel,
  level: number,
): Statistic<ChanceCorrected> {
  checkLevel(level);
  if (expected >= 1) return undefinedBecause({ kind: 'chanceIsCertain' });
  const subjects = counts.length;
  const agreements = counts.map((row, i) => agreementWithin(row, sizes[i] as number, weights));
  const observed = agreements.reduce<number>((sum, value) => sum + (value ?? 0), 0) / shared;
  const coefficient = (observed - expected) / (1 - expected);
  const bySubject = counts.map((row, i) => {
    const own = agreements[i] ?? null;
    const agreement = own === null ? 0 : ((subjects / shared) * (own - expected)) / (1 - expected);
    const chance = row.reduce((sum, count, j) => sum + (count * (slopes[j] as number)) / (sizes[i] as number), 0);
    return agreement - (2 * (1 - coefficient) * (chance - expected)) / (1 - expected);
  });
  const standardError = standardErrorOver(bySubject, coefficient);
  const perfect = agreements.every((value) => value === null || value === 1);
  return computed({
    coefficient,
    observed,
    expected,
    subjects,
    sharedSubjects: shared,
    standardError,
    interval: perfect
      ? undefinedBecause({ kind: 'perfectAgreement' })
      : intervalBy(coefficient, standardError, subjects, level),
  });
}

/** Weighted share of agreeing pairs among a subject's coders; null with fewer than two. */
function agreementWithin(row: readonly number[], size: number, weights: readonly (readonly number[])[]): number | null {
  if (size < 2) return null;
  const agreeing = row.reduce((sum, count, j) => {
    if (count === 0) return sum;
    const similar = row.reduce((total, other, l) => total + other * (weights[j]?.[l] as number), 0);
    return sum + count * (similar - 1);
  }, 0);
  return agreeing / (size * (size - 1));
}

function standardErrorOver(bySubject: readonly number[], coefficient: number): Statistic<number> {
  const subjects = bySubject.length;
  if (subjects < 2) return undefinedBecause({ kind: 'tooFewSubjects', needed: 2, given: subjects });
  const squares = bySubject.reduce((sum, value) => sum + (value - coefficient) ** 2, 0);
  return computed(Math.sqrt(squares / (subjects * (subjects - 1))));
}

function intervalBy(
  coefficient: number,
  standardError: Statistic<number>,
  subjects: number,
  level: number,
): Statistic<Interval> {
  if (!standardError.defined) return standardError;
  const reach = tQuantile((1 + level) / 2, subjects - 1) * standardError.value;
  return computed({ level, lower: Math.max(-1, coefficient - reach), upper: Math.min(1, coefficient + reach) });
}
