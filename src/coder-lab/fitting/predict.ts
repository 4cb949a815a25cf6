import type { FeatureRows } from '../../coder/model/feature-rows.ts';
import { type LinearModel, normalise } from '../../coder/model/softmax.ts';

/** Probabilities of every row by weights that are not packed yet: `result[row * columns + column]`. */
export function predictRows(
  { columns, weights }: LinearModel,
  { index, value, from, rows }: FeatureRows,
): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const base = row * columns;
    const end = from[row + 1] as number;
    for (let i = from[row] as number; i < end; i += 1) {
      const at = (index[i] as number) * columns;
      const factor = value[i] as number;
      for (let k = 0; k < columns; k += 1) (result[base + k] as number) += factor * (weights[at + k] as number);
    }
    normalise(result, base, columns);
  }
  return result;
}
