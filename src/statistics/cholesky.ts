/** A square matrix, row by row. */
export type SquareMatrix = readonly (readonly number[])[];

/**
 * The lower triangle L with L L' = matrix.
 *
 * @param matrix symmetric
 * @returns null when the matrix is not positive definite
 * @example
 * cholesky([[4, 2], [2, 5]])[1][0] // → 1
 */
export function cholesky(matrix: SquareMatrix): number[][] | null {
  const lower = matrix.map((row) => row.map(() => 0));
  for (const [i, row] of matrix.entries()) {
    for (let j = 0; j <= i; j++) {
      const left = lower[i] as number[];
      const right = lower[j] as number[];
      let rest = row[j] as number;
      for (let m = 0; m < j; m++) rest -= (left[m] as number) * (right[m] as number);
      if (i === j) {
        if (!(rest > 0)) return null;
        left[j] = Math.sqrt(rest);
      } else left[j] = rest / (right[j] as number);
    }
  }
  return lower;
}

/**
 * Solves L L' x = b.
 *
 * @param lower from `cholesky`
 * @example
 * solveCholesky(cholesky([[4, 2], [2, 5]]), [6, 7])[0] // → 1
 */
export function solveCholesky(lower: SquareMatrix, b: readonly number[]): number[] {
  const x = [...b];
  for (const [i, row] of lower.entries()) {
    for (let j = 0; j < i; j++) x[i] = (x[i] as number) - (row[j] as number) * (x[j] as number);
    x[i] = (x[i] as number) / (row[i] as number);
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i] = (x[i] as number) - (lower[j]?.[i] as number) * (x[j] as number);
    x[i] = (x[i] as number) / (lower[i]?.[i] as number);
  }
  return x;
}
