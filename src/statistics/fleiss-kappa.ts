import { expandWeights } from './agreement-weights.ts';
import { type CategoryCounts, countCategories } from './category-counts.ts';
import { type ChanceCorrected, categoryShares, correctForChance } from './chance-corrected.ts';
import { normalTwoSided } from './distributions.ts';
import type { Ratings } from './ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

export interface FleissKappa<T extends Category> extends ChanceCorrected {
  /** Test against a kappa of zero (Fleiss, Nee & Landis 1979); for equal numbers of coders only. */
  readonly test: Statistic<{ readonly standardError: number; readonly z: number; readonly p: number }>;
  /** Each category against all others together. */
  readonly byCategory: readonly { readonly category: T; readonly kappa: Statistic<number> }[];
}

export interface FleissKappaOptions<T extends Category> {
  /** Those that occur by default. One that nobody used does not change kappa. */
  readonly categories?: readonly T[];
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
}

/**
 * Fleiss' kappa: agreement on categories among two or more coders, who need not be the same for every subject.
 *
 * Fleiss (1971), Psychological Bulletin 76, for equal numbers of coders; with missing ratings as Gwet (2021) extends it:
 * frequencies from every subject, agreement from those with two ratings. Test: Fleiss, Nee & Landis (1979),
 * Psychological Bulletin 86. Standard error and interval (which hold where kappa is not zero): linearised variance over
 * subjects, Gwet (2008, 2021).
 *
 * @returns undefined with fewer than two coders, when no subject has two ratings (`noSharedSubjects`), or where only one
 *   category was used (`chanceIsCertain`)
 * @throws RangeError when rows differ in length, or a value is not among the categories
 * @example
 * const ratings = [['SR', 'SR', 'CR'], ['Q', 'Q', 'Q'], ['CR', 'CR', 'CR'], ['SR', 'SR', 'SR']];
 * fleissKappa(ratings).value.coefficient // → 0.74468
 * fleissKappa([['Q', 'Q'], ['Q', 'Q']]).reason.kind // → 'chanceIsCertain'
 */
export function fleissKappa<T extends Category>(
  ratings: Ratings<T>,
  { categories, level = 0.95 }: FleissKappaOptions<T> = {},
): Statistic<FleissKappa<T>> {
  const counted = countCategories(ratings, categories);
  if (!counted.defined) return counted;
  const corrected = kappaOfCounts(counted.value, level);
  if (!corrected.defined) return corrected;
  const byCategory = counted.value.categories.map((category, j) => {
    const against = kappaOfCounts(collapse(counted.value, j), level);
    return { category, kappa: against.defined ? computed(against.value.coefficient) : against };
  });
  return computed({ ...corrected.value, test: testFleiss(counted.value, corrected.value), byCategory });
}

function kappaOfCounts<T extends Category>(counts: CategoryCounts<T>, level: number): Statistic<ChanceCorrected> {
  const shares = categoryShares(counts);
  if (shares.filter((share) => share > 0).length < 2) return undefinedBecause({ kind: 'chanceIsCertain' });
  const expected = shares.reduce((sum, share) => sum + share * share, 0);
  const weights = expandWeights('identity', counts.categories);
  return correctForChance(counts, weights, { expected, slopes: shares }, level);
}

/** One category against all others. */
function collapse<T extends Category>(counts: CategoryCounts<T>, category: number): CategoryCounts<string> {
  return {
    ...counts,
    categories: ['this', 'other'],
    counts: counts.counts.map((row, i) => {
      const own = row[category] as number;
      return [own, (counts.sizes[i] as number) - own];
    }),
  };
}

function testFleiss<T extends Category>(
  counts: CategoryCounts<T>,
  { coefficient }: ChanceCorrected,
): FleissKappa<T>['test'] {
  const { sizes } = counts;
  const coders = sizes[0] as number;
  if (sizes.some((size) => size !== coders)) return undefinedBecause({ kind: 'unequalCoders' });
  const shares = categoryShares(counts);
  const both = shares.map((share) => share * (1 - share));
  const disagreement = both.reduce((sum, value) => sum + value, 0);
  const skew = both.reduce((sum, value, j) => sum + value * (1 - 2 * (shares[j] as number)), 0);
  const variance = (2 * (disagreement ** 2 - skew)) / (sizes.length * coders * (coders - 1) * disagreement ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  if (standardError === 0) return undefinedBecause({ kind: 'chanceIsCertain' });
  const z = coefficient / standardError;
  return computed({ standardError, z, p: normalTwoSided(z) });
}
