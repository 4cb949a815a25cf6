import { setImmediate } from 'node:timers/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { findInputs } from '../../app/find-inputs.ts';
import { type InputFile, readInput } from '../../app/read-input.ts';
import { signCoder } from '../../coder/heuristic-coder.ts';
import type { CoderModel } from '../../coder/model/coder-model.ts';
import { type Cues, type Language, languages } from '../../coder/reading/cues.ts';
import { loadCues, loadRoleNames } from '../../data/load-language-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import type { SessionGlobals } from '../../exchange/globals-csv.ts';
import type { Coder } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { describeScores, type ScoredSession } from '../../scoring/describe-scores.ts';
import type { ScoreHeader } from '../../scoring/score-document.ts';
import { type ScoringChoices, scoreByHeuristics, scoreHumanCodes } from '../../scoring/score-session.ts';
import { assignRoles } from '../../transcript/assign-roles.ts';
import { transcriptFormats } from '../../transcript/formats.ts';
import { readTranscripts } from '../../transcript/read-transcripts.ts';
import type { RoleNames } from '../../transcript/role-names.ts';
import { parseSegmentChoice } from '../../transcript/segment.ts';
import { type OutputForm, openScoreOutput, type ScoreOutput, withReview } from '../tables/score-output.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { chooseModel, modelOption } from './model-option.ts';

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

/** A seed of the command line. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new InvalidArgumentError('a seed is a whole number from 0.');
  return seed;
}

/** Everything that one run needs, read once. */
interface Run {
  readonly rubric: Rubric;
  readonly cues: readonly Cues[];
  readonly model: CoderModel | null;
  readonly roleNames: RoleNames;
  readonly choices: ScoringChoices;
  readonly coder: Coder;
  /** Human global ratings by session id. */
  readonly ratings: ReadonlyMap<string, SessionGlobals>;
  readonly options: ScoreOptions;
  readonly terminal: Terminal;
}

/** Scores one session of a file; made by reading the file. */
type ScoreSession = () => Promise<ScoredSession>;

async function score(args: readonly string[], options: ScoreOptions, terminal: Terminal): Promise<void> {
  refuseIdleOptions(options);
  const { files, faults: missing } = await findInputs(args, endingsFor(options));
  const { rubric, sha256 } = await loadRubric(options.rubric);
  const run = await prepareRun(rubric, options, terminal);
  const header: ScoreHeader = { rubric: { id: rubric.id, sha256 }, coder: run.coder };
  const output = openScoreOutput(outputForm(options), rubric, header, terminal);
  const faults = [...missing, ...(await scoreFiles(files, run, withReview(output, options.review)))];
  await output.close();
  for (const id of unusedRatings(run, output)) {
    terminal.note(`${options.globals}: no scored session has the id "${id}"`);
  }
  for (const fault of faults) terminal.note(fault.message);
  terminal.exitCode = exitCodeOf(output.added().size, faults.length);
}

function endingsFor({ codes }: ScoreOptions): string[] {
  return codes ? ['csv'] : [...new Set(transcriptFormats.flatMap(({ endings }) => endings))].sort();
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

/** Sessions that were rated but are in none of the files: most likely a misspelt id. */
function unusedRatings(run: Run, output: ScoreOutput): string[] {
  return [...run.ratings.keys()].filter((id) => !output.added().has(id));
}

function outputForm({ json, csv }: ScoreOptions): OutputForm {
  if (json) return 'json';
  return csv ? 'csv' : 'table';
}

async function prepareRun(rubric: Rubric, options: ScoreOptions, terminal: Terminal): Promise<Run> {
  const [cues, roleNames, ratings] = await Promise.all([loadCues(), loadRoleNames(), readRatings(options, rubric)]);
  const choices: ScoringChoices = {
    segment: parseSegmentChoice(options.segment),
    seed: options.seed,
    changeGoal: options.changeGoal ?? null,
    language: options.language ?? null,
  };
  const model = chooseModel(options.model);
  const coder: Coder = options.codes
    ? { kind: 'human', id: options.coder ?? 'unnamed', version: null }
    : signCoder(model);
  return { rubric, cues, model, roleNames, choices, coder, ratings, options, terminal };
}

async function readRatings({ globals }: ScoreOptions, rubric: Rubric): Promise<Map<string, SessionGlobals>> {
  if (globals === undefined) return new Map();
  const { readGlobalsCsv } = await import('../../exchange/globals-csv.ts');
  return readGlobalsCsv(await readInput(globals), rubric);
}

async function scoreFiles(paths: readonly string[], run: Run, output: ScoreOutput): Promise<InputFault[]> {
  const faults: InputFault[] = [];
  // Of many files the number is known from the start; of one, how many sessions it holds is known once it is read.
  const byFile = paths.length > 1;
  const progress = startProgress(byFile ? 'files' : 'sessions', run.terminal.stderr);
  if (byFile) progress.expect(paths.length);
  try {
    for (const path of paths) {
      const sessions = (await orFault(readSessions(path, run), faults)) ?? [];
      if (!byFile) progress.expect(sessions.length);
      for (const scoreSession of sessions) {
        const scored = await orFault(scoreSession(), faults);
        if (scored) await output.add(describeScores(scored));
        if (!byFile) progress.done();
        // Lets the progress bar draw and the output drain.
        await setImmediate();
      }
      if (byFile) progress.done();
    }
  } finally {
    progress.stop();
  }
  return faults;
}

/** What a promise yields, or nothing where it ends in a fault, which is kept. */
async function orFault<Result>(work: Promise<Result>, faults: InputFault[]): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    faults.push(error);
    return undefined;
  }
}

async function readSessions(path: string, run: Run): Promise<ScoreSession[]> {
  const file = await readInput(path, run.terminal.stdin);
  return run.options.codes ? readHumanCodes(file, run) : readSpeech(file, run);
}

async function readSpeech(file: InputFile, run: Run): Promise<ScoreSession[]> {
  const { format, transcripts } = await readTranscripts(file, { format: run.options.format });
  const source = { path: file.path, format: format.id, sha256: file.sha256 };
  return transcripts.map((transcript) =>
    faultsPlacedAt(file.path, async () => {
      const session = assignRoles(transcript, run.options, run.roleNames);
      return scoreByHeuristics(session, source, run.choices, run);
    }),
  );
}

async function readHumanCodes(file: InputFile, run: Run): Promise<ScoreSession[]> {
  const source = { path: file.path, format: 'coded-csv', sha256: file.sha256 };
  const { readCodedCsv } = await import('../../exchange/coded-csv.ts');
  const sessions = await readCodedCsv(file, run.rubric);
  const { ratings, coder } = run;
  return sessions.map((session) =>
    faultsPlacedAt(file.path, async () => scoreHumanCodes(session, source, run.choices, run, { ratings, coder })),
  );
}

function faultsPlacedAt(path: string, scoreSession: ScoreSession): ScoreSession {
  return async () => {
    try {
      return await scoreSession();
    } catch (error) {
      throw error instanceof InputFault ? error.at(path) : error;
    }
  };
}
