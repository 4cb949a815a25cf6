import { computeMeanSquares } from './analysis-of-variance.ts';
import { cholesky, type SquareMatrix, solveCholesky } from './cholesky.ts';
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

/** Ratings as a list of cells, subjects and coders numbered without gaps, values centred. */
interface Design {
  readonly subjects: number;
  readonly coders: number;
  readonly subject: Int32Array;
  readonly coder: Int32Array;
  readonly values: Float64Array;
  readonly centre: number;
  readonly subjectSizes: Float64Array;
}

function describeDesign(ratings: Ratings, columns: number): Design {
  const cells = ratings.flatMap((row, i) => row.flatMap((value, j) => (value === null ? [] : [{ i, j, value }])));
  const rows = renumber(
    cells.map((cell) => cell.i),
    ratings.length,
  );
  const used = renumber(
    cells.map((cell) => cell.j),
    columns,
  );
  const centre = cells.reduce((sum, cell) => sum + cell.value, 0) / Math.max(1, cells.length);
  const subjectSizes = new Float64Array(rows.count);
  for (const row of rows.numbers) subjectSizes[row] = (subjectSizes[row] as number) + 1;
  return {
    subjects: rows.count,
    coders: used.count,
    subject: rows.numbers,
    coder: used.numbers,
    values: Float64Array.from(cells, (cell) => cell.value - centre),
    centre,
    subjectSizes,
  };
}

function renumber(places: readonly number[], limit: number): { numbers: Int32Array; count: number } {
  const numberOf = new Int32Array(limit).fill(-1);
  let count = 0;
  const numbers = Int32Array.from(places, (place) => {
    if (numberOf[place] === -1) numberOf[place] = count++;
    return numberOf[place] as number;
  });
  return { numbers, count };
}

/** Degrees of freedom that ratings leave for error when every subject and coder has its own mean. */
function countResidualDegrees({ subjects, coders, subject, coder, values }: Design): number {
  // Subjects and coders linked by ratings hang together in groups; each group spends one mean less.
  const group = Array.from({ length: subjects + coders }, (_, i) => i);
  const find = (i: number): number => (group[i] === i ? i : find(group[i] as number));
  let groups = subjects + coders;
  subject.forEach((i, cell) => {
    const [a, b] = [find(i), find(subjects + (coder[cell] as number))];
    if (a === b) return;
    group[a] = b;
    groups--;
  });
  return values.length - subjects - coders + groups;
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

/** The restricted likelihood at given components, with its slope and curvature. Order: subject, coder, error. */
interface Fit {
  readonly logLikelihood: number;
  readonly score: readonly number[];
  /** Average of observed and expected information. */
  readonly information: SquareMatrix;
  /** Estimate of the mean, of centred values. */
  readonly mean: number;
}

/**
 * V = error I + subject S S' + coder C C' is never formed. Without coders it falls into one block a subject, inverted in
 * closed form; coders are added by Woodbury's identity through a matrix of the size of the coders. Null where the
 * components are so unlike in size that V can't be factored.
 */
function fitComponents(design: Design, [subject = 0, coder = 0, error = 1]: readonly number[]): Fit | null {
  const { subjects, coders, values, subjectSizes } = design;
  const cells = values.length;
  const shrink = subjectSizes.map((size) => subject / (error + subject * size));
  const bySubject = (x: Float64Array) => sumBy(x, design.subject, subjects);
  const byCoder = (x: Float64Array) => sumBy(x, design.coder, coders);
  const solveBlocks = (x: Float64Array) => {
    const sums = bySubject(x);
    return x.map((value, cell) => {
      const i = design.subject[cell] as number;
      return (value - (shrink[i] as number) * (sums[i] as number)) / error;
    });
  };

  const crossed = crossCoders(design, shrink, error);
  const factor = cholesky(crossed.map((row, j) => row.map((value, l) => coder * value + (j === l ? 1 : 0))));
  if (!factor) return null;
  const solve = (x: Float64Array) => {
    const blocks = solveBlocks(x);
    if (coder === 0) return blocks;
    const weights = solveCholesky(
      factor,
      Array.from(byCoder(blocks), (value) => value * coder),
    );
    const correction = solveBlocks(x.map((_, cell) => weights[design.coder[cell] as number] as number));
    return blocks.map((value, cell) => value - (correction[cell] as number));
  };

  const ones = solve(new Float64Array(cells).fill(1));
  const weight = sum(ones);
  const project = (x: Float64Array) => {
    const solved = solve(x);
    const shift = dot(ones, x) / weight;
    return solved.map((value, cell) => value - shift * (ones[cell] as number));
  };
  const projected = project(values);

  const subjectTrace = traceOfSubjects(design, shrink, error, coder, factor, bySubject(ones), weight);
  const coderTrace = traceOfCoders(crossed, factor, byCoder(ones), weight);
  const errorTrace = (cells - 1 - subject * subjectTrace - coder * coderTrace) / error;

  const spread = (sums: Float64Array, level: Int32Array) => Float64Array.from(level, (place) => sums[place] as number);
  const directions = [
    spread(bySubject(projected), design.subject),
    spread(byCoder(projected), design.coder),
    projected,
  ];
  const traces = [subjectTrace, coderTrace, errorTrace];
  const projectedDirections = directions.map(project);
  const logDeterminant =
    subjectSizes.reduce((total, size) => total + (size - 1) * Math.log(error) + Math.log(error + subject * size), 0) +
    2 * factor.reduce((total, row, j) => total + Math.log(row[j] as number), 0);
  return {
    logLikelihood:
      -0.5 * (logDeterminant + Math.log(weight) + dot(values, projected) + (cells - 1) * Math.log(2 * Math.PI)),
    score: directions.map((direction, i) => -0.5 * ((traces[i] as number) - dot(direction, projected))),
    information: directions.map((direction) => projectedDirections.map((other) => 0.5 * dot(direction, other))),
    mean: dot(ones, values) / weight,
  };
}

/** C' B C for the block inverse B: coders against coders. */
function crossCoders({ subjects, coders, subject, coder }: Design, shrink: Float64Array, error: number): number[][] {
  const crossed = Array.from({ length: coders }, () => new Array<number>(coders).fill(0));
  const ratedBy = Array.from({ length: subjects }, () => [] as number[]);
  subject.forEach((i, cell) => ratedBy[i]?.push(coder[cell] as number));
  ratedBy.forEach((raters, i) => {
    for (const j of raters) {
      const row = crossed[j] as number[];
      row[j] = (row[j] as number) + 1 / error;
      for (const l of raters) row[l] = (row[l] as number) - (shrink[i] as number) / error;
    }
  });
  return crossed;
}

/** Trace of P S S', P being the projection onto what the mean leaves. */
function traceOfSubjects(
  { subjects, coders, subject, coder, subjectSizes }: Design,
  shrink: Float64Array,
  error: number,
  coderVariance: number,
  factor: SquareMatrix,
  onesBySubject: Float64Array,
  weight: number,
): number {
  const raters = Array.from({ length: subjects }, () => new Array<number>(coders).fill(0));
  subject.forEach((i, cell) => {
    (raters[i] as number[])[coder[cell] as number] = 1;
  });
  return raters.reduce((total, row, i) => {
    const size = subjectSizes[i] as number;
    // One over error + subject variance x size, which is (1 - shrink x size) / error.
    const scale = (1 - (shrink[i] as number) * size) / error;
    const h = row.map((value) => value * scale);
    const solved = solveCholesky(factor, h);
    const correction = coderVariance * h.reduce((all, value, j) => all + value * (solved[j] as number), 0);
    return total + size * scale - correction - (onesBySubject[i] as number) ** 2 / weight;
  }, 0);
}

/** Trace of P C C'. */
function traceOfCoders(crossed: SquareMatrix, factor: SquareMatrix, onesByCoder: Float64Array, weight: number): number {
  return crossed.reduce((total, _, j) => {
    const column = crossed.map((row) => row[j] as number);
    const solved = solveCholesky(factor, column);
    return total + (solved[j] as number) - (onesByCoder[j] as number) ** 2 / weight;
  }, 0);
}

function sumBy(values: Float64Array, level: Int32Array, levels: number): Float64Array {
  const sums = new Float64Array(levels);
  values.forEach((value, cell) => {
    const place = level[cell] as number;
    sums[place] = (sums[place] as number) + value;
  });
  return sums;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, i) => total + value * (b[i] as number), 0);
}
