import type { GoldSession } from '../evaluation/gold-session.ts';
import { stripSession } from '../evaluation/strip-punctuation.ts';
import { judgeGold } from './judge-gold.ts';
import type { TrainingRows } from './train-weights.ts';
import { readForTraining, type TrainableSession, type TrainingSetup } from './trainable-session.ts';

/** A gold session read for training. */
export interface ReadGold {
  readonly gold: GoldSession;
  readonly asWritten: TrainableSession;
  /** The same words without punctuation and capitals, with little weight, so that a model copes with either. */
  readonly stripped: TrainableSession;
}

/** What a copy without punctuation counts beside its session. */
const STRIPPED_WEIGHT = 0.15;

/** Reads a gold session for training, as written and without punctuation. */
export function readGoldForTraining(gold: GoldSession, setup: TrainingSetup): ReadGold {
  return {
    gold,
    asWritten: readForTraining(judgeGold(gold), setup),
    stripped: readForTraining(judgeGold(stripSession(gold), STRIPPED_WEIGHT), setup),
  };
}

/** What is trained on: the clinician's utterances in both ways of writing, the client's turns as written. */
export function rowsOf(sessions: readonly ReadGold[]): TrainingRows {
  return {
    clinician: sessions.flatMap(({ asWritten, stripped }) => [asWritten.clinician, stripped.clinician]),
    client: sessions.map(({ asWritten }) => asWritten.client),
  };
}
