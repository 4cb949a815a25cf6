import { type AgreementWeights, chooseCategories } from './agreement-weights.ts';
import { listCategories, pairRatings } from './ratings.ts';
import type { Category } from './statistic.ts';

/** How often one coder's categories met another's. */
export interface ConfusionMatrix<T extends Category> {
  readonly categories: readonly T[];
  /** `counts[i][j]`: subjects that the first coder gave category i and the second category j. */
  readonly counts: readonly (readonly number[])[];
  readonly subjects: number;
  /** Subjects left out because one of the two did not rate them. */
  readonly omittedSubjects: number;
}

/**
 * Crosses two coders' ratings of the same subjects.
 *
 * @param categories in the order wanted; those that occur by default. All are needed for weights, see `expandWeights`
 * @returns a matrix of zeros when no subject was rated by both
 * @throws RangeError when the two differ in length, or a value is not among the categories
 * @example
 * crossRatings(['SR', 'CR', 'SR'], ['SR', 'SR', 'SR'], ['SR', 'CR']).counts // → [[2, 0], [1, 0]]
 */
export function crossRatings<T extends Category>(
  first: readonly (T | null)[],
  second: readonly (T | null)[],
  categories?: readonly T[],
  weights: AgreementWeights = 'identity',
): ConfusionMatrix<T> {
  const pairs = pairRatings(first, second);
  const chosen = chooseCategories(listCategories<T>([pairs.first, pairs.second]), categories, weights);
  const place = new Map(chosen.map((each, i) => [each, i]));
  const counts = chosen.map(() => chosen.map(() => 0));
  pairs.first.forEach((value, subject) => {
    const row = counts[place.get(value) as number] as number[];
    const column = place.get(pairs.second[subject] as T) as number;
    row[column] = (row[column] as number) + 1;
  });
  return { categories: chosen, counts, subjects: pairs.first.length, omittedSubjects: pairs.omitted };
}

/** Two categories that coders gave to the same subjects. */
export interface Confusion<T extends Category> {
  readonly categories: readonly [T, T];
  /** Subjects on which the two coders differed so, whichever gave which. */
  readonly count: number;
}

/**
 * Which categories were confused, the most frequent first. Ties keep the order of the categories.
 *
 * @returns an empty list when the coders never differed
 * @example
 * listConfusions(crossRatings(['SR', 'CR', 'Q'], ['CR', 'SR', 'Q']))[0].count // → 2
 */
export function listConfusions<T extends Category>({ categories, counts }: ConfusionMatrix<T>): Confusion<T>[] {
  const confusions = categories.flatMap((a, i) =>
    categories.slice(i + 1).map((b, offset) => {
      const j = i + 1 + offset;
      return { categories: [a, b] as const, count: (counts[i]?.[j] ?? 0) + (counts[j]?.[i] ?? 0) };
    }),
  );
  return confusions.filter(({ count }) => count > 0).sort((x, y) => y.count - x.count);
}
