/** The source of randomness for resampling: the one file of the core that takes it from a library. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const TWO_TO_32 = 2 ** 32;

/** Draws whole numbers from 0 up to, not including, `below`. */
export type RandomSource = (below: number) => number;

/**
 * A source that draws the same numbers for the same seed, on every machine (xoroshiro128+).
 *
 * It scales 32 random bits, so that with n numbers to draw from no chance is off by more than n / 2^32 of itself.
 *
 * @param seed any whole number
 * @throws RangeError when the seed is not a whole number
 * @example
 * const draw = seedRandom(7);
 * draw(1) // → 0
 */
export function seedRandom(seed: number): RandomSource {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed is ${seed}; it must be a whole number`);
  const generator = xoroshiro128plus(seed);
  return (below) => Math.floor(((generator.next() >>> 0) / TWO_TO_32) * below);
}
