import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Language, languages } from '../../data/load-language-data.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { parseSeed } from './option-values.ts';

interface TrainOptions {
  readonly from: readonly string[];
  readonly output: string;
  readonly startFrom?: string;
  readonly language?: Language;
  readonly annotator?: string;
  readonly rubric: string;
  readonly folds: number;
  readonly curve: boolean;
  readonly seed: number;
}

/** `miti train --from LIBRARY|FILE... -o MODEL`. */
export function addTrainCommand(program: Command, terminal: Terminal): void {
  program
    .command('train')
    .description('train a model of the heuristic coder on sessions that people coded')
    .requiredOption('--from <what...>', 'libraries, coded CSV, or CSV of AnnoMI with its labels')
    .requiredOption('-o, --output <file>', 'where the model goes; its card goes beside it (.md)')
    .option('--start-from <model>', 'start from this model instead of from nothing; "shipped" is ours')
    .addOption(new Option('--language <code>', 'train on the sessions of this language').choices(languages))
    .option('--annotator <id>', "whose labels of AnnoMI are gold, instead of each turn's first")
    .addOption(new Option('--rubric <id|path>', 'shipped rubric, or path of your own').default(shippedRubrics[0]))
    .option('--folds <number>', 'parts of the cross-validation', parseFolds, 5)
    .option('--no-curve', 'leave the learning curve out: a quarter of the time')
    .option('--seed <number>', 'seed of the parts and intervals', parseSeed, 1)
    .action((options: TrainOptions) => trainAndPrint(options, terminal));
}

async function trainAndPrint(options: TrainOptions, terminal: Terminal): Promise<void> {
  // On demand: other commands need none of what trains.
  const [{ trainModel }, { renderTraining }] = await Promise.all([
    import('../../app/train/train.ts'),
    import('../tables/training-table.ts'),
  ]);
  const { from, output, rubric, folds, curve, seed } = options;
  const progress = startProgress('trainings', terminal.stderr);
  const trained = await trainModel(
    {
      ...{ from, output, rubric, folds, curve, seed },
      standardInput: terminal.stdin,
      startFrom: options.startFrom ?? null,
      language: options.language ?? null,
      annotator: options.annotator ?? null,
    },
    { progress, onLeftOut: (count) => terminal.note(`${count} sessions in other languages are left out`) },
  ).finally(() => progress.stop());
  await terminal.print(`${renderTraining(output, trained)}\n`);
}

function parseFolds(text: string): number {
  const folds = Number(text);
  if (Number.isInteger(folds) && folds >= 2 && folds <= 20) return folds;
  throw new InvalidArgumentError('give a whole number from 2 to 20.');
}
