/**
 * The distribution functions that statistics need: the one file of the core that takes them from a library.
 *
 * Upper tails are taken as lower tails of the mirrored distribution, never as 1 minus a probability, so that small
 * p values keep their digits.
 */
import cdfF from '@stdlib/stats-base-dists-f-cdf';
import quantileF from '@stdlib/stats-base-dists-f-quantile';
import cdfNormal from '@stdlib/stats-base-dists-normal-cdf';
import quantileNormal from '@stdlib/stats-base-dists-normal-quantile';
import cdfT from '@stdlib/stats-base-dists-t-cdf';
import quantileT from '@stdlib/stats-base-dists-t-quantile';

/**
 * The value of F with probability `p` below it; degrees of freedom need not be whole.
 *
 * @example
 * fQuantile(0.95, 5, 15) // → 2.9012945
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return quantileF(p, df1, df2);
}

/**
 * Probability of an F of at least `f`.
 *
 * @example
 * fUpperTail(11.027, 5, 15) // → 0.000134584
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : cdfF(1 / f, df2, df1);
}

/**
 * The value of Student's t with probability `p` below it.
 *
 * @example
 * tQuantile(0.975, 10) // → 2.2281389
 */
export function tQuantile(p: number, df: number): number {
  return quantileT(p, df);
}

/**
 * Probability of a t at least as far from zero as `t`, on either side.
 *
 * @example
 * tTwoSided(2.2281389, 10) // → 0.05
 */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * cdfT(-Math.abs(t), df));
}

/**
 * The value of the standard normal distribution with probability `p` below it.
 *
 * @example
 * normalQuantile(0.975) // → 1.959964
 */
export function normalQuantile(p: number): number {
  return quantileNormal(p, 0, 1);
}

/**
 * Probability of a standard normal value at least as far from zero as `z`, on either side.
 *
 * @example
 * normalTwoSided(1.959964) // → 0.05
 */
export function normalTwoSided(z: number): number {
  return Math.min(1, 2 * cdfNormal(-Math.abs(z), 0, 1));
}
