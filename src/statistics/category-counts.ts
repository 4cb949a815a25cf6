import { type AgreementWeights, chooseCategories } from './agreement-weights.ts';
import { countCoders, listCategories, type Ratings } from './ratings.ts';
import { type Category, type Statistic, undefinedBecause } from './statistic.ts';

/** Subjects by categories: how many coders gave a subject each category. */
export interface CategoryCounts<T extends Category> {
  readonly categories: readonly T[];
  /** One row a subject that at least one coder rated. */
  readonly counts: readonly (readonly number[])[];
  /** Coders who rated each of these subjects. */
  readonly sizes: readonly number[];
  /** Subjects with two ratings or more. */
  readonly shared: number;
}

/**
 * Counts, for each subject, how many coders gave it each category. Subjects that nobody rated are left out.
 *
 * @returns undefined with fewer than two coders, or when no subject has two ratings (`noSharedSubjects`)
 * @throws RangeError when rows differ in length, or a value is not among the categories
 * @example
 * countCategories([['SR', 'CR'], ['SR', null]]).value.shared // → 1
 */
export function countCategories<T extends Category>(
  ratings: Ratings<T>,
  given?: readonly T[],
  weights: AgreementWeights = 'identity',
): Statistic<CategoryCounts<T>> {
  const coders = countCoders(ratings);
  if (coders < 2) return undefinedBecause({ kind: 'tooFewCodings', needed: 2, given: coders });
  const categories = chooseCategories(listCategories(ratings), given, weights);
  const place = new Map(categories.map((each, i) => [each, i]));
  const all = ratings.map((row) => {
    const counts = categories.map(() => 0);
    for (const value of row) {
      if (value === null) continue;
      const i = place.get(value) as number;
      counts[i] = (counts[i] as number) + 1;
    }
    return counts;
  });
  const counts = all.filter((row) => row.some((count) => count > 0));
  const sizes = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const shared = sizes.filter((size) => size >= 2).length;
  if (shared === 0) return undefinedBecause({ kind: 'noSharedSubjects' });
  return { defined: true, value: { categories, counts, sizes, shared } };
}
