import type { FeatureRows } from '../../coder/model/feature-rows.ts';
import { buckets } from '../../coder/model/feature-rows.ts';
import type { LinearModel, TrainedStages } from '../../coder/model/softmax.ts';
import type { Bag, Label } from './bag.ts';
import { minimise } from './minimise.ts';
import { noisyOrLoss } from './noisy-or.ts';
import { predictRows } from './predict.ts';

/** One session as training sees it. */
export interface TrainingSession {
  /** Sessions of a group are never on both sides of a split. */
  readonly group: string;
  readonly rows: FeatureRows;
  /** Labels of its rows; rows in no bag were not judged. */
  readonly bags: readonly SessionBag[];
  readonly weight: number;
  /** What the second stage sees beside the rows, from the probabilities of the first: a row for each row. */
  contextOf(first: Float64Array): FeatureRows;
}

/** A run of rows that were judged together. */
export interface SessionBag {
  readonly from: number;
  readonly to: number;
  readonly labels: readonly Label[];
  readonly main: readonly Label[];
  readonly lengths: readonly number[];
}

export interface TrainingSettings {
  readonly columns: number;
  /** Penalty on squared weights of each stage, a class. */
  readonly penalties: readonly [readonly number[], readonly number[]];
  readonly mainWeight: number;
  readonly iterations: number;
  /** In how many parts the sessions are split for the first stage's predictions that the second learns from. */
  readonly innerFolds: number;
  /** A trained model that this one starts from and is drawn towards. */
  readonly start?: TrainedStages | null;
}

/** Trains both stages. The second learns from predictions that the first made without the session's group. */
export function trainTwoStages(sessions: readonly TrainingSession[], settings: TrainingSettings): TrainedStages {
  const groups = [...new Set(sessions.map(({ group }) => group))];
  const foldOf = new Map(groups.map((group, i) => [group, (i * 7) % settings.innerFolds]));
  const contexts: FeatureRows[] = [];
  for (let fold = 0; fold < settings.innerFolds; fold += 1) {
    const model = trainStage(
      sessions.filter(({ group }) => foldOf.get(group) !== fold),
      settings,
      0,
    );
    for (const [i, session] of sessions.entries())
      if (foldOf.get(session.group) === fold) contexts[i] = session.contextOf(predictRows(model, session.rows));
  }
  const first = trainStage(sessions, settings, 0);
  const withContext = sessions.map((session, i) => ({ ...session, context: contexts[i] ?? null }));
  return { first, second: trainStage(withContext, settings, 1) };
}

type Labelled = Pick<TrainingSession, 'rows' | 'bags' | 'weight'> & { readonly context?: FeatureRows | null };

/** Trains one stage alone. */
export function trainStage(sessions: readonly Labelled[], settings: TrainingSettings, stage: 0 | 1): LinearModel {
  const { columns, mainWeight, iterations } = settings;
  const penalties = settings.penalties[stage];
  const bags = sessions.flatMap((session) => session.bags.map((bag) => toBag(session, bag)));
  const centre = (stage === 0 ? settings.start?.first : settings.start?.second)?.weights ?? null;
  const loss = noisyOrLoss(bags, { columns, penalties, mainWeight, centre });
  return { columns, weights: minimise(loss, buckets * columns, iterations, centre) };
}

function toBag({ rows, context = null, weight }: Labelled, { from, to, labels, main, lengths }: SessionBag): Bag {
  const parts: Bag['rows'][number][] = [];
  for (let row = from; row < to; row += 1)
    parts.push({
      index: Uint16Array.from([
        ...cutRow(rows, rows.index, row),
        ...(context ? cutRow(context, context.index, row) : []),
      ]),
      value: Float32Array.from([
        ...cutRow(rows, rows.value, row),
        ...(context ? cutRow(context, context.value, row) : []),
      ]),
    });
  return { rows: parts, labels, main, lengths, weight };
}

function cutRow<Values extends Uint16Array | Float32Array>({ from }: FeatureRows, values: Values, row: number): Values {
  return values.subarray(from[row], from[row + 1]) as Values;
}
