import type { MeanSquares } from './analysis-of-variance.ts';
import { type BootstrapInterval, type BootstrapOptions, bootstrapKinds } from './bootstrap.ts';
import { defaultIccForm, estimateIcc, type IccForm } from './icc.ts';
import { completeCases, countCoders, findConstant, type Ratings, refuseTooFew } from './ratings.ts';
import { type Statistic, undefinedBecause } from './statistic.ts';

export interface IccBootstrapOptions extends BootstrapOptions {
  /** ICC(A,1) two-way random by default. */
  readonly form?: IccForm;
}

/**
 * Percentile bootstrap interval of an ICC over subjects: needs no normal distribution, but some dozens of subjects.
 * Coders are not resampled, so that it speaks of these coders. Incomplete subjects are left out, as `icc` does.
 *
 * Mean squares of a resample come from the counts of drawn subjects and each subject's own sums; the ratings are not
 * copied.
 *
 * @returns undefined where `icc` is, or where most resamples are (`undefinedResamples`)
 * @throws RangeError when rows differ in length, a rating is not finite, or the seed is not whole
 * @example
 * const ratings = [[1, 2], [2, 2], [3, 4], [5, 5], [4, 4], [2, 1]];
 * bootstrapIcc(ratings, { seed: 7, resamples: 200 }).value.undefinedResamples // → 0
 * bootstrapIcc([[1, 2]], { seed: 7 }).reason.kind // → 'tooFewSubjects'
 */
export function bootstrapIcc(ratings: Ratings, options: IccBootstrapOptions): Statistic<BootstrapInterval> {
  const { form = defaultIccForm } = options;
  const coders = countCoders(ratings);
  const { complete } = completeCases(ratings);
  const refused = refuseTooFew(complete.length, coders);
  if (refused) return refused;
  const constant = findConstant(complete);
  if (constant) return undefinedBecause(constant);
  const rows = complete.toSorted(compareRows);
  const everySubject = rows.map((_, i) => i);
  const meanSquaresOf = prepareMeanSquares(rows, coders);
  return bootstrapKinds(everySubject, rows.length, (counts) => estimateIcc(meanSquaresOf(counts), form), options);
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place < 0 ? 0 : (a[place] as number) - (b[place] as number);
}

/** Mean squares of a resample from how often each row was drawn. Ratings are centred first, so that sums keep digits. */
function prepareMeanSquares(rows: readonly (readonly number[])[], coders: number) {
  const subjects = rows.length;
  const mean = rows.flat().reduce((sum, value) => sum + value, 0) / (subjects * coders);
  const centred = Float64Array.from(rows.flat(), (value) => value - mean);
  const rowSums = new Float64Array(subjects);
  const rowSquares = new Float64Array(subjects);
  centred.forEach((value, cell) => {
    const i = Math.floor(cell / coders);
    rowSums[i] = (rowSums[i] as number) + value;
    rowSquares[i] = (rowSquares[i] as number) + value * value;
  });
  const columnSums = new Float64Array(coders);

  return (counts: Int32Array): MeanSquares => {
    columnSums.fill(0);
    let squares = 0;
    let squaredRowSums = 0;
    for (let i = 0; i < subjects; i++) {
      const times = counts[i] as number;
      if (times === 0) continue;
      const rowSum = rowSums[i] as number;
      squares += times * (rowSquares[i] as number);
      squaredRowSums += times * rowSum * rowSum;
      for (let j = 0; j < coders; j++) {
        columnSums[j] = (columnSums[j] as number) + times * (centred[i * coders + j] as number);
      }
    }
    const total = columnSums.reduce((sum, value) => sum + value, 0);
    const correction = (total * total) / (subjects * coders);
    const betweenSubjects = squaredRowSums / coders - correction;
    const betweenCoders = columnSums.reduce((sum, value) => sum + value * value, 0) / subjects - correction;
    const noise = 1e-13 * squares;
    const meanSquare = (sum: number, degrees: number) => (sum <= noise ? 0 : sum / degrees);
    return {
      subjects,
      coders,
      betweenSubjects: meanSquare(betweenSubjects, subjects - 1),
      withinSubjects: meanSquare(squares - squaredRowSums / coders, subjects * (coders - 1)),
      betweenCoders: meanSquare(betweenCoders, coders - 1),
      residual: meanSquare(squares - squaredRowSums / coders - betweenCoders, (subjects - 1) * (coders - 1)),
    };
  };
}
