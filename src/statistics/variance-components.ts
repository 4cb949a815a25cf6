import { computeMeanSquares } from './analysis-of-variance.ts';
import { completeCases, countCoders, findConstant, type Ratings, refuseTooFew } from './ratings.ts';
import { computed, type Statistic, undefinedBecause } from './statistic.ts';

/** Where the variance of ratings comes from, in points squared. */
export interface VarianceComponents {
  readonly subject: number;
  /** Null in the one-way model, where it is part of the error. */
  readonly coder: number | null;
  readonly error: number;
}

/**
 * Variance components of ratings without gaps, from mean squares (Shrout & Fleiss 1979). A component estimated below
 * zero is set to zero, as usual. Subjects with a missing rating are left out.
 *
 * @returns undefined with fewer than two coders or complete subjects, or where every rating is the same
 * @throws RangeError when rows differ in length or a rating is not finite
 * @example
 * componentsFromMeanSquares([[1, 3], [5, 7], [2, 4]]).value.coder // → 2
 */
export function componentsFromMeanSquares(ratings: Ratings): Statistic<VarianceComponents> {
  const coders = countCoders(ratings);
  const { complete } = completeCases(ratings);
  const refused = refuseTooFew(complete.length, coders);
  if (refused) return refused;
  const constant = findConstant(complete);
  if (constant) return undefinedBecause(constant);
  const { betweenSubjects, betweenCoders, residual, subjects } = computeMeanSquares(complete);
  return computed({
    subject: Math.max(0, (betweenSubjects - residual) / coders),
    coder: Math.max(0, (betweenCoders - residual) / subjects),
    error: residual,
  });
}
