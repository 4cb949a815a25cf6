import type { CoderModel } from '../../coder/model/coder-model.ts';
import type { ScoringChoices } from '../../scoring/score-session.ts';
import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import { compareWithCoder } from '../evaluation/code-gold.ts';
import type { EvaluationResult } from '../evaluation/evaluation-document.ts';
import type { SessionComparison } from '../evaluation/session-comparison.ts';
import { stripSession } from '../evaluation/strip-punctuation.ts';
import { summariseComparisons } from '../evaluation/summarise-comparisons.ts';
import { type Decoding, fitDecoding, type OutOfFold, predictSession } from './fit-decoding.ts';
import { type ReadGold, rowsOf } from './read-for-training.ts';
import { shuffle, splitGroups } from './split-groups.ts';
import { trainWeights, type Weights } from './train-weights.ts';
import type { TrainingSetup } from './trainable-session.ts';

export interface CrossValidationSettings extends BootstrapOptions {
  readonly folds: number;
  /** What the trained model starts from; null for nothing. */
  readonly start: CoderModel | null;
  /** Shares of the other folds' groups that a learning curve is drawn at, besides all of them. */
  readonly curve: readonly number[];
  /** How many rounds each stage is trained for at most; enough for any, where it is left out. */
  readonly rounds?: number;
  /** Called after each training. */
  readonly onTraining?: () => void | Promise<void>;
}

/** What a coder is worth on sessions that no model had seen: of one kind of gold, as written or without punctuation. */
export type CoderFigures = readonly EvaluationResult[];

/** A point of the learning curve. */
export interface CurvePoint {
  /** Mean number of sessions trained on. */
  readonly sessions: number;
  readonly figures: CoderFigures;
}

export interface CrossValidation {
  /** The model, trained without the sessions that it is measured on, and the rules. */
  readonly trained: CoderFigures;
  /** The rules alone, on the same sessions. */
  readonly rules: CoderFigures;
  readonly curve: readonly CurvePoint[];
  /** How to decode the model that is trained on all sessions. */
  readonly decoding: Decoding;
  readonly trainings: number;
}

/** How often a model is trained for a cross-validation. */
export function countTrainings({ folds, curve }: Pick<CrossValidationSettings, 'folds' | 'curve'>): number {
  return folds * (1 + curve.length);
}

/**
 * Measures what training on these sessions is worth: every session is coded by a model that saw neither it nor another
 * session of its group, and whose calibration was fitted to other folds.
 */
export async function crossValidate(
  sessions: readonly ReadGold[],
  setup: TrainingSetup,
  settings: CrossValidationSettings,
): Promise<CrossValidation> {
  const fold = foldSessions(sessions, settings);
  const folds = Array.from({ length: settings.folds }, (_, i) => i);
  const inFold = (i: number) => sessions.filter((session) => fold.get(session) === i);
  const others = (i: number) => sessions.filter((session) => fold.get(session) !== i);
  const train = async (chosen: readonly ReadGold[]) => {
    const weights = trainWeights(rowsOf(chosen), settings.start, settings.rounds);
    await settings.onTraining?.();
    return weights;
  };

  const weights: Weights[] = [];
  const predictions: OutOfFold[][] = [];
  for (const i of folds) {
    const own = await train(others(i));
    weights.push(own);
    predictions.push(inFold(i).map((session) => predictSession(own, session.asWritten)));
  }
  const decodingFor = (i: number) => fitDecoding(predictions.filter((_, other) => other !== i).flat());
  const decodings = folds.map(decodingFor);
  const modelOf = (i: number, own: Weights): CoderModel => ({
    language: setup.cues.language,
    version: 'fold',
    ...own,
    ...(decodings[i] as Decoding),
  });

  const trained = new Comparisons(setup);
  const rules = new Comparisons(setup);
  for (const i of folds) {
    for (const session of inFold(i)) {
      await trained.add(session, modelOf(i, weights[i] as Weights));
      await rules.add(session, null);
    }
  }
  const curve: CurvePoint[] = [];
  for (const share of settings.curve) {
    const compared = new Comparisons(setup);
    let size = 0;
    for (const i of folds) {
      const chosen = takeGroups(others(i), share, settings.seed);
      size += chosen.length / folds.length;
      const own = await train(chosen);
      for (const session of inFold(i)) await compared.add(session, modelOf(i, own));
    }
    curve.push({ sessions: size, figures: compared.summarise(settings) });
  }
  const whole = folds.reduce((sum, i) => sum + others(i).length / folds.length, 0);
  const figures = trained.summarise(settings);
  return {
    trained: figures,
    rules: rules.summarise(settings),
    curve: [...curve, { sessions: whole, figures }],
    decoding: fitDecoding(predictions.flat()),
    trainings: countTrainings(settings),
  };
}

function foldSessions(sessions: readonly ReadGold[], { folds, seed }: CrossValidationSettings): Map<ReadGold, number> {
  const sizes = new Map<string, number>();
  for (const { gold, asWritten } of sessions) {
    sizes.set(gold.group, (sizes.get(gold.group) ?? 0) + asWritten.clinician.bags.length);
  }
  const parts = splitGroups(sizes, folds, seed);
  return new Map(sessions.map((session) => [session, parts.get(session.gold.group) ?? 0]));
}

/** The sessions of a share of the groups, at least two of them, drawn by the seed. */
function takeGroups(sessions: readonly ReadGold[], share: number, seed: number): ReadGold[] {
  const groups = shuffle([...new Set(sessions.map(({ gold }) => gold.group))].sort(), seed);
  const taken = new Set(groups.slice(0, Math.max(2, Math.round(share * groups.length))));
  return sessions.filter(({ gold }) => taken.has(gold.group));
}

/** Comparisons of sessions by one coder, in the two ways that they are written. */
class Comparisons {
  private readonly setup: TrainingSetup;
  private readonly done: {
    scheme: EvaluationResult['scheme'];
    asWritten: SessionComparison;
    stripped: SessionComparison;
  }[] = [];

  constructor(setup: TrainingSetup) {
    this.setup = setup;
  }

  async add({ gold }: ReadGold, model: CoderModel | null): Promise<void> {
    const { rubric, cues } = this.setup;
    const choices: ScoringChoices = {
      segment: { method: 'whole' },
      seed: 0,
      changeGoal: null,
      language: cues.language,
    };
    const coder = { rubric, cues: [cues], model };
    this.done.push({
      scheme: gold.scheme,
      asWritten: await compareWithCoder(gold, choices, coder),
      stripped: await compareWithCoder(stripSession(gold), choices, coder),
    });
  }

  summarise(options: BootstrapOptions): EvaluationResult[] {
    return (['miti', 'annomi'] as const).flatMap((scheme) => {
      const own = this.done.filter((each) => each.scheme === scheme);
      if (own.length === 0) return [];
      return (['asWritten', 'stripped'] as const).map((punctuation) => {
        const of = { scheme, language: this.setup.cues.language, punctuation };
        const compared = own.map((each) => each[punctuation]);
        return summariseComparisons(of, compared, this.setup.rubric, options);
      });
    });
  }
}
