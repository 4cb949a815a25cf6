// Measures the heuristic coder on sessions that people coded.
import { writeFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { signCoder } from '../coder/heuristic-coder.ts';
import type { Language } from '../coder/reading/cue-kinds.ts';
import { evaluateCoder } from '../coder-lab/evaluation/evaluate-coder.ts';
import type { EvaluationDocument } from '../coder-lab/evaluation/evaluation-document.ts';
import type { GoldSession } from '../coder-lab/evaluation/gold-session.ts';
import { readGold } from '../coder-lab/evaluation/read-gold.ts';
import { loadCues } from '../data/load-language-data.ts';
import { chooseModel } from '../data/load-model.ts';
import { loadRubric } from '../data/load-rubric.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { parseSegmentChoice } from '../transcript/segment.ts';
import type { Progress } from './progress.ts';
import { readInput } from './read-input.ts';

export interface EvaluateRequest {
  /** Coded CSV, or CSV of AnnoMI with its labels; files of global ratings may be among them. `-` is standard input. */
  readonly gold: readonly string[];
  readonly standardInput: Readable;
  /** Id of a shipped rubric, or path of one. */
  readonly rubric: string;
  /** Instead of recognising it. */
  readonly language: Language | null;
  /** Path of a model; `none` for the rules alone, null for the shipped one. */
  readonly model: string | null;
  /** Whose labels of AnnoMI are gold, instead of each turn's first. */
  readonly annotator: string | null;
  /** Of the bootstrap. */
  readonly seed: number;
  readonly resamples: number;
}

export interface Evaluation {
  readonly document: EvaluationDocument;
  /** Sessions that were measured. */
  readonly measured: number;
  /** One for each session that could not be. */
  readonly faults: readonly InputFault[];
}

/** Coverage of the intervals. */
const LEVEL = 0.95;

/** @throws InputFault when the gold can't be read, or holds no session */
export async function evaluate(request: EvaluateRequest, progress: Progress): Promise<Evaluation> {
  const { rubric, sha256 } = await loadRubric(request.rubric);
  const files = await Promise.all(request.gold.map((path) => readInput(path, request.standardInput)));
  const gold = await readGold(files, { rubric, annotator: request.annotator });
  refuseIdleAnnotator(request, gold);
  progress.expect(gold.length);
  const { seed, resamples, language } = request;
  const model = chooseModel(request.model);
  const { results, faults } = await evaluateCoder(
    gold,
    { rubric, cues: await loadCues(), model },
    {
      ...{ seed, resamples, level: LEVEL },
      scoring: { segment: parseSegmentChoice('whole'), seed, changeGoal: null, language },
      onSession: () => {
        progress.done();
        return setImmediate();
      },
    },
  );
  const document: EvaluationDocument = {
    schema: 'miti-evaluation/1',
    rubric: { id: rubric.id, sha256 },
    coder: { ...signCoder(model), kind: 'heuristic' },
    gold: describeGold(gold),
    ...{ seed, resamples, level: LEVEL, results: [...results] },
  };
  return { document, measured: gold.length - faults.length, faults };
}

function refuseIdleAnnotator({ annotator }: EvaluateRequest, gold: readonly GoldSession[]): void {
  if (annotator === null || gold.some(({ scheme }) => scheme === 'annomi')) return;
  throw new InputFault({ problem: '--annotator belongs to a CSV of AnnoMI', remedy: 'leave --annotator out' });
}

/** Each file of gold with how many sessions it gave. */
function describeGold(gold: readonly GoldSession[]): EvaluationDocument['gold'] {
  const files = new Map<string, EvaluationDocument['gold'][number]>();
  for (const { source, scheme } of gold) {
    const known = files.get(source.path);
    files.set(source.path, { path: source.path, sha256: source.sha256, scheme, sessions: (known?.sessions ?? 0) + 1 });
  }
  return [...files.values()];
}

/**
 * Draws an evaluation into a file: confusion, reliability, sessions.
 *
 * @param path ends in .svg or .png, which says what is drawn
 * @throws InputFault when the file can't be written
 */
export async function drawEvaluationTo(path: string, document: EvaluationDocument): Promise<void> {
  const { drawEvaluation, paintEvaluation } = await import('../report/charts/coder-evaluation/evaluation-picture.ts');
  const picture = /\.png$/i.test(path) ? await paintEvaluation(document) : drawEvaluation(document);
  try {
    await writeFile(path, picture);
  } catch (error) {
    const problem = `can't be written (${(error as Error).message})`;
    throw new InputFault({ place: path, problem, remedy: 'name a file in a folder that is there' });
  }
}
