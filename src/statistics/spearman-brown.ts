import { computed, type Statistic, undefinedBecause } from './statistic.ts';

/**
 * Reliability of the mean over `times` as many coders or sessions as a reliability was found for: Spearman-Brown,
 * m r / (1 + (m - 1) r) (Spearman 1910; Brown 1910).
 *
 * @param reliability of the present number, such as an ICC(A,1); at most 1
 * @param times how many times as many; 3 for the mean of three coders from the ICC of one. Need not be whole
 * @returns undefined (`reliabilityNotPositive`) for a reliability of zero or below
 * @throws RangeError when the reliability is above 1 or `times` is not positive
 * @example
 * predictReliability(0.29, 4).value // → 0.6203
 */
export function predictReliability(reliability: number, times: number): Statistic<number> {
  if (!(reliability <= 1)) throw new RangeError(`the reliability is ${reliability}; it is at most 1`);
  if (!(times > 0 && Number.isFinite(times))) throw new RangeError(`${times} times as many can't be had`);
  if (reliability <= 0) return undefinedBecause({ kind: 'reliabilityNotPositive', reliability });
  return computed((times * reliability) / (1 + (times - 1) * reliability));
}

/** How much more is needed for a wanted reliability. */
export interface NeededMeasurements {
  /** How many times the present number, not rounded. */
  readonly times: number;
  /** Whole coders or sessions, where the reliability given is that of one: `times` rounded up. */
  readonly whole: number;
}

/**
 * How many coders or sessions give a wanted reliability: Spearman-Brown solved for the number, w (1 - r) / (r (1 - w)).
 *
 * @param reliability of one coder or session
 * @param wanted above 0 and below 1
 * @returns undefined (`reliabilityNotPositive`) for a reliability of zero or below: no number is enough. For a
 *   reliability of 1, one is enough
 * @throws RangeError when the reliability is above 1 or the wanted one is not between 0 and 1
 * @example
 * findNeededMeasurements(0.5, 0.75).value.whole // → 3
 */
export function findNeededMeasurements(reliability: number, wanted: number): Statistic<NeededMeasurements> {
  if (!(reliability <= 1)) throw new RangeError(`the reliability is ${reliability}; it is at most 1`);
  if (!(wanted > 0 && wanted < 1)) throw new RangeError(`the wanted reliability is ${wanted}; give one such as 0.8`);
  if (reliability <= 0) return undefinedBecause({ kind: 'reliabilityNotPositive', reliability });
  const times = (wanted * (1 - reliability)) / (reliability * (1 - wanted));
  // Rounding must not ask for one more where the number is whole: 0.8 from 0.5 is 4, not 4.000000000000001.
  const whole = Math.max(1, Math.ceil(times * (1 - 8 * Number.EPSILON)));
  return computed({ times, whole });
}
