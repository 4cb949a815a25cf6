/** Kendall's score S: pairs that rise together less pairs that run against each other, and how it varies by chance. */
import { normalQuantile } from './distributions.ts';

/** Up to so many points without ties the distribution of S is counted out; above, the normal approximation is as good. */
const mostCounted = 30;

/**
 * The largest score that chance alone keeps within at this level: |S| is above it with a probability of at most
 * 1 - level where x and y have nothing to do with each other.
 *
 * Without ties and up to 30 points from the exact distribution of S; else from its variance (Kendall 1970, Rank
 * Correlation Methods, ch. 4, with the terms for ties in x and y) and the continuity correction, so that a small
 * sample is not taken for more than it is.
 *
 * @param level between 0 and 1, such as 0.95
 * @throws RangeError when x and y differ in length
 * @example
 * // Of the 120 orders of five points two have a score of 10 or -10, and eight more one of 8 or -8.
 * criticalKendallScore([1, 2, 3, 4, 5], [2, 1, 3, 5, 4], 0.95) // → 8
 */
export function criticalKendallScore(x: readonly number[], y: readonly number[], level: number): number {
  if (x.length !== y.length) throw new RangeError(`${x.length} values of x, ${y.length} of y`);
  const untied = new Set(x).size === x.length && new Set(y).size === y.length;
  if (untied && x.length <= mostCounted) return exactCriticalScore(x.length, level);
  return normalQuantile((1 + level) / 2) * Math.sqrt(kendallScoreVariance(x, y)) + 1;
}

/**
 * Variance of S where x and y are independent, with ties in both (Kendall 1970, ch. 4).
 *
 * @returns 0 with fewer than two points
 * @example
 * kendallScoreVariance([1, 2, 3, 4], [5, 6, 7, 8]) // → 8.66667
 */
export function kendallScoreVariance(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  if (n < 2) return 0;
  const [ties, others] = [tieSizes(x), tieSizes(y)];
  const linear = (size: number) => size * (size - 1);
  const cubic = (size: number) => linear(size) * (size - 2);
  const main = (size: number) => linear(size) * (2 * size + 5);
  const free = (main(n) - sumOf(ties, main) - sumOf(others, main)) / 18;
  const pairs = (sumOf(ties, linear) * sumOf(others, linear)) / (2 * linear(n));
  const triples = n < 3 ? 0 : (sumOf(ties, cubic) * sumOf(others, cubic)) / (9 * cubic(n));
  return free + pairs + triples;
}

function tieSizes(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}

function sumOf(sizes: readonly number[], term: (size: number) => number): number {
  return sizes.reduce((sum, size) => sum + term(size), 0);
}

/** The smallest score c with P(|S| > c) of at most 1 - level, by counting permutations by their inversions. */
function exactCriticalScore(n: number, level: number): number {
  const shares = inversionShares(n);
  const most = (n * (n - 1)) / 2;
  let beyond = 0;
  // S = most - 2 * inversions: the ends of the distribution come first.
  for (let inversions = 0; inversions < most / 2; inversions++) {
    beyond += 2 * (shares[inversions] ?? 0);
    if (beyond > (1 - level) * (1 + 1e-12)) return most - 2 * inversions;
  }
  return 0;
}

/** For each number of inversions, the share of the permutations of n that have it. */
function inversionShares(n: number): number[] {
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const longer = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, inversions) => {
      for (let added = 0; added < size; added++)
        longer[inversions + added] = (longer[inversions + added] ?? 0) + share / size;
    });
    shares = longer;
  }
  return shares;
}
