import type { FeatureRows } from './feature-rows.ts';

/** Weights of a linear model as they are trained: `weights[bucket * columns + column]`. */
export interface LinearModel {
  readonly columns: number;
  readonly weights: Float64Array;
}

/** A model of two stages: the second sees the same features, and what the first said of the utterances around. */
export interface TrainedStages {
  readonly first: LinearModel;
  readonly second: LinearModel;
}

/**
 * Both stages as they are kept and run: whole numbers of one byte, those of both stages beside each other, so that one
 * pass over the features serves both. `weights[bucket * 2 * columns + stage * columns + column]` is in units of
 * `scales[stage * columns + column]`.
 */
export interface PackedStages {
  readonly columns: number;
  readonly weights: Int8Array;
  readonly scales: readonly number[];
}

const mostByte = 127;

/** Packs two stages. Weights are centred over the classes first: what is left says how much a feature speaks for one of them. */
export function packStages({ first, second }: TrainedStages): PackedStages {
  const { columns } = first;
  const width = 2 * columns;
  const weights = new Float64Array(first.weights.length * 2);
  for (const [stage, model] of [first, second].entries())
    for (let at = 0; at < model.weights.length; at += columns) {
      const row = model.weights.subarray(at, at + columns);
      const mean = row.reduce((sum, weight) => sum + weight, 0) / columns;
      for (let k = 0; k < columns; k += 1) weights[at * 2 + stage * columns + k] = (row[k] as number) - mean;
    }
  const most = new Float64Array(width);
  for (let i = 0; i < weights.length; i += 1)
    most[i % width] = Math.max(most[i % width] as number, Math.abs(weights[i] as number));
  const scales = Array.from(most, (size) => Math.fround(size / mostByte) || 1);
  const packed = Int8Array.from(weights, (weight, i) => Math.round(weight / (scales[i % width] as number)));
  return { columns, weights: packed, scales };
}

/** The weights of packed stages, as near as their bytes are. */
export function unpackStages({ columns, weights, scales }: PackedStages): TrainedStages {
  const width = 2 * columns;
  const stage = (number: 0 | 1): LinearModel => {
    const unpacked = new Float64Array(weights.length / 2);
    for (let i = 0; i < unpacked.length; i += 1) {
      const column = number * columns + (i % columns);
      const at = Math.floor(i / columns) * width + column;
      unpacked[i] = (weights[at] as number) * (scales[column] as number);
    }
    return { columns, weights: unpacked };
  };
  return { first: stage(0), second: stage(1) };
}

/** Memory for as many numbers, all 0: the old one where it is large enough, whose contents are lost. */
function roomFor(size: number, old: Float64Array | undefined): Float64Array {
  return old && old.length >= size ? old.fill(0, 0, size) : new Float64Array(size);
}

/**
 * The scores of every row before they are made probabilities, of both stages: `scores[row * 2 * columns + ...]`.
 *
 * @param memory of an earlier result that nobody needs any more
 */
export function scoreRows(stages: PackedStages, rows: FeatureRows, memory?: Float64Array): Float64Array {
  const width = 2 * stages.columns;
  const result = roomFor(rows.rows * width, memory);
  for (let row = 0; row < rows.rows; row += 1) {
    let column = 0;
    for (; column + 10 <= width; column += 10) addTenScores(stages, rows, row, column, result);
    for (; column < width; column += 1) addScore(stages, rows, row, column, result);
  }
  return result;
}

/** Ten columns at a time, each in a variable of its own: quicker than adding to the result feature by feature. */
function addTenScores(
  { columns, weights, scales }: PackedStages,
  { index, value, from }: FeatureRows,
  row: number,
  column: number,
  result: Float64Array,
): void {
  const width = 2 * columns;
  const end = from[row + 1] as number;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let k = 0;
  let l = 0;
  for (let i = from[row] as number; i < end; i += 1) {
    const at = (index[i] as number) * width + column;
    const factor = value[i] as number;
    a += factor * (weights[at] as number);
    b += factor * (weights[at + 1] as number);
    c += factor * (weights[at + 2] as number);
    d += factor * (weights[at + 3] as number);
    e += factor * (weights[at + 4] as number);
    f += factor * (weights[at + 5] as number);
    g += factor * (weights[at + 6] as number);
    h += factor * (weights[at + 7] as number);
    k += factor * (weights[at + 8] as number);
    l += factor * (weights[at + 9] as number);
  }
  const sums = [a, b, c, d, e, f, g, h, k, l];
  for (let i = 0; i < sums.length; i += 1)
    result[row * width + column + i] = (sums[i] as number) * (scales[column + i] as number);
}

function addScore(
  { columns, weights, scales }: PackedStages,
  { index, value, from }: FeatureRows,
  row: number,
  column: number,
  result: Float64Array,
): void {
  const width = 2 * columns;
  const end = from[row + 1] as number;
  let sum = 0;
  for (let i = from[row] as number; i < end; i += 1)
    sum += (value[i] as number) * (weights[(index[i] as number) * width + column] as number);
  result[row * width + column] = sum * (scales[column] as number);
}

/** Probabilities by the first stage: `result[row * columns + column]`. */
export function firstShares(
  { columns }: PackedStages,
  scores: Float64Array,
  rows: number,
  memory?: Float64Array,
): Float64Array {
  const result = roomFor(rows * columns, memory);
  for (let row = 0; row < rows; row += 1) {
    for (let k = 0; k < columns; k += 1) result[row * columns + k] = scores[row * 2 * columns + k] as number;
    normalise(result, row * columns, columns);
  }
  return result;
}

/** Probabilities by the second stage, from the scores of the rows and the features of their context. */
export function secondShares(
  { columns, weights, scales }: PackedStages,
  scores: Float64Array,
  { index, value, from, rows }: FeatureRows,
  memory?: Float64Array,
): Float64Array {
  const width = 2 * columns;
  const result = roomFor(rows * columns, memory);
  for (let row = 0; row < rows; row += 1) {
    const base = row * columns;
    const end = from[row + 1] as number;
    for (let i = from[row] as number; i < end; i += 1) {
      const at = (index[i] as number) * width + columns;
      const factor = value[i] as number;
      for (let k = 0; k < columns; k += 1) (result[base + k] as number) += factor * (weights[at + k] as number);
    }
    for (let k = 0; k < columns; k += 1) {
      const scale = scales[columns + k] as number;
      result[base + k] = (result[base + k] as number) * scale + (scores[row * width + columns + k] as number);
    }
    normalise(result, base, columns);
  }
  return result;
}

/** Turns scores into probabilities. */
export function normalise(values: Float64Array, base: number, columns: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < columns; k += 1) if ((values[base + k] as number) > most) most = values[base + k] as number;
  let sum = 0;
  for (let k = 0; k < columns; k += 1) {
    const raised = Math.exp((values[base + k] as number) - most);
    values[base + k] = raised;
    sum += raised;
  }
  for (let k = 0; k < columns; k += 1) (values[base + k] as number) /= sum;
}
