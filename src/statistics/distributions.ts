/**
 * The distribution functions that statistics need: the one file of the core that takes them from a library.
 *
 * The library is Cephes, compiled to WebAssembly; it is ready once this module is loaded. F and t come from its
 * incomplete beta function, since its own take whole degrees of freedom only. Upper tails are taken as lower tails of the
 * mirrored distribution, never as 1 minus a probability, so that small p values keep their digits.
 */
import { compiled, erfc, incbet, incbi, ndtri } from 'cephes';

await compiled;

/**
 * The value of F with probability `p` below it; degrees of freedom need not be whole. Infinity where it is too large for
 * a number.
 *
 * @example
 * fQuantile(0.95, 5, 15) // → 2.9012945
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return (df2 / df1) * betaOddsQuantile(p, df1 / 2, df2 / 2);
}

/**
 * Probability of an F of at least `f`.
 *
 * @example
 * fUpperTail(11.027, 5, 15) // → 0.000134584
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  return f <= 0 ? 1 : incbet(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));
}

/**
 * The value of Student's t with probability `p` below it.
 *
 * @example
 * tQuantile(0.975, 10) // → 2.2281389
 */
export function tQuantile(p: number, df: number): number {
  const twoTails = 2 * Math.min(p, 1 - p);
  return Math.sign(p - 0.5) * Math.sqrt(df * betaOddsQuantile(1 - twoTails, 0.5, df / 2));
}

/**
 * Probability of a t at least as far from zero as `t`, on either side.
 *
 * @example
 * tTwoSided(2.2281389, 10) // → 0.05
 */
export function tTwoSided(t: number, df: number): number {
  return incbet(df / 2, 0.5, df / (df + t * t));
}

/**
 * The value of the standard normal distribution with probability `p` below it.
 *
 * @example
 * normalQuantile(0.975) // → 1.959964
 */
export function normalQuantile(p: number): number {
  return ndtri(p);
}

/**
 * Probability of a standard normal value at least as far from zero as `z`, on either side.
 *
 * @example
 * normalTwoSided(1.959964) // → 0.05
 */
export function normalTwoSided(z: number): number {
  return zeroIfTooSmall(() => erfc(Math.abs(z) / Math.SQRT2));
}

/**
 * The odds y / (1 - y) of the value y of a beta distribution with probability `p` below it. They come from the smaller of
 * y and 1 - y, whose digits are all there.
 */
function betaOddsQuantile(p: number, a: number, b: number): number {
  if (Number.isNaN(p + a + b)) return Number.NaN;
  const complement = zeroIfTooSmall(() => incbi(b, a, 1 - p));
  if (complement < 0.5) return (1 - complement) / complement;
  const value = zeroIfTooSmall(() => incbi(a, b, p));
  return value / (1 - value);
}

/**
 * Cephes throws where a result is smaller than the smallest number ("underflow", or just before it "partial loss of
 * precision"). A RangeError is an argument that no distribution has.
 */
function zeroIfTooSmall(compute: () => number): number {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return 0;
  }
}
