import { checkLevel } from './bootstrap.ts';
import { type Correlation, correlate } from './pearson.ts';
import { pairRatings } from './ratings.ts';
import type { Statistic } from './statistic.ts';

/**
 * Spearman's rank correlation of two coders: Pearson's correlation of mid-ranks, so that ties are allowed for.
 *
 * The test is by t with n - 2 degrees of freedom, an approximation that is rough below ten subjects; the interval by
 * Fisher's z with standard error sqrt((1 + r^2 / 2) / (n - 3)) (Bonett & Wright 2000, Psychometrika 65).
 *
 * @returns undefined as `pearson` is
 * @throws RangeError when the two differ in length or a rating is not finite
 * @example
 * spearman([1, 2, 3, 4, 5], [1, 4, 9, 25, 16]).value.coefficient // → 0.9
 */
export function spearman(
  first: readonly (number | null)[],
  second: readonly (number | null)[],
  level = 0.95,
): Statistic<Correlation> {
  checkLevel(level);
  const pairs = pairRatings(first, second);
  const ranked = { first: midRanks(pairs.first), second: midRanks(pairs.second), omitted: pairs.omitted };
  return correlate(ranked, level, (r, subjects) => Math.sqrt((1 + (r * r) / 2) / (subjects - 3)));
}

/**
 * Ranks from 1, equal values sharing the mean of their ranks.
 *
 * @example
 * midRanks([10, 20, 10]) // → [1.5, 3, 1.5]
 */
export function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = values.map(() => 0);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (const place of order.slice(start, end)) ranks[place] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
