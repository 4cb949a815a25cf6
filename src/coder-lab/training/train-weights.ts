import { classCount, classes, classIndex, type ModelClass } from '../../coder/model/classes.ts';
import { talkCount } from '../../coder/model/client-features.ts';
import { bucketsOfRules } from '../../coder/model/clinician-features.ts';
import type { CoderModel } from '../../coder/model/coder-model.ts';
import { buckets } from '../../coder/model/feature-rows.ts';
import { type PackedStages, packStages, type TrainedStages, unpackStages } from '../../coder/model/softmax.ts';
import { type TrainingSettings, trainTwoStages } from '../fitting/two-stages.ts';
import type { TrainableSession } from './trainable-session.ts';

/** The weights of a model, before it is known how to decode them. */
export type Weights = Pick<CoderModel, 'clinician' | 'client'>;

/** Codes too rare for the full penalty: it would leave nothing of them. */
const rare: ReadonlySet<ModelClass> = new Set(['AF', 'SEEK', 'EMPHASIZE', 'CONFRONT']);
const RARE_PART = 0.2;

/** How many rounds a stage is trained for at most, where nobody says. */
const ROUNDS = 45;

/** As for the shipped model: on its corpora other penalties, weights and numbers of rounds were no better. */
function clinicianSettings(iterations: number): TrainingSettings {
  const penalties = (size: number) => classes.map((name) => size * (rare.has(name) ? RARE_PART : 1));
  return {
    columns: classCount,
    penalties: [penalties(12), penalties(14)],
    mainWeight: 2,
    iterations,
    innerFolds: 3,
  };
}

function clientSettings(iterations: number): TrainingSettings {
  const penalties = Array.from({ length: talkCount }, () => 40);
  return { columns: talkCount, penalties: [penalties, penalties], mainWeight: 0, iterations, innerFolds: 3 };
}

/** What each step of the rules' confidence speaks for their code, before anything is learned. */
const RULES_WEIGHT = 1.2;

/**
 * A model that says what the rules say: where a lab's sessions teach nothing about a code, the detectors keep their word.
 */
function trustRules(): TrainedStages {
  const weights = new Float64Array(buckets * classCount);
  for (const name of classes) {
    for (const bucket of bucketsOfRules(name === 'none' ? null : name)) {
      weights[bucket * classCount + classIndex[name]] = RULES_WEIGHT;
    }
  }
  const stage = { columns: classCount, weights };
  return { first: stage, second: stage };
}

/** Trains the weights of a model from coded sessions. Nothing is random: the same sessions give the same weights. */
export function trainWeights(sessions: readonly TrainableSession[], start: Weights | null, rounds = ROUNDS): Weights {
  const clinician = sessions.flatMap((session) => [session.clinician, session.stripped]);
  const client = sessions.map((session) => session.client);
  return {
    clinician: trainStages(clinician, clinicianSettings(rounds), start ? unpackStages(start.clinician) : trustRules()),
    client: trainStages(client, clientSettings(rounds), start ? unpackStages(start.client) : null),
  };
}

function trainStages(
  sessions: Parameters<typeof trainTwoStages>[0],
  settings: TrainingSettings,
  start: TrainedStages | null,
): PackedStages {
  return packStages(trainTwoStages(sessions, { ...settings, start }));
}
