import type { Shares } from './classes.ts';
import type { FeatureRow } from './features.ts';

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

/** A stage as it is kept: whole numbers of one byte, a column in units of its scale. */
export interface PackedModel {
  readonly columns: number;
  readonly weights: Int8Array;
  readonly scales: readonly number[];
}

export interface PackedStages {
  readonly first: PackedModel;
  readonly second: PackedModel;
}

const mostByte = 127;

/** Packs two stages. */
export function packStages({ first, second }: TrainedStages): PackedStages {
  return { first: pack(first), second: pack(second) };
}

/** Weights are centred over the classes: what is left says how much a feature speaks for one of them. */
function pack({ columns, weights }: LinearModel): PackedModel {
  const centred = new Float64Array(weights.length);
  const most = new Float64Array(columns);
  for (let at = 0; at < weights.length; at += columns) {
    const row = weights.subarray(at, at + columns);
    const mean = row.reduce((sum, weight) => sum + weight, 0) / columns;
    for (let k = 0; k < columns; k += 1) {
      const weight = (row[k] as number) - mean;
      centred[at + k] = weight;
      most[k] = Math.max(most[k] as number, Math.abs(weight));
    }
  }
  const scales = Array.from(most, (size) => Math.fround(size / mostByte) || 1);
  const packed = Int8Array.from(centred, (weight, i) => Math.round(weight / (scales[i % columns] as number)));
  return { columns, weights: packed, scales };
}

/** The weights of packed stages, as near as their bytes are. */
export function unpackStages({ first, second }: PackedStages): TrainedStages {
  const unpack = ({ columns, weights, scales }: PackedModel): LinearModel => ({
    columns,
    weights: Float64Array.from(weights, (weight, i) => weight * (scales[i % columns] as number)),
  });
  return { first: unpack(first), second: unpack(second) };
}

/** The scores of what several rows hold together, a class. */
export function scoreRows({ columns, weights, scales }: PackedModel, rows: readonly FeatureRow[]): number[] {
  const scores = new Float64Array(columns);
  for (const { index, value } of rows)
    for (let i = 0; i < index.length; i += 1) {
      const at = (index[i] as number) * columns;
      const factor = value[i] as number;
      for (let k = 0; k < columns; k += 1) scores[k] = (scores[k] as number) + factor * (weights[at + k] as number);
    }
  return Array.from(scores, (score, k) => score * (scales[k] as number));
}

/** How much the feature of a bucket speaks for a class against the others. */
export function weightOf({ columns, weights, scales }: PackedModel, bucket: number, column: number): number {
  return (weights[bucket * columns + column] ?? 0) * (scales[column] ?? 0);
}

/** Scores as probabilities. */
export function sharesOf(scores: readonly number[]): Shares {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, each) => total + each, 0);
  return raised.map((each) => each / sum);
}

/** What both stages make of rows. */
export interface Prediction {
  /** Probabilities by the second stage, a row. */
  readonly shares: readonly Shares[];
  /** What the second stage saw beside each row. */
  readonly context: readonly FeatureRow[];
}

/**
 * Predicts rows by both stages.
 *
 * @param contextOf what the second stage sees beside each row, from the probabilities of the first
 */
export function predictRows(
  { first, second }: PackedStages,
  rows: readonly FeatureRow[],
  contextOf: (first: readonly Shares[]) => readonly FeatureRow[],
): Prediction {
  const context = contextOf(rows.map((row) => sharesOf(scoreRows(first, [row]))));
  const shares = rows.map((row, i) => sharesOf(scoreRows(second, [row, context[i] as FeatureRow])));
  return { shares, context };
}
