import type { Shares } from '../../coder/model/classes.ts';
import { buckets } from '../../coder/model/features.ts';
import type { LinearModel, TrainedStages } from '../../coder/model/softmax.ts';
import type { Bag, HashedRow, Label } from './bag.ts';
import { minimise } from './minimise.ts';
import { noisyOrLoss } from './noisy-or.ts';
import { predictHashed } from './predict.ts';

/** One session as training sees it. */
export interface TrainingSession {
  /** Sessions of a group are never on both sides of a split. */
  readonly group: string;
  readonly rows: readonly HashedRow[];
  /** Labels of its rows; rows in no bag were not judged. */
  readonly bags: readonly SessionBag[];
  readonly weight: number;
  /** What the second stage sees beside the rows, from the probabilities of the first: a row for each row. */
  contextOf(first: readonly Shares[]): readonly HashedRow[];
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
  const contexts = new Map<TrainingSession, readonly HashedRow[]>();
  for (let fold = 0; fold < settings.innerFolds; fold += 1) {
    const isHeldOut = ({ group }: TrainingSession) => foldOf.get(group) === fold;
    const others = sessions.filter((session) => !isHeldOut(session));
    const model = trainStage(others, settings, 0);
    for (const session of sessions.filter(isHeldOut))
      contexts.set(session, session.contextOf(predictHashed(model, session.rows)));
  }
  const withContext = sessions.map((session) => ({
    ...session,
    rows: session.rows.map((row, i) => joinRows(row, contexts.get(session)?.[i])),
  }));
  return { first: trainStage(sessions, settings, 0), second: trainStage(withContext, settings, 1) };
}

type Labelled = Pick<TrainingSession, 'rows' | 'bags' | 'weight'>;

/** Trains one stage alone. */
export function trainStage(sessions: readonly Labelled[], settings: TrainingSettings, stage: 0 | 1): LinearModel {
  const { columns, mainWeight, iterations } = settings;
  const penalties = settings.penalties[stage];
  const bags = sessions.flatMap(({ rows, bags: judged, weight }) =>
    judged.map(({ from, to, ...bag }): Bag => ({ ...bag, rows: rows.slice(from, to), weight })),
  );
  const centre = (stage === 0 ? settings.start?.first : settings.start?.second)?.weights ?? null;
  const loss = noisyOrLoss(bags, { columns, penalties, mainWeight, centre });
  return { columns, weights: minimise(loss, buckets * columns, iterations, centre) };
}

/** The features of two rows as one. */
export function joinRows(row: HashedRow, other: HashedRow | undefined): HashedRow {
  if (!other) return row;
  return {
    index: Uint16Array.from([...Array.from(row.index), ...Array.from(other.index)]),
    value: Float32Array.from([...Array.from(row.value), ...Array.from(other.value)]),
  };
}
