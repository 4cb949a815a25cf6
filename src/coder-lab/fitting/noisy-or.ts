import type { Bag, Label } from './bag.ts';
import type { Objective } from './minimise.ts';

const least = 1e-6;

/** How a model is trained. */
export interface LossSettings {
  /** How many classes. */
  readonly columns: number;
  /** Penalty on squared weights, a class. */
  readonly penalties: readonly number[];
  /** Weight of the loss on what covers most of the text; 0 leaves it out. */
  readonly mainWeight: number;
  /** Weights that the penalty draws towards; towards zero where there are none. */
  readonly centre?: Float64Array | null;
}

/**
 * The loss of a softmax over the rows of bags that are labelled only as a whole: a bag has a class unless none of its
 * rows has it (noisy-or), judged by cross-entropy; what covers most of its text by the share of the text; and a penalty
 * on squared weights.
 */
export function noisyOrLoss(bags: readonly Bag[], settings: LossSettings): Objective {
  const { columns, penalties, mainWeight, centre = null } = settings;
  const rows = bags.flatMap((bag) => bag.rows);
  const chances = new Float64Array(rows.length * columns);
  const slopes = new Float64Array(rows.length * columns);
  return (weights, gradient) => {
    gradient.fill(0);
    slopes.fill(0);
    predict(rows, weights, columns, chances);
    let loss = 0;
    let from = 0;
    for (const bag of bags) {
      const view: BagView = { from, to: from + bag.rows.length, columns, chances, slopes };
      for (const label of bag.labels) loss += labelLoss(view, label, bag.weight);
      if (mainWeight > 0)
        for (const label of bag.main) loss += mainLoss(view, label, bag.weight * mainWeight, bag.lengths);
      from = view.to;
    }
    backpropagate(rows, chances, slopes, columns, gradient);
    for (let i = 0; i < weights.length; i += 1) {
      const penalty = penalties[i % columns] as number;
      const weight = (weights[i] as number) - (centre ? (centre[i] as number) : 0);
      (gradient[i] as number) += penalty * weight;
      loss += 0.5 * penalty * weight * weight;
    }
    return loss;
  };
}

interface BagView {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  readonly chances: Float64Array;
  readonly slopes: Float64Array;
}

function shareOf({ chances, columns }: BagView, row: number, classes: readonly number[]): number {
  let sum = 0;
  for (const k of classes) sum += chances[row * columns + k] as number;
  return sum;
}

function addSlope({ slopes, columns }: BagView, row: number, classes: readonly number[], slope: number): void {
  for (const k of classes) (slopes[row * columns + k] as number) += slope;
}

function labelLoss(view: BagView, { classes, share, weight }: Label, bagWeight: number): number {
  let logNone = 0;
  for (let row = view.from; row < view.to; row += 1)
    logNone += Math.log(Math.max(least, 1 - shareOf(view, row, classes)));
  const none = Math.exp(logNone);
  const some = Math.max(least, 1 - none);
  const factor = bagWeight * weight;
  for (let row = view.from; row < view.to; row += 1) {
    const rest = Math.max(least, 1 - shareOf(view, row, classes));
    addSlope(view, row, classes, (factor * (1 - share - (share * none) / some)) / rest);
  }
  return -factor * (share * Math.log(some) + (1 - share) * Math.log(Math.max(least, none)));
}

function mainLoss(view: BagView, { classes, share }: Label, factor: number, lengths: readonly number[]): number {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (share === 0 || total === 0) return 0;
  let covered = 0;
  for (let row = view.from; row < view.to; row += 1)
    covered += (shareOf(view, row, classes) * (lengths[row - view.from] as number)) / total;
  covered = Math.max(covered, least);
  for (let row = view.from; row < view.to; row += 1)
    addSlope(view, row, classes, (-factor * share * (lengths[row - view.from] as number)) / total / covered);
  return -factor * share * Math.log(covered);
}

type Row = Bag['rows'][number];

function predict(rows: readonly Row[], weights: Float64Array, columns: number, chances: Float64Array): void {
  const scores = new Float64Array(columns);
  for (let row = 0; row < rows.length; row += 1) {
    const { index, value } = rows[row] as Row;
    scores.fill(0);
    for (let i = 0; i < index.length; i += 1) {
      const at = (index[i] as number) * columns;
      const factor = value[i] as number;
      for (let k = 0; k < columns; k += 1) (scores[k] as number) += factor * (weights[at + k] as number);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < columns; k += 1) if ((scores[k] as number) > most) most = scores[k] as number;
    let sum = 0;
    for (let k = 0; k < columns; k += 1) {
      const raised = Math.exp((scores[k] as number) - most);
      chances[row * columns + k] = raised;
      sum += raised;
    }
    for (let k = 0; k < columns; k += 1) (chances[row * columns + k] as number) /= sum;
  }
}

function backpropagate(
  rows: readonly Row[],
  chances: Float64Array,
  slopes: Float64Array,
  columns: number,
  gradient: Float64Array,
): void {
  const errors = new Float64Array(columns);
  for (let row = 0; row < rows.length; row += 1) {
    const base = row * columns;
    let mean = 0;
    for (let k = 0; k < columns; k += 1) mean += (slopes[base + k] as number) * (chances[base + k] as number);
    let any = false;
    for (let k = 0; k < columns; k += 1) {
      const error = (chances[base + k] as number) * ((slopes[base + k] as number) - mean);
      errors[k] = error;
      if (error !== 0) any = true;
    }
    if (!any) continue;
    const { index, value } = rows[row] as Row;
    for (let i = 0; i < index.length; i += 1) {
      const at = (index[i] as number) * columns;
      const factor = value[i] as number;
      for (let k = 0; k < columns; k += 1) (gradient[at + k] as number) += factor * (errors[k] as number);
    }
  }
}
