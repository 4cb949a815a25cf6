// Trains a model of the heuristic coder on sessions that people coded.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { CoderModel } from '../../coder/model/coder-model.ts';
import { writeModel } from '../../coder/model/model-file.ts';
import type { Language } from '../../coder/reading/cue-kinds.ts';
import type { CrossValidation } from '../../coder-lab/training/cross-validate.ts';
import { writeModelCard } from '../../coder-lab/training/model-card.ts';
import { countAllTrainings, trainCoder } from '../../coder-lab/training/train-coder.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { loadModel } from '../../data/load-model.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Progress } from '../progress.ts';
import { chooseLanguage, type GoldSources, listSources, readTrainingGold } from './training-gold.ts';

export interface TrainRequest extends GoldSources {
  /** Where the model goes; its card goes beside it. */
  readonly output: string;
  /** Path of the model to start from, or `shipped`; null for nothing. */
  readonly startFrom: string | null;
  /** Null for the only one of the sessions. */
  readonly language: Language | null;
  /** Id of a shipped rubric, or path of one. */
  readonly rubric: string;
  /** Parts of the cross-validation; fewer where there are fewer groups of sessions. */
  readonly folds: number;
  /** Whether to draw a learning curve. */
  readonly curve: boolean;
  /** Of the parts and the intervals. */
  readonly seed: number;
}

export interface TrainedModel {
  readonly version: string;
  readonly language: string;
  readonly cardPath: string;
  readonly validation: CrossValidation;
}

export interface TrainListeners {
  /** Counts trainings. */
  readonly progress: Progress;
  /** Hears how many sessions are in other languages, where there are any. */
  readonly onLeftOut: (sessions: number) => void;
}

/** Where a learning curve is drawn, beside all sessions. */
const CURVE = [0.25, 0.5, 0.75];
const RESAMPLES = 1000;

/**
 * Trains a model, and writes it and its card.
 *
 * @throws InputFault when there is too little to train on, and when a file can't be read or written
 */
export async function trainModel(request: TrainRequest, listeners: TrainListeners): Promise<TrainedModel> {
  const { rubric } = await loadRubric(request.rubric);
  const all = await readTrainingGold(request, rubric);
  const { gold, cues, leftOut } = chooseLanguage(all, await loadCues(), request.language);
  if (leftOut > 0) listeners.onLeftOut(leftOut);
  const start = request.startFrom === null ? null : loadStart(request.startFrom, cues.language);
  const { seed } = request;
  const folds = Math.max(2, Math.min(request.folds, new Set(gold.map(({ group }) => group)).size));
  const curve = request.curve ? CURVE : [];
  listeners.progress.expect(countAllTrainings({ folds, curve }));
  const onTraining = () => {
    listeners.progress.done();
    return setImmediate();
  };
  const settings = { seed, folds, curve, start, resamples: RESAMPLES, onTraining };
  const { model: unnamed, validation } = await trainCoder(gold, { rubric, cues }, settings);
  const model = nameVersion(unnamed);
  const { language, version } = model;
  const facts = { language, version, rubric, gold, seed, folds, resamples: RESAMPLES };
  const card = writeModelCard({ ...facts, sources: listSources(gold), startsFrom: start?.version ?? null }, validation);
  const cardPath = `${request.output.replace(/\.model$/i, '')}.md`;
  await write(request.output, writeModel(model));
  await write(cardPath, card);
  return { version, language, cardPath, validation };
}

/** Names a model by its content, so that equal models have equal versions. */
function nameVersion(model: Omit<CoderModel, 'version'>): CoderModel {
  const bytes = writeModel({ version: '', ...model });
  return { version: createHash('sha256').update(bytes).digest('hex').slice(0, 12), ...model };
}

function loadStart(path: string, language: Language): CoderModel {
  const start = loadModel(path === 'shipped' ? undefined : path);
  if (start.language === language) return start;
  const problem = `the model is of ${start.language}, the sessions are of ${language}`;
  throw new InputFault({ place: path, problem, remedy: 'leave --start-from out' });
}

async function write(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    const problem = `can't be written (${(error as Error).message})`;
    throw new InputFault({ place: path, problem, remedy: 'name a file in a folder that is there' });
  }
}
