import { type Command, InvalidArgumentError, Option } from 'commander';
import { languages } from '../../coder/reading/cues.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { parseSeed } from './score.ts';

/** `miti train --from LIBRARY|FILE... -o MODEL`. */
export function addTrainCommand(program: Command): void {
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
    .action(async (options) => {
      const { train } = await import('../../app/train.ts');
      await train(options);
    });
}

function parseFolds(text: string): number {
  const folds = Number(text);
  if (Number.isInteger(folds) && folds >= 2 && folds <= 20) return folds;
  throw new InvalidArgumentError('give a whole number from 2 to 20.');
}
