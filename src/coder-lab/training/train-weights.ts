import { classes, classIndex, type ModelClass, talks } from '../../coder/model/classes.ts';
import { bucketsOfRules } from '../../coder/model/clinician-features.ts';
import type { CoderModel } from '../../coder/model/coder-model.ts';
import { buckets } from '../../coder/model/features.ts';
import { type PackedStages, packStages, type TrainedStages, unpackStages } from '../../coder/model/softmax.ts';
import { type TrainingSession, type TrainingSettings, trainTwoStages } from '../fitting/two-stages.ts';

/** The weights of a model, before it is known how to decode them. */
export type Weights = Pick<CoderModel, 'clinician' | 'client'>;

/** Codes too rare for the full penalty: it would leave nothing of them. */
const rare: ReadonlySet<ModelClass> = new Set(['PERSUADE_WITH', 'AF', 'SEEK', 'EMPHASIZE', 'CONFRONT']);
const RARE_PART = 0.2;

/** How many rounds a stage is trained for at most, where nobody says. */
const ROUNDS = 45;

/** As for the shipped model: on its corpora other penalties, weights and numbers of rounds were no better. */
function clinicianSettings(iterations: number): TrainingSettings {
  const penalties = (size: number) => classes.map((name) => size * (rare.has(name) ? RARE_PART : 1));
  return {
    columns: classes.length,
    penalties: [penalties(12), penalties(14)],
    mainWeight: 2,
    iterations,
    innerFolds: 3,
  };
}

function clientSettings(iterations: number): TrainingSettings {
  const penalties = talks.map(() => 40);
  return { columns: talks.length, penalties: [penalties, penalties], mainWeight: 0, iterations, innerFolds: 3 };
}

/** What each step of the rules' confidence speaks for their code, before anything is learned. */
const RULES_WEIGHT = 1.2;

/**
 * A model that says what the rules say: where a lab's sessions teach nothing about a code, the detectors keep their word.
 */
function trustRules(): TrainedStages {
  const columns = classes.length;
  const weights = new Float64Array(buckets * columns);
  for (const name of classes)
    for (const bucket of bucketsOfRules(name === 'none' ? null : name))
      weights[bucket * columns + classIndex[name]] = RULES_WEIGHT;
  const stage = { columns, weights };
  return { first: stage, second: stage };
}

/** Sessions to train on, as rows of the clinician's utterances and of the client's turns. */
export interface TrainingRows {
  readonly clinician: readonly TrainingSession[];
  readonly client: readonly TrainingSession[];
}

/** Trains the weights of a model from coded sessions. Nothing is random: the same sessions give the same weights. */
export function trainWeights(
  { clinician, client }: TrainingRows,
  start: Weights | null = null,
  rounds = ROUNDS,
): Weights {
  const clinicianStart = start ? unpackStages(start.clinician) : trustRules();
  const clientStart = start ? unpackStages(start.client) : null;
  return {
    clinician: trainStages(clinician, clinicianSettings(rounds), clinicianStart),
    client: trainStages(client, clientSettings(rounds), clientStart),
  };
}

function trainStages(
  sessions: readonly TrainingSession[],
  settings: TrainingSettings,
  start: TrainedStages | null,
): PackedStages {
  return packStages(trainTwoStages(sessions, { ...settings, start }));
}
