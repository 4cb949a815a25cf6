import type { CoderModel } from '../../coder/model/coder-model.ts';
import type { GoldSession } from '../evaluation/gold-session.ts';
import { type CrossValidation, type CrossValidationSettings, countTrainings, crossValidate } from './cross-validate.ts';
import { readGoldForTraining, rowsOf } from './read-for-training.ts';
import { requireEnough } from './require-enough.ts';
import { trainWeights } from './train-weights.ts';
import type { TrainingSetup } from './trainable-session.ts';

/** A model trained on coded sessions, without a version yet, and what it is worth. */
export interface TrainedCoder {
  readonly model: Omit<CoderModel, 'version'>;
  readonly validation: CrossValidation;
}

/** How often weights are trained in all: for the cross-validation, and once on all sessions. */
export function countAllTrainings(settings: Pick<CrossValidationSettings, 'folds' | 'curve'>): number {
  return countTrainings(settings) + 1;
}

/**
 * Trains a model on sessions that people coded, all in one language, and measures by cross-validation what that is worth.
 * The same sessions, in any order, and the same settings give the same model.
 *
 * @throws InputFault when there is too little to train on
 */
export async function trainCoder(
  gold: readonly GoldSession[],
  setup: TrainingSetup,
  settings: CrossValidationSettings,
): Promise<TrainedCoder> {
  const ordered = gold.toSorted((a, b) => compare(a.group, b.group) || compare(a.id, b.id));
  const sessions = ordered.map((each) => readGoldForTraining(each, setup));
  requireEnough(sessions);
  const validation = await crossValidate(sessions, setup, settings);
  const weights = trainWeights(rowsOf(sessions), settings.start, settings.rounds);
  await settings.onTraining?.();
  return { model: { language: setup.cues.language, ...weights, ...validation.decoding }, validation };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
