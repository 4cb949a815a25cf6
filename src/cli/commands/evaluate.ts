import { writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readInput } from '../../app/read-input.ts';
import { signCoder } from '../../coder/heuristic-coder.ts';
import { type Language, languages } from '../../coder/reading/cues.ts';
import type { EvaluationDocument } from '../../coder-lab/evaluation/evaluation-document.ts';
import type { GoldSession } from '../../coder-lab/evaluation/gold-session.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { parseSegmentChoice } from '../../transcript/segment.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { printable } from '../terminal/printable.ts';
import { startProgress } from '../terminal/progress.ts';
import { chooseModel, modelOption } from './model-option.ts';
import { parseSeed } from './score.ts';

interface EvaluateOptions {
  readonly gold: readonly string[];
  readonly globals: readonly string[];
  readonly rubric: string;
  readonly language?: Language;
  readonly model?: string;
  readonly annotator?: string;
  readonly seed: number;
  readonly resamples: number;
  readonly picture?: string;
  readonly json?: boolean;
}

/** Coverage of the intervals. */
const LEVEL = 0.95;

/** `miti evaluate --gold FILE...`. */
export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .description('measure the heuristic coder on sessions that people coded')
    .requiredOption('--gold <file...>', 'coded CSV, or CSV of AnnoMI with its labels; globals may be among them')
    .option('--globals <file...>', 'CSV of human global ratings', [])
    .addOption(new Option('--rubric <id|path>', 'shipped rubric, or path of your own').default(shippedRubrics[0]))
    .addOption(new Option('--language <code>', 'instead of recognising it').choices(languages))
    .addOption(modelOption())
    .option('--annotator <id>', "whose labels of AnnoMI are gold, instead of each turn's first")
    .option('--seed <number>', 'seed of the bootstrap intervals', parseSeed, 1)
    .option('--resamples <number>', 'resamples of the bootstrap', parseResamples, 1000)
    .option('--picture <file>', 'also draw it: confusion, reliability, sessions (.svg or .png)', parsePicture)
    .option('--json', 'everything, as JSON (miti-evaluation/1)')
    .action(evaluate);
}

function parseResamples(text: string): number {
  const resamples = Number(text);
  if (Number.isInteger(resamples) && resamples >= 100 && resamples <= 100_000) return resamples;
  throw new InvalidArgumentError('give a whole number from 100 to 100000.');
}

function parsePicture(path: string): string {
  if (/\.(svg|png)$/i.test(path)) return path;
  throw new InvalidArgumentError('give a file that ends in .svg or .png.');
}

async function evaluate(options: EvaluateOptions): Promise<void> {
  const { rubric, sha256 } = await loadRubric(options.rubric);
  const files = await Promise.all([...options.gold, ...options.globals].map((path) => readInput(path)));
  const { readGold } = await import('../../coder-lab/evaluation/read-gold.ts');
  const gold = await readGold(files, { rubric, annotator: options.annotator ?? null });
  refuseIdleAnnotator(options, gold);
  // On demand: it needs the quantiles of the statistics, which other commands would wait for.
  const { evaluateCoder } = await import('../../coder-lab/evaluation/evaluate-coder.ts');
  const progress = startProgress('sessions');
  progress.expect(gold.length);
  const { seed, resamples } = options;
  const model = chooseModel(options.model);
  const { results, faults } = await evaluateCoder(
    gold,
    { rubric, cues: await loadCues(), model },
    {
      ...{ seed, resamples, level: LEVEL },
      scoring: { segment: parseSegmentChoice('whole'), seed, changeGoal: null, language: options.language ?? null },
      onSession: () => {
        progress.done();
        return setImmediate();
      },
    },
  ).finally(() => progress.stop());
  const document: EvaluationDocument = {
    schema: 'miti-evaluation/1',
    rubric: { id: rubric.id, sha256 },
    coder: { ...signCoder(model), kind: 'heuristic' },
    gold: describeGold(gold),
    ...{ seed, resamples, level: LEVEL, results: [...results] },
  };
  if (results.length > 0) {
    await print(document, options);
    if (options.picture !== undefined) await writePicture(document, options.picture);
  }
  for (const fault of faults) process.stderr.write(`miti: ${printable(fault.message)}\n`);
  process.exitCode = exitCodeOf(gold.length - faults.length, faults.length);
}

function refuseIdleAnnotator({ annotator }: EvaluateOptions, gold: readonly GoldSession[]): void {
  if (annotator === undefined || gold.some(({ scheme }) => scheme === 'annomi')) return;
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

async function print(document: EvaluationDocument, { json }: EvaluateOptions): Promise<void> {
  if (json) {
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    return;
  }
  // On demand: a script that asks for JSON needs no tables.
  const { renderEvaluation } = await import('../tables/evaluation-table.ts');
  process.stdout.write(`${renderEvaluation(document)}\n`);
}

async function writePicture(document: EvaluationDocument, path: string): Promise<void> {
  const { drawEvaluation, paintEvaluation } = await import(
    '../../report/charts/coder-evaluation/evaluation-picture.ts'
  );
  const picture = /\.png$/i.test(path) ? await paintEvaluation(document) : drawEvaluation(document);
  try {
    await writeFile(path, picture);
  } catch (error) {
    const problem = `can't be written (${(error as Error).message})`;
    throw new InputFault({ place: path, problem, remedy: 'name a file in a folder that is there' });
  }
}
