import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BatchRequest, BatchResult } from '../../app/batch/batch.ts';
import type { Repetition } from '../../app/batch/repeat-batch.ts';
import { type Language, languages } from '../../data/load-language-data.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { exitCode, exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';
import { parseSeed, parseWhole } from './option-values.ts';

interface BatchOptions {
  /** False for `--no-library`. */
  readonly library?: string | false;
  readonly output: string;
  readonly caseworker?: string;
  readonly client?: string;
  readonly session?: string;
  /** The former name of `session`. */
  readonly label?: string;
  readonly sessionLanguage?: string;
  readonly tag?: string;
  readonly coder?: string;
  readonly from?: string;
  readonly to?: string;
  readonly segment: string;
  readonly seed: number;
  readonly rubric: string;
  readonly language?: Language;
  readonly model?: string;
  readonly changeGoal?: string;
  readonly format?: string;
  readonly clinician?: string;
  readonly clientSpeaker?: string;
  readonly workers?: number;
  readonly queue?: boolean;
  readonly lease: number;
  readonly repeat?: string;
}

/** Options that choose sessions of the library. */
const filterOptions = [
  ...(['caseworker', 'client', 'session', 'label', 'sessionLanguage', 'tag', 'coder', 'from', 'to'] as const),
];

/** Sessions that came twice are named up to this number, and then counted. */
const mostNamed = 10;

/** `miti batch`. */
export function addBatchCommand(program: Command, terminal: Terminal): void {
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
        ...filterOptions,
        ...['changeGoal', 'format', 'clinician', 'clientSpeaker'],
      ]),
    )
    .action((files: string[], options: BatchOptions) =>
      options.repeat === undefined ? batch(files, options, terminal) : repeat(files, options.repeat, options, terminal),
    );
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

async function batch(files: readonly string[], options: BatchOptions, terminal: Terminal): Promise<void> {
  refuseContradictions(files, options);
  const { runBatch } = await import('../../app/batch/batch.ts');
  const progress = startProgress('sessions', terminal.stderr);
  const listeners = {
    progress,
    onFileTwice: (path: string) => terminal.note(`${path}: named more than once, and taken once`),
    onQueue: () =>
      terminal.note('sessions are queued; "miti worker" with the same --library codes them, on any machine'),
  };
  const result = await terminal
    .interruptible((signal) => runBatch(describeRequest(files, options, terminal), listeners, signal))
    .finally(progress.stop);
  if (result !== null) return tell(result, options.output, terminal);
  terminal.note(`stopped; the same command goes on from here (-o ${options.output})`);
  terminal.exitCode = exitCode.interrupted;
}

function refuseContradictions(files: readonly string[], options: BatchOptions): void {
  if (options.library === false && files.length === 0) {
    throw new InputFault({
      problem: '--no-library needs files',
      remedy: 'name transcripts, or leave it out to code sessions of the library',
    });
  }
  const filter = filterOptions.find((each) => options[each] !== undefined);
  if (filter && files.length > 0) {
    const name = filter.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new InputFault({
      problem: `--${name} chooses sessions of the library, not of files`,
      remedy: filter === 'client' ? '--client-speaker says which speaker is the client' : 'leave one out',
    });
  }
  if (options.library === false && options.queue) {
    throw new InputFault({ problem: '--queue needs a library', remedy: 'leave --no-library out' });
  }
}

function describeRequest(files: readonly string[], options: BatchOptions, { stdin }: Terminal): BatchRequest {
  const { library, rubric, output, segment, seed, caseworker, client, tag, coder, from, to } = options;
  const filter = { caseworker, client, tag, coder, from, to };
  return {
    ...{ inputs: files, standardInput: stdin, rubric, output },
    library: library === false ? null : { library },
    filter: { ...filter, session: options.session ?? options.label, language: options.sessionLanguage },
    options: {
      ...{ segment, seed },
      changeGoal: options.changeGoal ?? null,
      language: options.language ?? null,
      model: options.model ?? null,
      format: options.format ?? null,
      clinician: options.clinician ?? null,
      client: options.clientSpeaker ?? null,
    },
    workers: options.queue
      ? { kind: 'queue', leaseSeconds: options.lease }
      : { kind: 'threads', count: options.workers ?? null },
  };
}

async function tell(result: BatchResult, output: string, terminal: Terminal): Promise<void> {
  const { coded, wereDone, failures, leftOut, repeated } = result;
  for (const failure of failures) terminal.note(failure);
  if (leftOut > 0) terminal.note(`left out ${sessions(leftOut)} without a transcript`);
  for (const name of repeated.slice(0, mostNamed)) {
    terminal.note(`${name}: the same words as a session before it, so it was coded once`);
  }
  if (repeated.length > mostNamed) terminal.note(`... and ${repeated.length - mostNamed} more such`);
  if (coded + failures.length === 0) {
    throw new InputFault({ problem: 'no session to code', remedy: 'miti import brings some in; or widen the filter' });
  }
  const before = wereDone > 0 ? ` (${wereDone} of them before)` : '';
  const failed = failures.length > 0 ? `, ${failures.length} failed` : '';
  await terminal.print(`${sessions(coded)} coded${before}${failed}${coded > 0 ? `; results in ${output}` : ''}\n`);
  terminal.exitCode = exitCodeOf(coded, failures.length);
}

async function repeat(
  files: readonly string[],
  manifest: string,
  options: BatchOptions,
  terminal: Terminal,
): Promise<void> {
  if (files.length > 0) {
    throw new InputFault({ problem: '--repeat takes its sessions from the manifest', remedy: 'leave the files out' });
  }
  const { repeatBatch } = await import('../../app/batch/repeat-batch.ts');
  const progress = startProgress('sessions', terminal.stderr);
  const request = {
    ...{ manifest, standardInput: terminal.stdin },
    library: { library: options.library || undefined },
    threads: options.workers ?? null,
  };
  const repetition = await terminal
    .interruptible((signal) => repeatBatch(request, progress, signal))
    .finally(progress.stop);
  if (repetition === null) terminal.exitCode = exitCode.interrupted;
  else await tellRepetition(manifest, repetition, terminal);
}

async function tellRepetition(path: string, { coded, differences }: Repetition, terminal: Terminal): Promise<void> {
  if (differences.length === 0) return terminal.print(`${path}: the same bytes again (${sessions(coded)})\n`);
  await terminal.print(differences.map((line) => `${line}\n`).join(''));
  terminal.exitCode = exitCode.someFailed;
}

function sessions(count: number): string {
  return `${count} session${count === 1 ? '' : 's'}`;
}
