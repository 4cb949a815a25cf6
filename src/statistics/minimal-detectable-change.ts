import { checkLevel } from './bootstrap.ts';
import { normalQuantile } from './distributions.ts';

/**
 * Minimal detectable change, in points of the scale: the smallest difference between two ratings of the same caseworker
 * that is more than error, z sqrt(2) SEM (Weir 2005; de Vet et al. 2006: 1.96 sqrt(2) SEM at 95 %).
 *
 * @param standardError of measurement, in points; see `standardErrorOfMeasurement`
 * @param level how sure to be, 0.95 by default
 * @throws RangeError when the standard error is negative or the level not between 0 and 1
 * @example
 * minimalDetectableChange(0.4) // → 1.108723
 */
export function minimalDetectableChange(standardError: number, level = 0.95): number {
  if (!(standardError >= 0)) throw new RangeError(`the standard error is ${standardError}`);
  return normalQuantile((1 + checkLevel(level)) / 2) * Math.SQRT2 * standardError;
}
