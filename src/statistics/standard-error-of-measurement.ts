import type { VarianceComponents } from './variance-components.ts';

/**
 * Standard error of measurement, in points of the scale: how far one rating is, typically, from the mean over all
 * ratings the same subject could get.
 *
 * From variance components (de Vet et al. 2006, Journal of Clinical Epidemiology 59): the square root of coder + error
 * variance for `agreement`, of the error variance alone for `consistency`. Components without a coder variance of their
 * own (one-way) have it in the error, so that both are the same.
 *
 * @example
 * const components = { subject: 2, coder: 3, error: 1 };
 * standardErrorOfMeasurement(components, 'agreement') // → 2
 * standardErrorOfMeasurement(components, 'consistency') // → 1
 */
export function standardErrorOfMeasurement(
  components: Pick<VarianceComponents, 'coder' | 'error'>,
  definition: 'agreement' | 'consistency',
): number {
  return Math.sqrt(components.error + (definition === 'agreement' ? (components.coder ?? 0) : 0));
}

/**
 * Standard error of measurement from a reliability that others report, SD sqrt(1 - r), in points (Weir 2005, Journal of
 * Strength and Conditioning Research 19).
 *
 * @param standardDeviation of the ratings in the group the figure is for
 * @param reliability at most 1
 * @throws RangeError when the standard deviation is negative or the reliability above 1
 * @example
 * standardErrorFromReliability(0.5, 0.84) // → 0.2
 */
export function standardErrorFromReliability(standardDeviation: number, reliability: number): number {
  if (!(standardDeviation >= 0)) throw new RangeError(`the standard deviation is ${standardDeviation}`);
  if (!(reliability <= 1)) throw new RangeError(`the reliability is ${reliability}; it is at most 1`);
  return standardDeviation * Math.sqrt(1 - reliability);
}
