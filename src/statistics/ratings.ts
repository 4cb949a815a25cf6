import { type Category, type UndefinedStatistic, undefinedBecause } from './statistic.ts';

/**
 * Ratings of the same subjects by several coders: a row a subject (session, volley, utterance), a column a coder, null
 * where that coder did not rate that subject.
 */
export type Ratings<T extends Category = number> = readonly (readonly (T | null)[])[];

/** Ratings without gaps. */
export type CompleteRatings<T extends Category = number> = readonly (readonly T[])[];

/**
 * Number of coders: the columns, the same in every row.
 *
 * @throws RangeError when rows differ in length or a number is not finite
 * @example
 * countCoders([[1, 2, null], [3, 3, 4]]) // → 3
 */
export function countCoders(ratings: Ratings<Category>): number {
  const coders = ratings[0]?.length ?? 0;
  for (const row of ratings) {
    if (row.length !== coders) throw new RangeError(`a row has ${row.length} ratings, another ${coders}`);
    for (const value of row) {
      if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`a rating is ${value}`);
    }
  }
  return coders;
}

/**
 * The subjects that every coder rated, in their order (listwise deletion).
 *
 * @returns the complete rows, and how many were left out
 * @example
 * completeCases([[1, 2], [null, 3], [4, 4]]).omitted // → 1
 */
export function completeCases<T extends Category>(
  ratings: Ratings<T>,
): { readonly complete: CompleteRatings<T>; readonly omitted: number } {
  const complete = ratings.filter((row): row is readonly T[] => !row.includes(null));
  return { complete, omitted: ratings.length - complete.length };
}

/** Two coders' ratings of the subjects that both rated. */
export interface PairedRatings<T extends Category> {
  readonly first: readonly T[];
  readonly second: readonly T[];
  readonly omitted: number;
}

/**
 * The subjects that both of two coders rated, in their order.
 *
 * @throws RangeError when the two differ in length or a number is not finite
 * @example
 * pairRatings([1, null, 3], [1, 2, 4]).first // → [1, 3]
 */
export function pairRatings<T extends Category>(
  first: readonly (T | null)[],
  second: readonly (T | null)[],
): PairedRatings<T> {
  if (first.length !== second.length) {
    throw new RangeError(`one coder has ${first.length} ratings, the other ${second.length}`);
  }
  const rows = first.map((value, i) => [value, second[i] ?? null] as const);
  countCoders(rows);
  const { complete, omitted } = completeCases(rows);
  return {
    first: complete.map((row) => row[0] as T),
    second: complete.map((row) => row[1] as T),
    omitted,
  };
}

/**
 * Every value that was given, each once: numbers rising, then texts in code-point order.
 *
 * @example
 * listCategories([[3, 1], [1, null]]) // → [1, 3]
 */
export function listCategories<T extends Category>(ratings: Ratings<T>): T[] {
  const seen = new Set<T>();
  for (const row of ratings) for (const value of row) if (value !== null) seen.add(value);
  return [...seen].sort(compareCategories);
}

/**
 * The order in which categories are listed.
 *
 * @example
 * compareCategories(2, 10) < 0 // → true
 */
export function compareCategories(a: Category, b: Category): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Why ratings that all have one value have no reliability, or null where they differ.
 *
 * @example
 * findConstant([[0, 0], [0, null]]).kind // → 'allZero'
 */
export function findConstant(ratings: Ratings<Category>): UndefinedStatistic | null {
  let only: Category | null = null;
  for (const row of ratings) {
    for (const value of row) {
      if (value === null) continue;
      if (only === null) only = value;
      else if (value !== only) return null;
    }
  }
  if (only === null) return null;
  return only === 0 ? { kind: 'allZero' } : { kind: 'noVariance', value: only };
}

/**
 * Checks that there are enough complete subjects and codings for a statistic of variance.
 *
 * @returns null when there are, else the undefined statistic with its reason
 * @example
 * refuseTooFew(1, 2).reason.kind // → 'tooFewSubjects'
 */
export function refuseTooFew(subjects: number, coders: number, needed = 2) {
  if (coders < 2) return undefinedBecause({ kind: 'tooFewCodings', needed: 2, given: coders });
  if (subjects < needed) return undefinedBecause({ kind: 'tooFewSubjects', needed, given: subjects });
  return null;
}
