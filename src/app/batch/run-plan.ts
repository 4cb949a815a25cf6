import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { packageRoot } from '../../data/package-root.ts';
import type { Library } from '../../library/library.ts';
import { rubricRecord } from '../../library/rubric-record.ts';
import { csvHeader } from '../../scoring/score-csv.ts';
import type { Progress } from '../progress.ts';
import { type BatchSetup, scoreHeader } from './batch-setup.ts';
import { type BatchOutcome, codeEntries } from './code-entries.ts';
import { openCodingThreads, tasksPerThread } from './coding-threads.ts';
import { type CodingWay, openCodingWay, type Workers } from './coding-way.ts';
import type { BatchManifest } from './manifest.ts';
import { openInputs, type PlanInputs } from './open-inputs.ts';
import { refuseLosing, refuseOtherBatch } from './other-batch.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { openResultsFolder, type ResultsFolder } from './results-folder.ts';

/** How a plan is carried out. */
export interface PlanRun {
  readonly library: Library | null;
  readonly standardInput: Readable;
  /** Folder for the results. */
  readonly output: string;
  /** Whether a batch is done again, to compare: everything is coded anew. */
  readonly isRepetition: boolean;
  readonly workers: Workers;
  readonly onQueue: () => void;
  /** Counts sessions. */
  readonly progress: Progress;
  /** Ends the run between two sessions. */
  readonly signal: AbortSignal;
}

/** What a whole run has done. */
export interface FinishedRun {
  readonly outcome: BatchOutcome;
  readonly manifest: BatchManifest;
  readonly leftOut: number;
  /** Sessions of files that were there before in the same words. */
  readonly repeated: readonly string[];
}

const threadEntry = join(packageRoot, 'dist', 'bin', 'coding-thread.js');
/** Each thread holds the language data and a tagger, so a big machine doesn't get one for every core unasked. */
const mostUnasked = 8;
/** Sessions that wait for their group to be kept, beside those that are being coded. */
const widthOfKeeping = 48;
const queueWidth = 200;

/**
 * Runs a plan into a folder.
 *
 * @returns null where it was stopped; running it again goes on from there
 * @throws InputFault when the folder can't be used, or the library fails
 */
export async function runPlan(plan: PreparedPlan, run: PlanRun): Promise<FinishedRun | null> {
  const { library, output, isRepetition } = run;
  const { rubric, rubricSha256: sha256 } = plan.setup;
  if (library) await library.keepRubric(rubricRecord({ rubric, sha256 }));
  const folder = await openResultsFolder(output, csvHeader(rubric), library === null && !isRepetition);
  try {
    // Another batch may have finished there between the first look and the lock.
    if (!isRepetition) await refuseOtherBatch(output, plan);
    return await codePlan(plan, run, folder);
  } catch (error) {
    if (run.signal.aborted) return null;
    throw error;
  } finally {
    await folder.close();
  }
}

async function codePlan(plan: PreparedPlan, run: PlanRun, folder: ResultsFolder): Promise<FinishedRun | null> {
  const count = threadsOf(run.workers);
  const threads = openCodingThreads(threadEntry, count, plan.setup);
  try {
    const inputs = await openInputs(plan, run.library, run.standardInput, run.progress);
    const way = await openCodingWay({ ...run, setup: plan.setup, threads, folder });
    if (run.workers.kind === 'queue') run.onQueue();
    try {
      const width = run.workers.kind === 'queue' ? queueWidth : widthOfKeeping + count * tasksPerThread;
      return await codeAll(plan, run, { folder, inputs, way, width });
    } finally {
      await way.close();
    }
  } finally {
    await threads.close();
  }
}

/** With a queue one thread scores what workers have coded. */
function threadsOf(workers: Workers): number {
  if (workers.kind === 'queue') return 1;
  return workers.count ?? Math.min(availableParallelism(), mostUnasked);
}

interface OpenedRun {
  readonly folder: ResultsFolder;
  readonly inputs: PlanInputs;
  readonly way: CodingWay;
  readonly width: number;
}

async function codeAll(plan: PreparedPlan, run: PlanRun, opened: OpenedRun): Promise<FinishedRun | null> {
  const { folder, inputs, way, width } = opened;
  const { setup } = plan;
  const entries = untilStopped(inputs.entries, run.signal);
  const outcome = await codeEntries({ setup, entries, code: way.code, width, folder, onDone: run.progress.done });
  const results = await folder.finish();
  if (run.signal.aborted) return null;
  const manifest = describeBatch(plan, inputs.files, outcome, results);
  // A run that coded nothing leaves what was there before.
  if (outcome.coded > 0) {
    await refuseLosing(run.output, plan, outcome);
    await folder.publish(manifest);
  }
  return { outcome, manifest, leftOut: inputs.leftOut(), repeated: inputs.repeated };
}

async function* untilStopped<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item> {
  for await (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

function describeBatch(
  { rubric: given, options, inputs, setup, roleNamesSha256 }: PreparedPlan,
  files: PlanInputs['files'],
  outcome: BatchOutcome,
  results: BatchManifest['results'],
): BatchManifest {
  const { coder } = scoreHeader(setup);
  const { rubric, rubricSha256: sha256, cuesSha256, programVersion }: BatchSetup = setup;
  return {
    schema: 'miti-batch/1',
    program: programVersion,
    node: process.version,
    rubric: { given, id: rubric.id, sha256 },
    coder: { kind: 'heuristic', id: coder.id, version: coder.version, cuesSha256, roleNamesSha256 },
    options,
    inputs: inputs.from === 'files' ? { from: 'files', files } : { from: 'library', filter: inputs.filter },
    sessions: outcome.sessions,
    counts: { coded: outcome.coded, failed: outcome.failures.length },
    failures: [...outcome.failures],
    results,
  };
}
