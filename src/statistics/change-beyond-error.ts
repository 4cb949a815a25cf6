import { checkLevel } from './bootstrap.ts';
import { normalQuantile } from './distributions.ts';
import type { VarianceComponents } from './variance-components.ts';

/** A caseworker's mean in one period and how much coding it rests on. */
export interface PeriodMean {
  readonly mean: number;
  /**
   * For each coder, the weight of each of their codings in the mean; together 1. In a mean of S sessions' means a coding
   * weighs 1 / (S k), where k codings were made of its session.
   */
  readonly weightsOfCoders: readonly (readonly number[])[];
}

/** A difference between two periods against the error of coding. */
export interface PeriodChange {
  /** Later minus earlier, in points. */
  readonly difference: number;
  /** Differences up to this size may be nothing but coders seeing the same sessions differently. */
  readonly detectable: number;
  readonly verdict: 'rise' | 'fall' | 'within';
}

/**
 * Holds a change between two periods against measurement error: the minimal detectable change, z √(e₁² + e₂²), where e²
 * is the error variance of a period's mean.
 *
 * With one coding in each period this is z √2 SEM (Weir 2005; de Vet et al. 2006). In a mean, what is left over after
 * coders and sessions shrinks with the number of codings, coders' own severity only with the number of coders: three
 * sessions of one coder share that coder's severity. Codings of a session that several coded weigh less. Coders of the two periods are taken as different people even where
 * they are the same, which errs on the side of "too small to tell".
 *
 * What a session is like (its client, its day) is no measurement error and is not in it: a change beyond it is a change
 * of what was coded, not yet one of skill.
 *
 * @param components of single codings of the measure; without a coder variance of their own, all of it is error that a
 *   coder's sessions are taken to share
 * @param level how sure to be, 0.95 by default
 * @throws RangeError when the weights of a period don't sum to 1 or the level is not between 0 and 1
 * @example
 * const components = { subject: 1, coder: 0, error: 0.16 };
 * const earlier = { mean: 3, weightsOfCoders: [[1]] };
 * changeBeyondError(earlier, { mean: 4, weightsOfCoders: [[1]] }, components).detectable // → 1.108723
 */
export function changeBeyondError(
  earlier: PeriodMean,
  later: PeriodMean,
  components: Pick<VarianceComponents, 'coder' | 'error'>,
  level = 0.95,
): PeriodChange {
  const variance =
    errorVarianceOfMean(earlier.weightsOfCoders, components) + errorVarianceOfMean(later.weightsOfCoders, components);
  const detectable = normalQuantile((1 + checkLevel(level)) / 2) * Math.sqrt(variance);
  const difference = later.mean - earlier.mean;
  if (Math.abs(difference) <= detectable) return { difference, detectable, verdict: 'within' };
  return { difference, detectable, verdict: difference > 0 ? 'rise' : 'fall' };
}

/**
 * Error variance of a weighted mean over codings, in points squared: coder Σ(Σw)² + error Σw², where the inner sum is
 * over the weights w of one coder's codings.
 *
 * @throws RangeError when the weights don't sum to 1
 * @example
 * errorVarianceOfMean([[0.25, 0.25], [0.25, 0.25]], { coder: 0.1, error: 0.2 }) // → 0.1
 */
export function errorVarianceOfMean(
  weightsOfCoders: readonly (readonly number[])[],
  { coder, error }: Pick<VarianceComponents, 'coder' | 'error'>,
): number {
  const ofCoders = weightsOfCoders.map(sum);
  if (!(Math.abs(sum(ofCoders) - 1) < 1e-9)) throw new RangeError('the weights of a mean must sum to 1');
  const shared = sum(ofCoders.map((each) => each ** 2));
  if (coder === null) return error * shared;
  return coder * shared + error * sum(weightsOfCoders.flat().map((each) => each ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
