import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startProgress } from '../../cli/terminal/progress.ts';
import type { Language } from '../../coder/reading/cues.ts';
import { loadCues, loadRoleNames } from '../../data/load-language-data.ts';
import { chooseModel } from '../../data/load-model.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { packageRoot } from '../../data/package-root.ts';
import { readProgram } from '../../data/program.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library, SessionFilter } from '../../library/library.ts';
import { parseLibraryPlace } from '../../library/library-place.ts';
import { hashContent } from '../../library/record-ids.ts';
import { rubricRecord } from '../../library/rubric-record.ts';
import { csvHeader } from '../../scoring/score-csv.ts';
import { transcriptFormats } from '../../transcript/formats.ts';
import type { RoleNames } from '../../transcript/role-names.ts';
import { parseSegmentChoice } from '../../transcript/segment.ts';
import { findInputs } from '../find-inputs.ts';
import { type IfMissing, openChosenLibrary } from '../open-library.ts';
import type { Progress } from '../progress.ts';
import { readInput } from '../read-input.ts';
import { type AnswerInput, codeAnew, codeIntoFolder, codeIntoLibrary } from './answerers.ts';
import { addToLibrary, type FileReading, readFiles, readLibrary, readLibrarySessions } from './batch-inputs.ts';
import { type BatchEntry, type BatchSetup, scoreHeader } from './batch-setup.ts';
import { type CodingThreads, openCodingThreads, tasksPerThread } from './coding-threads.ts';
import { findDifferences } from './compare-manifests.ts';
import { type BatchManifest, parseManifest } from './manifest.ts';
import { findManifest, openResultsFolder, type ResultsFolder } from './results-folder.ts';
import { type BatchOutcome, runBatch } from './run-batch.ts';

export interface BatchOptions {
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

const threadEntry = join(packageRoot, 'dist', 'bin', 'coding-thread.js');
/** Each thread holds the language data and a tagger, so a big machine doesn't get one for every core unasked. */
const mostUnasked = 8;
/** Sessions that wait for their group to be kept, beside those that are being coded. */
const widthOfKeeping = 48;
const queueWidth = 200;
/** Sessions that came twice are named up to this number, and then counted. */
const mostNamed = 10;

/** `miti batch`. */
export async function batch(files: readonly string[], options: BatchOptions): Promise<void> {
  if (options.repeat !== undefined) return repeatBatch(options.repeat, files, options);
  refuseContradictions(files, options);
  const { paths, notes } = await findFiles(files);
  for (const note of notes) process.stderr.write(`miti: ${note}\n`);
  const plan = planBatch(paths, options);
  await refuseOtherBatch(options.output, plan, await prepareSetup(plan));
  const finished = await withChosenLibrary(options, paths.length > 0 ? 'make' : 'refuse', (library) =>
    runPlan(plan, options, library, options.output),
  );
  if (finished === null) return stopped(options.output);
  tell(finished, options.output);
}

/** What is to be done, in the words of the manifest. */
interface Plan {
  readonly rubric: string;
  readonly options: BatchManifest['options'];
  readonly inputs:
    | { readonly from: 'files'; readonly paths: readonly string[] }
    | { readonly from: 'library'; readonly paths: readonly string[]; readonly filter: SessionFilter }
    | { readonly from: 'sessions'; readonly ids: readonly string[]; readonly filter: SessionFilter };
}

/** The files that arguments stand for. One that stands for none is kept as it is, so that reading it says what is wrong. */
async function findFiles(args: readonly string[]): Promise<{ paths: string[]; notes: string[] }> {
  const endings = [...new Set(transcriptFormats.flatMap((format) => format.endings))].sort();
  const { files, faults, repeated } = await findInputs(args, endings);
  const missing = faults.flatMap(({ details }) => details.place ?? []).filter((path) => !existsSync(path));
  const [folder] = faults.filter(({ details }) => existsSync(details.place ?? ''));
  // Without a file the sessions of the library would be taken, which nobody asked for.
  if (folder) throw folder;
  return {
    paths: [...files, ...missing],
    notes: repeated.map((path) => `${path}: named more than once, and taken once`),
  };
}

function planBatch(paths: readonly string[], options: BatchOptions): Plan {
  const {
    caseworker,
    client,
    session: label = options.label,
    sessionLanguage: language,
    tag,
    coder,
    from,
    to,
  } = options;
  const chosen = { caseworker, client, label, language, tag, codedBy: coder, from, to };
  const filter: SessionFilter = JSON.parse(JSON.stringify(chosen));
  return {
    rubric: options.rubric,
    options: {
      segment: options.segment,
      seed: options.seed,
      changeGoal: options.changeGoal ?? null,
      language: options.language ?? null,
      model: options.model ?? null,
      format: options.format ?? null,
      clinician: options.clinician ?? null,
      client: options.clientSpeaker ?? null,
    },
    inputs: options.library === false ? { from: 'files', paths } : { from: 'library', paths, filter },
  };
}

const filterOptions = [
  ...(['caseworker', 'client', 'session', 'label', 'sessionLanguage', 'tag', 'coder', 'from', 'to'] as const),
];

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
  if (options.queue) requirePostgres(options.library);
}

interface Prepared {
  readonly setup: BatchSetup;
  readonly roleNames: RoleNames;
  readonly roleNamesSha256: string;
}

async function prepareSetup(plan: Plan): Promise<Prepared> {
  const [{ rubric, sha256 }, cues, roleNames] = await Promise.all([
    loadRubric(plan.rubric),
    loadCues(),
    loadRoleNames(),
  ]);
  const { segment, seed, changeGoal, language } = plan.options;
  const setup: BatchSetup = {
    rubric,
    rubricSha256: sha256,
    cues,
    cuesSha256: hashContent(cues),
    model: chooseModel(plan.options.model),
    choices: { segment: parseSegmentChoice(segment), seed, changeGoal, language },
    programVersion: readProgram().version,
  };
  return { setup, roleNames, roleNamesSha256: hashContent(roleNames) };
}

/** Results of one batch never replace those of another. */
async function refuseOtherBatch(folder: string, plan: Plan, { setup }: Prepared): Promise<void> {
  const known = await findManifest(folder);
  if (!known) return;
  const now = { options: plan.options, rubric: setup.rubricSha256 };
  const before = { options: known.options, rubric: known.rubric.sha256 };
  if (hashContent(now) !== hashContent(before)) throw otherBatch(folder, 'with other options or another rubric');
  if (!asksForAllOf(plan.inputs, known.inputs)) throw otherBatch(folder, 'of other files or sessions');
}

/** Files may be added to those of a batch, and none left out; sessions are of the same filter. */
function asksForAllOf(now: Plan['inputs'], before: BatchManifest['inputs']): boolean {
  if (before.from === 'library') return now.from !== 'files' && hashContent(now.filter) === hashContent(before.filter);
  if (now.from !== 'files') return false;
  const paths = new Set(now.paths.map((path) => resolve(path)));
  return before.files.every(({ path }) => paths.has(resolve(path)));
}

/** Which sessions of the library files hold is known once they are read: none of the folder's may be left out. */
async function refuseLosing(folder: string, { inputs }: Plan, { sessions }: BatchOutcome): Promise<void> {
  if (inputs.from !== 'library' || inputs.paths.length === 0) return;
  const known = await findManifest(folder);
  const now = new Set(sessions.map(({ libraryId }) => libraryId));
  if (known?.sessions.some(({ libraryId }) => !now.has(libraryId))) {
    throw otherBatch(folder, 'of other files or sessions');
  }
}

function otherBatch(folder: string, which: string): InputFault {
  return new InputFault({
    problem: `holds the results of a batch ${which}`,
    place: folder,
    remedy: 'give another folder with -o',
  });
}

async function withChosenLibrary<Result>(
  { library }: Pick<BatchOptions, 'library'>,
  ifMissing: IfMissing,
  work: (library: Library | null) => Promise<Result>,
): Promise<Result> {
  if (library === false) return work(null);
  const opened = await openChosenLibrary(library === undefined ? {} : { library }, ifMissing);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

interface Finished {
  readonly outcome: BatchOutcome;
  readonly manifest: BatchManifest;
  readonly leftOut: number;
  /** Sessions of files that were there before in the same words, in another file or the same. */
  readonly repeated: readonly string[];
}

/** Runs a plan into a folder. Null where the user stopped it. */
async function runPlan(
  plan: Plan,
  options: BatchOptions,
  library: Library | null,
  output: string,
): Promise<Finished | null> {
  const prepared = await prepareSetup(plan);
  const { setup } = prepared;
  if (library) await library.keepRubric(rubricRecord({ rubric: setup.rubric, sha256: setup.rubricSha256 }));
  const isRepeat = options.repeat !== undefined;
  const folder = await openResultsFolder(output, csvHeader(setup.rubric), library === null && !isRepeat);
  // Another batch may have finished there between the first look and the lock.
  if (!isRepeat)
    await refuseOtherBatch(output, plan, prepared).catch((error) => folder.close().then(() => Promise.reject(error)));
  const stop = stopOnInterrupt();
  const progress = startProgress('sessions');
  const count = options.workers ?? Math.min(availableParallelism(), mostUnasked);
  const threads = openCodingThreads(threadEntry, options.queue ? 1 : count, setup);
  try {
    const inputs = await openInputs(plan, prepared, library, progress);
    const way = await chooseWay({ options, library, threads, folder, setup, signal: stop.signal });
    try {
      const width = options.queue ? queueWidth : widthOfKeeping + count * tasksPerThread;
      const entries = untilStopped(inputs.entries, stop.signal);
      const run = { setup, entries, answer: way.answer, width, folder, onDone: progress.done };
      const outcome = await runBatch(run);
      const results = await folder.finish();
      if (stop.signal.aborted) return null;
      const manifest = describeBatch(plan, prepared, inputs.files, outcome, results);
      // A run that coded nothing leaves what was there before.
      if (outcome.coded > 0) {
        await refuseLosing(output, plan, outcome);
        await folder.publish(manifest);
      }
      return { outcome, manifest, leftOut: inputs.leftOut(), repeated: inputs.repeated };
    } finally {
      await way.close();
    }
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  } finally {
    progress.stop();
    stop.forget();
    await threads.close();
    await folder.close();
  }
}

interface Inputs {
  readonly entries: AsyncIterable<BatchEntry>;
  /** Files read so far, with their hashes. */
  readonly files: { path: string; sha256: string | null }[];
  /** Sessions without a transcript. */
  readonly leftOut: () => number;
  readonly repeated: readonly string[];
}

async function openInputs(
  { inputs, options }: Plan,
  { roleNames }: Prepared,
  library: Library | null,
  progress: Progress,
): Promise<Inputs> {
  const files: Inputs['files'] = [];
  const repeated: string[] = [];
  let leftOut = 0;
  const reading: FileReading = {
    readFile: readInput,
    format: options.format ?? undefined,
    roles: { clinician: options.clinician ?? undefined, client: options.client ?? undefined },
    roleNames,
    onFile: (path, sha256, sessions) => {
      files.push({ path, sha256 });
      progress.expect(sessions);
    },
  };
  const open = async (): Promise<AsyncIterable<BatchEntry>> => {
    if (inputs.from === 'files' || library === null) return readFiles(pathsOf(inputs), reading);
    if (inputs.from === 'sessions') {
      progress.expect(inputs.ids.length);
      return readLibrarySessions(library, inputs.ids);
    }
    if (inputs.paths.length > 0) {
      return addToLibrary(readFiles(inputs.paths, reading), library, (name) => {
        repeated.push(name);
        progress.done();
      });
    }
    progress.expect(await library.countSessions(inputs.filter));
    return readLibrary(library, inputs.filter, () => {
      leftOut += 1;
      progress.done();
    });
  };
  return { entries: await open(), files, leftOut: () => leftOut, repeated };
}

function pathsOf(inputs: Plan['inputs']): readonly string[] {
  return inputs.from === 'sessions' ? [] : inputs.paths;
}

interface WayInputs {
  readonly options: BatchOptions;
  readonly library: Library | null;
  readonly threads: CodingThreads;
  readonly folder: ResultsFolder;
  readonly setup: BatchSetup;
  readonly signal: AbortSignal;
}

interface Way {
  readonly answer: AnswerInput;
  readonly close: () => Promise<void>;
}

const nothingToClose = async () => {};

async function chooseWay({ options, library, threads, folder, setup, signal }: WayInputs): Promise<Way> {
  if (options.repeat !== undefined) return { answer: codeAnew(threads), close: nothingToClose };
  if (library === null) return { answer: codeIntoFolder(threads, folder, setup), close: nothingToClose };
  if (!options.queue) return { answer: codeIntoLibrary(threads, library), close: nothingToClose };
  const [{ codeThroughQueue, queueName }, { openWorkQueue }] = await Promise.all([
    import('./queue-batch.ts'),
    import('./work-queue.ts'),
  ]);
  const url = requirePostgres(options.library);
  const queue = await openWorkQueue(url, { name: queueName(setup), leaseSeconds: options.lease });
  process.stderr.write('miti: sessions are queued; "miti worker" with the same --library codes them, on any machine\n');
  return { answer: codeThroughQueue(queue, threads, library, setup, signal), close: () => queue.close() };
}

/** The URL of the library, which a queue has to share. */
export function requirePostgres(library: string | false | undefined): string {
  const place = parseLibraryPlace(library || join(homedir(), 'library.sqlite'));
  if (place.kind === 'postgres') return place.url;
  throw new InputFault({
    problem: 'only a library in PostgreSQL has a queue',
    remedy: 'give --library postgres://user:password@host/database',
  });
}

function describeBatch(
  plan: Plan,
  { setup, roleNamesSha256 }: Prepared,
  files: Inputs['files'],
  outcome: BatchOutcome,
  results: BatchManifest['results'],
): BatchManifest {
  const { coder } = scoreHeader(setup);
  const { version } = readProgram();
  return {
    schema: 'miti-batch/1',
    program: version,
    node: process.version,
    rubric: { given: plan.rubric, id: setup.rubric.id, sha256: setup.rubricSha256 },
    coder: {
      kind: 'heuristic',
      id: coder.id,
      version: coder.version,
      cuesSha256: setup.cuesSha256,
      roleNamesSha256,
    },
    options: plan.options,
    inputs: plan.inputs.from === 'files' ? { from: 'files', files } : { from: 'library', filter: plan.inputs.filter },
    sessions: outcome.sessions,
    counts: { coded: outcome.coded, failed: outcome.failures.length },
    failures: [...outcome.failures],
    results,
  };
}

/** Ctrl-C ends a run between sessions; a second one ends it at once. */
function stopOnInterrupt(): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const forget = () => {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  };
  return { signal: controller.signal, forget };
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  for await (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

function stopped(output: string): void {
  process.stderr.write(`miti: stopped; the same command goes on from here (-o ${output})\n`);
  process.exitCode = 130;
}

function tell({ outcome, leftOut, repeated }: Finished, output: string): void {
  const { coded, wereDone, failures } = outcome;
  for (const failure of failures) process.stderr.write(`miti: ${failure}\n`);
  if (leftOut > 0) process.stderr.write(`miti: left out ${count(leftOut, 'session')} without a transcript\n`);
  for (const name of repeated.slice(0, mostNamed)) {
    process.stderr.write(`miti: ${name}: the same words as a session before it, so it was coded once\n`);
  }
  if (repeated.length > mostNamed) process.stderr.write(`miti: ... and ${repeated.length - mostNamed} more such\n`);
  if (coded + failures.length === 0) {
    throw new InputFault({ problem: 'no session to code', remedy: 'miti import brings some in; or widen the filter' });
  }
  const before = wereDone > 0 ? ` (${wereDone} of them before)` : '';
  const failed = failures.length > 0 ? `, ${failures.length} failed` : '';
  process.stdout.write(
    `${count(coded, 'session')} coded${before}${failed}${coded > 0 ? `; results in ${output}` : ''}\n`,
  );
  process.exitCode = exitCode(coded, failures.length);
}

function exitCode(coded: number, failed: number): number {
  if (coded === 0) return 2;
  return failed > 0 ? 1 : 0;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

async function repeatBatch(path: string, files: readonly string[], options: BatchOptions): Promise<void> {
  if (files.length > 0) {
    throw new InputFault({ problem: '--repeat takes its sessions from the manifest', remedy: 'leave the files out' });
  }
  const manifest = parseManifest(new TextDecoder().decode((await readInput(path)).bytes), path);
  const plan = planRepetition(manifest);
  const output = await mkdtemp(join(tmpdir(), 'miti-repeat-'));
  try {
    const chosen = manifest.inputs.from === 'files' ? { library: false as const } : options;
    const finished = await withChosenLibrary(chosen, 'refuse', (library) => runPlan(plan, options, library, output));
    if (finished === null) process.exitCode = 130;
    else tellDifferences(path, manifest, finished.manifest);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

function planRepetition({ rubric, options, inputs, sessions }: BatchManifest): Plan {
  if (inputs.from === 'files') {
    return { rubric: rubric.given, options, inputs: { from: 'files', paths: inputs.files.map(({ path }) => path) } };
  }
  const ids = sessions.flatMap(({ libraryId }) => libraryId ?? []);
  return { rubric: rubric.given, options, inputs: { from: 'sessions', ids, filter: inputs.filter } };
}

function tellDifferences(path: string, before: BatchManifest, now: BatchManifest): void {
  const differences = findDifferences(before, now);
  if (differences.length === 0) {
    process.stdout.write(`${path}: the same bytes again (${count(now.counts.coded, 'session')})\n`);
    return;
  }
  for (const line of differences) process.stdout.write(`${line}\n`);
  process.exitCode = 1;
}
