import type { Category } from './statistic.ts';

/**
 * How far two categories agree, from 1 (same) to 0 (as far apart as can be):
 * - `identity`: only the same category agrees;
 * - `linear`: 1 - |i - j| / span (Cicchetti & Allison 1971);
 * - `quadratic`: 1 - (i - j)^2 / span^2 (Fleiss & Cohen 1973);
 * - a matrix of one's own, in the order of the categories, symmetric, with 1 on the diagonal.
 */
export type AgreementWeights = 'identity' | 'linear' | 'quadratic' | readonly (readonly number[])[];

/**
 * Weights as a matrix. Numbers are weighed by their distance as numbers, so that a point of the scale that nobody used
 * does not matter; texts by their place in `categories`.
 *
 * @param categories in their order; two or more for weights other than `identity`
 * @throws RangeError when a matrix of one's own does not fit the categories, is not symmetric or lacks ones on the diagonal
 * @example
 * expandWeights('linear', [1, 2, 5])[0][1] // → 0.75
 */
export function expandWeights(
  weights: AgreementWeights,
  categories: readonly Category[],
): readonly (readonly number[])[] {
  if (typeof weights !== 'string') return checkWeights(weights, categories.length);
  if (weights === 'identity') return categories.map((_, i) => categories.map((__, j) => (i === j ? 1 : 0)));
  const places = placesOf(categories);
  const span = Math.max(...places) - Math.min(...places);
  const power = weights === 'linear' ? 1 : 2;
  return places.map((a) => places.map((b) => (a === b ? 1 : 1 - (Math.abs(a - b) / span) ** power)));
}

function placesOf(categories: readonly Category[]): number[] {
  const numbers = categories.filter((each) => typeof each === 'number');
  return numbers.length === categories.length ? numbers : categories.map((_, i) => i);
}

function checkWeights(weights: readonly (readonly number[])[], size: number) {
  if (weights.length !== size || weights.some((row) => row.length !== size)) {
    throw new RangeError(`weights must have ${size} rows of ${size}, one for each category`);
  }
  weights.forEach((row, i) => {
    if (row[i] !== 1) throw new RangeError('weights must be 1 on the diagonal');
    row.forEach((value, j) => {
      if (value !== weights[j]?.[i]) throw new RangeError('weights must be symmetric');
    });
  });
  return weights;
}

/**
 * The categories to use: those given, else those that occur.
 *
 * Texts have no order of their own, so that weights other than `identity` need the categories given in theirs.
 *
 * @throws RangeError when a category is listed twice, a value is not listed, or texts are weighed without an order
 * @example
 * chooseCategories(['SR', 'CR'], ['SR', 'CR', 'Q'], 'identity').length // → 3
 */
export function chooseCategories<T extends Category>(
  occurring: readonly T[],
  given: readonly T[] | undefined,
  weights: AgreementWeights,
): readonly T[] {
  if (!given) {
    const ordered = weights === 'identity' || (typeof weights === 'string' && occurring.every(isNumber));
    if (ordered) return occurring;
    throw new RangeError('weights need the categories, in their order');
  }
  if (new Set(given).size < given.length) throw new RangeError('a category is listed twice');
  const unlisted = occurring.find((each) => !given.includes(each));
  if (unlisted !== undefined) throw new RangeError(`"${unlisted}" is not among the categories`);
  return given;
}

function isNumber(value: Category): boolean {
  return typeof value === 'number';
}
