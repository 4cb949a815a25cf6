import { checkLevel } from '../agreement/bootstrap.ts';
import { normalQuantile } from '../agreement/distributions.ts';
import type { VarianceComponents } from '../agreement/variance-components.ts';

/** A caseworker's mean in one period and how much coding it rests on. */
export interface PeriodMean {
  readonly mean: number;
  /** How many of the mean's codings each of its coders made. */
  readonly codingsOfCoders: readonly number[];
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
 * sessions of one coder share that coder's severity. Coders of the two periods are taken as different people even where
 * they are the same, which errs on the side of "too small to tell".
 *
 * What a session is like (its client, its day) is no measurement error and is not in it: a change beyond it is a change
 * of what was coded, not yet one of skill.
 *
 * @param components of single codings of the measure; without a coder variance of their own, all of it is error that a
 *   coder's sessions are taken to share
 * @param level how sure to be, 0.95 by default
 * @throws RangeError when a period has no codings or the level is not between 0 and 1
 * @example
 * const components = { subject: 1, coder: 0, error: 0.16 };
 * const earlier = { mean: 3, codingsOfCoders: [1] };
 * changeBeyondError(earlier, { mean: 4, codingsOfCoders: [1] }, components).detectable // → 1.108723
 */
export function changeBeyondError(
  earlier: PeriodMean,
  later: PeriodMean,
  components: Pick<VarianceComponents, 'coder' | 'error'>,
  level = 0.95,
): PeriodChange {
  const variance =
    errorVarianceOfMean(earlier.codingsOfCoders, components) + errorVarianceOfMean(later.codingsOfCoders, components);
  const detectable = normalQuantile((1 + checkLevel(level)) / 2) * Math.sqrt(variance);
  const difference = later.mean - earlier.mean;
  if (Math.abs(difference) <= detectable) return { difference, detectable, verdict: 'within' };
  return { difference, detectable, verdict: difference > 0 ? 'rise' : 'fall' };
}

/**
 * Error variance of a mean over codings, in points squared: coder Σ n² / N² + error / N, where n are the codings of each
 * coder and N all of them.
 *
 * @throws RangeError when there are no codings
 * @example
 * errorVarianceOfMean([2, 2], { coder: 0.1, error: 0.2 }) // → 0.1
 */
export function errorVarianceOfMean(
  codingsOfCoders: readonly number[],
  { coder, error }: Pick<VarianceComponents, 'coder' | 'error'>,
): number {
  const codings = codingsOfCoders.reduce((sum, each) => sum + each, 0);
  if (!(codings > 0)) throw new RangeError('a mean of no codings has no error');
  const shared = codingsOfCoders.reduce((sum, each) => sum + each ** 2, 0) / codings ** 2;
  return coder === null ? error * shared : coder * shared + error / codings;
}
