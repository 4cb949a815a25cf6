/** The restricted likelihood of variance components, given ratings. */
import { cholesky, type SquareMatrix, solveCholesky } from '../cholesky.ts';
import type { Design } from './incomplete-design.ts';

/** The restricted likelihood at given components, with its slope and curvature. Order: subject, coder, error. */
export interface Fit {
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
export function fitComponents(design: Design, [subject = 0, coder = 0, error = 1]: readonly number[]): Fit | null {
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
