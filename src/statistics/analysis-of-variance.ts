import type { CompleteRatings } from './ratings.ts';

/** Mean squares of ratings of n subjects by k coders, without gaps. Units: points squared. */
export interface MeanSquares {
  readonly subjects: number;
  readonly coders: number;
  /** Between subjects (rows), n - 1 degrees of freedom. */
  readonly betweenSubjects: number;
  /** Within subjects, n (k - 1) degrees of freedom. */
  readonly withinSubjects: number;
  /** Between coders (columns), k - 1 degrees of freedom. */
  readonly betweenCoders: number;
  /** Residual of the two-way layout, (n - 1)(k - 1) degrees of freedom. */
  readonly residual: number;
}

/**
 * Analysis of variance of a subjects x coders table, one rating a cell (Shrout & Fleiss 1979, table 3).
 *
 * A sum of squares that is smaller than the rounding of the ratings themselves is taken as zero.
 *
 * @param ratings at least two rows of at least two columns
 * @example
 * computeMeanSquares([[9, 2], [6, 1]]).betweenCoders // → 36
 */
export function computeMeanSquares(ratings: CompleteRatings): MeanSquares {
  const subjects = ratings.length;
  const coders = ratings[0]?.length ?? 0;
  const cells = subjects * coders;
  let total = 0;
  let largest = 0;
  for (const row of ratings) {
    for (const value of row) {
      total += value;
      largest = Math.max(largest, Math.abs(value));
    }
  }
  const mean = total / cells;
  const coderMeans = new Float64Array(coders);
  const subjectMeans = new Float64Array(subjects);
  ratings.forEach((row, i) => {
    row.forEach((value, j) => {
      coderMeans[j] = at(coderMeans, j) + (value - mean) / subjects;
      subjectMeans[i] = at(subjectMeans, i) + (value - mean) / coders;
    });
  });
  let within = 0;
  let residual = 0;
  ratings.forEach((row, i) => {
    row.forEach((value, j) => {
      const deviation = value - mean - at(subjectMeans, i);
      within += deviation ** 2;
      residual += (deviation - at(coderMeans, j)) ** 2;
    });
  });
  const noise = cells * (8 * Number.EPSILON * largest) ** 2;
  const meanSquare = (sum: number, degrees: number) => (sum <= noise ? 0 : sum / degrees);
  return {
    subjects,
    coders,
    betweenSubjects: meanSquare(coders * sumOfSquares(subjectMeans), subjects - 1),
    withinSubjects: meanSquare(within, subjects * (coders - 1)),
    betweenCoders: meanSquare(subjects * sumOfSquares(coderMeans), coders - 1),
    residual: meanSquare(residual, (subjects - 1) * (coders - 1)),
  };
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value ** 2, 0);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
