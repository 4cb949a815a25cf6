import { cholesky, type SquareMatrix, solveCholesky } from './cholesky.ts';
import { countCoders, findConstant, type Ratings, refuseTooFew } from './ratings.ts';
import { countResidualDegrees, type Design, describeDesign } from './reml/incomplete-design.ts';
import { type Fit, fitComponents } from './reml/restricted-likelihood.ts';
import { computed, type Statistic, undefinedBecause } from './statistic.ts';
import type { VarianceComponents } from './variance-components.ts';

/** Variance components by REML, and how they were found. */
export interface RemlComponents extends VarianceComponents {
  readonly mean: number;
  readonly subjects: number;
  readonly coders: number;
  /** Ratings that entered; subjects that were rated once count too. */
  readonly ratings: number;
  /** Natural logarithm of the restricted likelihood at the maximum. */
  readonly logLikelihood: number;
  /**
   * Large-sample covariance of the components that are not zero, in the order subject, coder, error: the inverse of the
   * average information.
   */
  readonly covariance: readonly (readonly number[])[];
  readonly free: readonly Component[];
}

export type Component = 'subject' | 'coder' | 'error';

/**
 * Variance components by restricted maximum likelihood, for designs where not every coder rated every subject.
 *
 * Model: rating = mean + subject + coder + error (`twoWay`), or without the coder effect (`oneWay`); effects normal and
 * independent; ratings missing at random. Found by the average-information method (Gilmour, Thompson & Cullis 1995,
 * Biometrics 51), components held at zero where the maximum lies there. In a complete design with no component at zero
 * the result is that of `componentsFromMeanSquares`.
 *
 * @returns undefined when no subject has two ratings (`noSharedSubjects`), with fewer than two subjects or coders, where
 *   every rating is the same, where coders agree without error (`perfectAgreement`), where too few ratings overlap
 *   (`notIdentified`) or no maximum is found (`notConverged`)
 * @throws RangeError when rows differ in length or a rating is not finite
 * @example
 * const ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
 * estimateComponentsByReml(ratings).value.subject // → 2.55556
 */
export function estimateComponentsByReml(
  ratings: Ratings,
  model: 'oneWay' | 'twoWay' = 'twoWay',
): Statistic<RemlComponents> {
  const coders = countCoders(ratings);
  const design = describeDesign(ratings, coders);
  const refused = refuseTooFew(design.subjects, design.coders);
  if (refused) return refused;
  if (design.subjectSizes.every((size) => size < 2)) return undefinedBecause({ kind: 'noSharedSubjects' });
  const constant = findConstant(ratings);
  if (constant) return undefinedBecause(constant);
  if (model === 'twoWay' && countResidualDegrees(design) < 1) return undefinedBecause({ kind: 'notIdentified' });
  return maximise(design, model === 'twoWay');
}

const MOST_ITERATIONS = 500;
const COMPONENTS: readonly Component[] = ['subject', 'coder', 'error'];

function maximise(design: Design, withCoders: boolean): Statistic<RemlComponents> {
  const { values } = design;
  const variance = values.reduce((sum, value) => sum + value * value, 0) / (values.length - 1);
  let components = [variance / 3, withCoders ? variance / 3 : 0, variance / 3];
  let fit = fitComponents(design, components);
  if (!fit) return undefinedBecause({ kind: 'notConverged', iterations: 0 });
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const free = freeComponents(components, fit.score, withCoders);
    const next = improve(design, components, fit, free, variance);
    if ((next.components[2] as number) < 1e-9 * variance) return undefinedBecause({ kind: 'perfectAgreement' });
    const change = Math.max(...next.components.map((value, i) => Math.abs(value - (components[i] as number))));
    components = next.components;
    fit = next.fit;
    if (change <= 1e-13 * variance) return describeMaximum(design, components, fit, withCoders);
  }
  return undefinedBecause({ kind: 'notConverged', iterations: MOST_ITERATIONS });
}

/** Components to move: all but those at zero that the likelihood would push below it. */
function freeComponents(components: readonly number[], score: readonly number[], withCoders: boolean): number[] {
  return [0, 1, 2].filter((i) => {
    if (i === 1 && !withCoders) return false;
    return (components[i] as number) > 0 || (score[i] as number) > 0;
  });
}

/**
 * One step up: the average-information step, damped (Levenberg-Marquardt) until the likelihood does not fall. The
 * components stay where they are when no step goes up.
 */
function improve(design: Design, components: readonly number[], fit: Fit, free: readonly number[], variance: number) {
  const score = free.map((i) => fit.score[i] as number);
  const smallest = 1e-10 * variance;
  const rounding = 1e-11 * Math.max(1, Math.abs(fit.logLikelihood));
  for (let damping = 0; damping < 1e14; damping = damping === 0 ? 1e-6 : damping * 10) {
    const damped = free.map((i) =>
      free.map((j) => {
        const value = fit.information[i]?.[j] ?? 0;
        return i === j ? value + damping * (value + 0.5 / variance ** 2) : value;
      }),
    );
    const factor = cholesky(damped);
    if (!factor) continue;
    const step = solveCholesky(factor, score);
    const next = [...components];
    free.forEach((i, place) => {
      const moved = (components[i] as number) + (step[place] as number);
      if (i === 2) next[i] = Math.max(smallest, moved);
      else next[i] = moved < smallest ? 0 : moved;
    });
    const nextFit = fitComponents(design, next);
    if (nextFit && nextFit.logLikelihood >= fit.logLikelihood - rounding) {
      return { components: next, fit: nextFit };
    }
  }
  return { components: [...components], fit };
}

/** Whether the information tells the components apart: no direction in which the likelihood is flat. */
function isIdentified(information: SquareMatrix): boolean {
  const scales = information.map((row, i) => Math.sqrt(row[i] as number));
  const scaled = information.map((row, i) =>
    row.map((value, j) => value / ((scales[i] as number) * (scales[j] as number))),
  );
  const factor = cholesky(scaled);
  return factor?.every((row, i) => (row[i] as number) ** 2 > 1e-9) ?? false;
}

function describeMaximum(
  design: Design,
  components: readonly number[],
  fit: Fit,
  withCoders: boolean,
): Statistic<RemlComponents> {
  const free = [0, 1, 2].filter((i) => (components[i] as number) > 0);
  const information = free.map((i) => free.map((j) => fit.information[i]?.[j] ?? 0));
  const factor = cholesky(information);
  if (!factor || !isIdentified(information)) return undefinedBecause({ kind: 'notIdentified' });
  const unit = (place: number) => free.map((_, i) => (i === place ? 1 : 0));
  return computed({
    subject: components[0] as number,
    coder: withCoders ? (components[1] as number) : null,
    error: components[2] as number,
    mean: design.centre + fit.mean,
    subjects: design.subjects,
    coders: design.coders,
    ratings: design.values.length,
    logLikelihood: fit.logLikelihood,
    covariance: free.map((_, place) => solveCholesky(factor, unit(place))),
    free: free.map((i) => COMPONENTS[i] as Component),
  });
}
