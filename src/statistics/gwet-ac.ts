import { type AgreementWeights, expandWeights } from './agreement-weights.ts';
import { countCategories } from './category-counts.ts';
import { type ChanceCorrected, categoryShares, correctForChance } from './chance-corrected.ts';
import type { Ratings } from './ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

export interface GwetAc extends ChanceCorrected {
  readonly weights: AgreementWeights;
  /** Number of categories that the scale has: chance agreement depends on it. */
  readonly categories: number;
}

export interface GwetAcOptions<T extends Category> {
  /** `identity` gives AC1, anything else AC2. `identity` by default. */
  readonly weights?: AgreementWeights;
  /** All categories of the scale, in their order; give them, for the coefficient depends on how many there are. */
  readonly categories?: readonly T[];
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
}

/**
 * Gwet's AC1 (nominal) and AC2 (weighted): agreement among two or more coders that stays near the percent agreement
 * where one category is very frequent, unlike kappa.
 *
 * Chance agreement is T / (q (q - 1)) times the sum of p (1 - p) over the q categories, T being the sum of the weights.
 * Gwet (2008), British Journal of Mathematical and Statistical Psychology 61; Gwet (2021), Handbook of Inter-Rater
 * Reliability, 5th ed. Missing ratings and standard error as for `fleissKappa`.
 *
 * @returns undefined with fewer than two coders, when no subject has two ratings (`noSharedSubjects`), or when the scale
 *   has a single category (`chanceIsCertain`): name the categories to get a value where only one was used
 * @throws RangeError when rows differ in length, or weights and categories don't fit
 * @example
 * const ratings = [['SR', 'SR'], ['SR', 'SR'], ['SR', 'CR'], ['CR', 'CR']];
 * gwetAc(ratings).value.coefficient // → 0.5294118
 * gwetAc([['Q', 'Q'], ['Q', 'Q']]).reason.kind // → 'chanceIsCertain'
 * gwetAc([['Q', 'Q'], ['Q', 'Q']], { categories: ['Q', 'SR'] }).value.coefficient // → 1
 */
export function gwetAc<T extends Category>(
  ratings: Ratings<T>,
  { weights = 'identity', categories, level = 0.95 }: GwetAcOptions<T> = {},
): Statistic<GwetAc> {
  const counted = countCategories(ratings, categories, weights);
  if (!counted.defined) return counted;
  const scale = counted.value.categories;
  if (scale.length < 2) return undefinedBecause({ kind: 'chanceIsCertain' });
  const matrix = expandWeights(weights, scale);
  const shares = categoryShares(counted.value);
  const factor = matrix.flat().reduce((sum, weight) => sum + weight, 0) / (scale.length * (scale.length - 1));
  const slopes = shares.map((share) => factor * (1 - share));
  const expected = shares.reduce((sum, share, j) => sum + share * (slopes[j] as number), 0);
  const corrected = correctForChance(counted.value, matrix, { expected, slopes }, level);
  if (!corrected.defined) return corrected;
  return computed({ ...corrected.value, weights, categories: scale.length });
}
