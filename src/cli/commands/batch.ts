import { type Command, InvalidArgumentError, Option } from 'commander';
import { languages } from '../../data/load-language-data.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';
import { parseSeed, parseWhole } from './option-values.ts';

/** `miti batch`. */
export function addBatchCommand(program: Command): void {
  program
    .command('batch')
    .description('code many sessions with the heuristic coder: of the library, or of files')
    .argument(
      '[file...]',
      'transcripts, folders (with all below) or patterns to bring into the library and code; without any, sessions of the library',
    )
    .addOption(libraryOption())
    .option('--no-library', 'keep nothing: code the files and write results only')
    .option(
      '-o, --output <folder>',
      'folder for results.jsonl, results.csv, review.csv and manifest.json',
      'miti-batch',
    )
    .option('--caseworker <pseudonym>', 'sessions of this caseworker')
    .option('--client <pseudonym>', 'sessions with this client')
    .option('--session <name>', 'sessions of this name')
    .addOption(new Option('--label <name>', 'as --session').hideHelp().conflicts('session'))
    .option('--session-language <code>', 'sessions in this language')
    .option('--tag <tag>', 'sessions with this tag')
    .option('--coder <pseudonym>', 'sessions that this coder has coded')
    .option('--from <date>', 'sessions from this date on (YYYY-MM-DD)', parseDate)
    .option('--to <date>', 'sessions up to this date', parseDate)
    .option('--segment <which>', 'whole | first:20m | random:20m | 05:00-25:00', 'whole')
    .option('--seed <number>', 'seed of random segments', parseSeed, 1)
    .addOption(new Option('--rubric <id|path>', 'shipped rubric, or path of your own').default(shippedRubrics[0]))
    .addOption(new Option('--language <code>', 'instead of recognising it').choices(languages))
    .addOption(modelOption())
    .option('--change-goal <goal>', 'the behaviour that change is about, for every session')
    .option('--format <id>', 'read files as this format instead of recognising it')
    .option('--clinician <name>', 'which speaker of the files is the clinician')
    .option('--client-speaker <name>', 'which speaker of the files is the client, where there are more than two')
    .option('--workers <number>', 'threads to code in; as many as there are cores, where it is left out', parseWorkers)
    .addOption(
      new Option('--queue', 'leave the coding to "miti worker" processes on any number of machines').conflicts(
        'workers',
      ),
    )
    .option('--lease <seconds>', 'with --queue: how long a worker may hold a session', parseLease, 120)
    .addOption(
      new Option('--repeat <manifest>', 'do a batch again and say whether its results have the same bytes').conflicts([
        'queue',
        ...['caseworker', 'client', 'session', 'label', 'sessionLanguage', 'tag', 'coder', 'from', 'to'],
        ...['changeGoal', 'format', 'clinician', 'clientSpeaker'],
      ]),
    )
    .action(async (files: string[], options) => {
      const { batch } = await import('../../app/batch/batch.ts');
      await batch(files, options);
    });
}

function parseDate(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('a date is written as YYYY-MM-DD.');
  }
  return text;
}

function parseWorkers(text: string): number {
  return parseWhole(text, 1, 256, 'the number of workers is a whole number from 1 to 256.');
}

function parseLease(text: string): number {
  return parseWhole(text, 1, 3600, 'a lease is a whole number of seconds from 1 to 3600.');
}
