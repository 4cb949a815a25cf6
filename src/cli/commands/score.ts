import { type Command, Option } from 'commander';
import { type ScoreRequest, scoreFiles } from '../../app/score.ts';
import { type Language, languages } from '../../data/load-language-data.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { type OutputForm, openScoreOutput } from '../tables/score-output.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { modelOption } from './model-option.ts';
import { parseSeed } from './option-values.ts';

interface ScoreOptions {
  readonly rubric: string;
  readonly format?: string;
  readonly language?: Language;
  readonly model?: string;
  readonly clinician?: string;
  readonly client?: string;
  readonly changeGoal?: string;
  readonly segment: string;
  readonly seed: number;
  readonly codes?: boolean;
  readonly coder?: string;
  readonly globals?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly review?: string;
}

/** `miti score FILE...`. */
export function addScoreCommand(program: Command, terminal: Terminal): void {
  program
    .command('score')
    .description('score sessions from transcripts, with the heuristic coder or from human codes')
    .argument(
      '<file...>',
      'transcripts in any known format, folders (with all below) or patterns; - reads standard input',
    )
    .addOption(new Option('--rubric <id|path>', 'shipped rubric, or path of your own').default(shippedRubrics[0]))
    .option('--format <id>', 'read as this format instead of recognising it')
    .addOption(new Option('--language <code>', 'instead of recognising it').choices(languages))
    .addOption(modelOption())
    .option('--clinician <name>', 'which speaker is the clinician')
    .option('--client <name>', 'which speaker is the client, where there are more than two')
    .option('--change-goal <goal>', 'the behaviour that change is about')
    .option('--segment <which>', 'whole | first:20m | random:20m | 05:00-25:00', 'whole')
    .option('--seed <number>', 'seed of a random segment', parseSeed, 1)
    .option('--codes', 'the files hold human codes (coded CSV)')
    .option('--globals <file>', 'CSV of human global ratings, for --codes')
    .option('--coder <id>', 'who coded, for --codes')
    .addOption(new Option('--json', 'everything, as JSON (miti-score/1)').conflicts('csv'))
    .option('--csv', 'one row a session')
    .option('--review <file>', 'write the codes that the heuristic coder is not sure of to this CSV file')
    .action((files: string[], options: ScoreOptions) => score(files, options, terminal));
}

async function score(inputs: readonly string[], options: ScoreOptions, terminal: Terminal): Promise<void> {
  refuseIdleOptions(options);
  const scoring = await scoreFiles(describeRequest(inputs, options, terminal));
  const output = openScoreOutput(outputForm(options), scoring.rubric, scoring.header, terminal);
  const review = await openReview(options);
  const faults: InputFault[] = [];
  const scored = new Set<string>();
  const progress = startProgress(scoring.steps, terminal.stderr);
  try {
    for await (const session of scoring.sessions(progress, (fault) => faults.push(fault))) {
      await review?.(session);
      await output.add(session);
      scored.add(session.id);
    }
  } finally {
    progress.stop();
  }
  await output.close();
  // Most likely a misspelt id.
  for (const id of scoring.ratedIds.filter((each) => !scored.has(each))) {
    terminal.note(`${options.globals}: no scored session has the id "${id}"`);
  }
  for (const fault of faults) terminal.note(fault.message);
  terminal.exitCode = exitCodeOf(scored.size, faults.length);
}

/** An option that would change nothing is most likely a mistake. */
function refuseIdleOptions({ codes, coder, globals, clinician, client, format, model, review }: ScoreOptions): void {
  const idle = Object.entries(codes ? { clinician, client, format, model, review } : { globals, coder });
  const [name] = idle.find(([, value]) => value !== undefined) ?? [];
  if (name === undefined) return;
  throw codes
    ? new InputFault({ problem: `--${name} means nothing with --codes`, remedy: `leave --${name} out` })
    : new InputFault({ problem: `--${name} belongs to --codes`, remedy: `add --codes, or leave --${name} out` });
}

function describeRequest(inputs: readonly string[], options: ScoreOptions, { stdin }: Terminal): ScoreRequest {
  const { rubric, segment, seed, changeGoal, language, clinician, client } = options;
  return {
    ...{ inputs, standardInput: stdin, rubric, segment, seed },
    changeGoal: changeGoal ?? null,
    language: language ?? null,
    work: options.codes
      ? { kind: 'codes', coder: options.coder ?? 'unnamed', globals: options.globals ?? null }
      : {
          kind: 'talk',
          format: options.format ?? null,
          speakers: { clinician, client },
          model: options.model ?? null,
        },
  };
}

function outputForm({ json, csv }: ScoreOptions): OutputForm {
  if (json) return 'json';
  return csv ? 'csv' : 'table';
}

async function openReview({ review }: ScoreOptions) {
  if (review === undefined) return null;
  const { listForReview } = await import('../../app/review-file.ts');
  return listForReview(review);
}
