import { type AgreementWeights, expandWeights } from './agreement-weights.ts';
import { checkLevel } from './bootstrap.ts';
import { type ConfusionMatrix, crossRatings } from './confusion-matrix.ts';
import { normalQuantile, normalTwoSided } from './distributions.ts';
import { type Category, computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface CohenKappa {
  readonly kappa: number;
  readonly weights: AgreementWeights;
  /** Observed agreement, weighted. */
  readonly observed: number;
  /** Agreement expected by chance from each coder's own frequencies, weighted. */
  readonly expected: number;
  readonly subjects: number;
  readonly omittedSubjects: number;
  /** Large-sample standard error, for the interval. */
  readonly standardError: number;
  /** Within -1 to 1. */
  readonly interval: Statistic<Interval>;
  /** Test against a kappa of zero, with the standard error under that hypothesis. */
  readonly test: Statistic<{ readonly standardError: number; readonly z: number; readonly p: number }>;
}

export interface CohenKappaOptions<T extends Category> {
  /** `identity` (unweighted) by default. */
  readonly weights?: AgreementWeights;
  /** All categories in their order; needed where texts are weighted. Those that occur by default. */
  readonly categories?: readonly T[];
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
}

/**
 * Cohen's kappa of two coders, unweighted or weighted: (observed - expected) / (1 - expected).
 *
 * Cohen (1960), Educational and Psychological Measurement 20; weighted: Cohen (1968), Psychological Bulletin 70.
 * Standard errors: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72. Subjects that one of the two did not rate
 * are left out and counted. What an uncoded utterance is, a category or a missing rating, is for the caller to say
 * (see `codesOfUnits`).
 *
 * @returns undefined when no subject was rated by both (`tooFewSubjects`), or both gave one and the same category
 *   throughout (`chanceIsCertain`). The interval is undefined when they never differ (`perfectAgreement`)
 * @throws RangeError when the two differ in length, or weights and categories don't fit
 * @example
 * const first = [1, 2, 3, 3, 2, 1];
 * const second = [1, 2, 3, 2, 2, 1];
 * cohenKappa(first, second).value.kappa // → 0.75
 * cohenKappa(first, second, { weights: 'quadratic' }).value.kappa // → 0.8571429
 * cohenKappa(['Q', 'Q'], ['Q', 'Q']).reason.kind // → 'chanceIsCertain'
 */
export function cohenKappa<T extends Category>(
  first: readonly (T | null)[],
  second: readonly (T | null)[],
  { weights = 'identity', categories, level = 0.95 }: CohenKappaOptions<T> = {},
): Statistic<CohenKappa> {
  checkLevel(level);
  return kappaOfMatrix(crossRatings(first, second, categories, weights), weights, level);
}

/**
 * Cohen's kappa from a table that is already counted, such as a published one; see `cohenKappa`.
 *
 * @returns undefined for an empty table (`tooFewSubjects`) and where chance agreement is certain (`chanceIsCertain`)
 * @example
 * const table = { categories: ['a', 'b'], counts: [[40, 9], [6, 45]], subjects: 100, omittedSubjects: 0 };
 * kappaOfMatrix(table, 'identity').value.kappa // → 0.69952
 */
export function kappaOfMatrix<T extends Category>(
  matrix: ConfusionMatrix<T>,
  weights: AgreementWeights = 'identity',
  level = 0.95,
): Statistic<CohenKappa> {
  const { counts, subjects } = matrix;
  if (subjects === 0) return undefinedBecause({ kind: 'tooFewSubjects', needed: 1, given: 0 });
  const w = expandWeights(weights, matrix.categories);
  const cells = counts.map((row) => row.map((count) => count / subjects));
  const rowShares = cells.map((row) => sum(row));
  const columnShares = cells.map((_, j) => sum(cells.map((row) => row[j] as number)));
  const expectedCells = rowShares.map((row) => columnShares.map((column) => row * column));
  const observed = weightedSum(cells, w);
  const expected = weightedSum(expectedCells, w);
  if (usesOneCategory(counts) || expected >= 1) return undefinedBecause({ kind: 'chanceIsCertain' });
  const kappa = (observed - expected) / (1 - expected);

  const rowWeights = w.map((row) => sum(row.map((weight, j) => weight * (columnShares[j] as number))));
  const columnWeights = w.map((row) => sum(row.map((weight, j) => weight * (rowShares[j] as number))));
  const margin = (i: number, j: number) => (rowWeights[i] as number) + (columnWeights[j] as number);
  const spread = sumCells(cells, (cell, i, j) => {
    return cell * ((w[i]?.[j] as number) * (1 - expected) - margin(i, j) * (1 - observed)) ** 2;
  });
  const variance = spread - (observed * expected - 2 * expected + observed) ** 2;
  const standardError = Math.sqrt(Math.max(0, variance) / subjects) / (1 - expected) ** 2;
  const nullSpread = sumCells(expectedCells, (cell, i, j) => cell * ((w[i]?.[j] as number) - margin(i, j)) ** 2);
  const nullError = Math.sqrt(Math.max(0, nullSpread - expected ** 2) / subjects) / (1 - expected);
  return computed({
    kappa,
    weights,
    observed,
    expected,
    subjects,
    omittedSubjects: matrix.omittedSubjects,
    standardError,
    interval: isDiagonal(counts)
      ? undefinedBecause({ kind: 'perfectAgreement' })
      : computed(normalInterval(kappa, standardError, level)),
    test:
      nullError > 0
        ? computed({ standardError: nullError, z: kappa / nullError, p: normalTwoSided(kappa / nullError) })
        : undefinedBecause({ kind: 'chanceIsCertain' }),
  });
}

function normalInterval(kappa: number, standardError: number, level: number): Interval {
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return { level, lower: Math.max(-1, kappa - reach), upper: Math.min(1, kappa + reach) };
}

function usesOneCategory(counts: readonly (readonly number[])[]): boolean {
  return isDiagonal(counts) && counts.filter((row) => row.some((count) => count > 0)).length === 1;
}

function isDiagonal(counts: readonly (readonly number[])[]): boolean {
  return counts.every((row, i) => row.every((count, j) => i === j || count === 0));
}

function weightedSum(cells: readonly (readonly number[])[], weights: readonly (readonly number[])[]): number {
  return sumCells(cells, (cell, i, j) => cell * (weights[i]?.[j] as number));
}

function sumCells(
  cells: readonly (readonly number[])[],
  term: (cell: number, row: number, column: number) => number,
): number {
  return sum(cells.flatMap((row, i) => row.map((cell, j) => term(cell, i, j))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
