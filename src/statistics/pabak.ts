import { crossRatings } from './confusion-matrix.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

export interface Pabak {
  readonly coefficient: number;
  readonly observed: number;
  /** Number of categories that the scale has. */
  readonly categories: number;
  readonly subjects: number;
  readonly omittedSubjects: number;
  /**
   * For two categories: (both first - both second) / n and (first, second - second, first) / n, what distorts Cohen's
   * kappa; null for more.
   */
  readonly indices: { readonly prevalence: number; readonly bias: number } | null;
}

/**
 * Prevalence- and bias-adjusted kappa of two coders, (q observed - 1) / (q - 1) with q categories; 2 observed - 1 for
 * two. Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46; for more than two categories it is the S of
 * Bennett, Alpert & Goldstein (1954).
 *
 * @param categories all categories of the scale: the coefficient depends on how many there are. Those that occur by default
 * @returns undefined when no subject was rated by both (`tooFewSubjects`), or the scale has a single category (`chanceIsCertain`)
 * @throws RangeError when the two differ in length, or a value is not among the categories
 * @example
 * pabak(['yes', 'yes', 'no', 'yes'], ['yes', 'yes', 'no', 'no']).value.coefficient // → 0.5
 */
export function pabak<T extends Category>(
  first: readonly (T | null)[],
  second: readonly (T | null)[],
  categories?: readonly T[],
): Statistic<Pabak> {
  const { counts, subjects, omittedSubjects } = crossRatings(first, second, categories);
  const size = counts.length;
  if (subjects === 0) return undefinedBecause({ kind: 'tooFewSubjects', needed: 1, given: 0 });
  if (size < 2) return undefinedBecause({ kind: 'chanceIsCertain' });
  const observed = counts.reduce((sum, row, i) => sum + (row[i] as number), 0) / subjects;
  const at = (i: number, j: number) => counts[i]?.[j] as number;
  return computed({
    coefficient: (size * observed - 1) / (size - 1),
    observed,
    categories: size,
    subjects,
    omittedSubjects,
    indices:
      size === 2 ? { prevalence: (at(0, 0) - at(1, 1)) / subjects, bias: (at(0, 1) - at(1, 0)) / subjects } : null,
  });
}
