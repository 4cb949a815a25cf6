import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EvaluationDocument } from '../../coder-lab/evaluation/evaluation-document.ts';
import { type Language, languages } from '../../data/load-language-data.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { modelOption } from './model-option.ts';
import { parseSeed } from './option-values.ts';

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

/** `miti evaluate --gold FILE...`. */
export function addEvaluateCommand(program: Command, terminal: Terminal): void {
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
    .action((options: EvaluateOptions) => evaluateAndPrint(options, terminal));
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

async function evaluateAndPrint(options: EvaluateOptions, terminal: Terminal): Promise<void> {
  // On demand: it needs the quantiles of the statistics, which other commands would wait for.
  const { drawEvaluationTo, evaluate } = await import('../../app/evaluate.ts');
  const { rubric, seed, resamples } = options;
  const progress = startProgress('sessions', terminal.stderr);
  const { document, measured, faults } = await evaluate(
    {
      gold: [...options.gold, ...options.globals],
      standardInput: terminal.stdin,
      language: options.language ?? null,
      model: options.model ?? null,
      annotator: options.annotator ?? null,
      ...{ rubric, seed, resamples },
    },
    progress,
  ).finally(() => progress.stop());
  if (document.results.length > 0) {
    await terminal.print(`${await render(terminal.style, document, options)}\n`);
    if (options.picture !== undefined) await drawEvaluationTo(options.picture, document);
  }
  for (const fault of faults) terminal.note(fault.message);
  terminal.exitCode = exitCodeOf(measured, faults.length);
}

async function render(style: TextStyle, document: EvaluationDocument, { json }: EvaluateOptions): Promise<string> {
  if (json) return JSON.stringify(document, null, 2);
  // On demand: a script that asks for JSON needs no tables.
  const { renderEvaluation } = await import('../tables/evaluation-table.ts');
  return renderEvaluation(style, document);
}
