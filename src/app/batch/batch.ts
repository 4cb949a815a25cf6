// Codes many sessions with the heuristic coder: of the library, or of files.
import type { Readable } from 'node:stream';
import type { LibraryFilter } from '../library-filter.ts';
import { type LibraryOption, withLibrary } from '../open-library.ts';
import type { Progress } from '../progress.ts';
import type { Workers } from './coding-way.ts';
import type { BatchManifest } from './manifest.ts';
import { refuseOtherBatch } from './other-batch.ts';
import { batchFilter, findBatchFiles, type Plan } from './plan.ts';
import { preparePlan } from './prepare-plan.ts';
import { findQueuePlace } from './queue-place.ts';
import { runPlan } from './run-plan.ts';

export interface BatchRequest {
  /** Files, folders, patterns to code; without any, the sessions of the library that the filter chooses. */
  readonly inputs: readonly string[];
  readonly standardInput: Readable;
  /** Null to keep nothing but the results: files alone can be coded so. */
  readonly library: LibraryOption | null;
  readonly filter: LibraryFilter;
  readonly options: BatchManifest['options'];
  /** Id of a shipped rubric, or path of one. */
  readonly rubric: string;
  /** Folder for the results. */
  readonly output: string;
  readonly workers: WorkersAsked;
}

/** Threads of this process, or workers that a queue in the library's database gives work. */
export type WorkersAsked = Extract<Workers, { kind: 'threads' }> | Omit<Extract<Workers, { kind: 'queue' }>, 'url'>;

export interface BatchListeners {
  /** Counts sessions. */
  readonly progress: Progress;
  /** Hears of each file that more than one argument stands for; it is taken once. */
  readonly onFileTwice: (path: string) => void;
  /** Hears that sessions are being queued, which workers have to code. */
  readonly onQueue: () => void;
}

/** What became of a batch; null where it was stopped. */
export interface BatchResult {
  readonly coded: number;
  /** How many of the coded ones an earlier run had done. */
  readonly wereDone: number;
  readonly failures: readonly string[];
  /** Sessions without a transcript. */
  readonly leftOut: number;
  /** Sessions of files that were there before in the same words, and were coded once. */
  readonly repeated: readonly string[];
}

/**
 * Codes sessions, and writes results and manifest into a folder. The same request again codes what is left.
 *
 * @param signal stops it between two sessions
 * @returns null where it was stopped
 * @throws InputFault when nothing can be coded so, or the folder holds the results of another batch
 */
export async function runBatch(
  request: BatchRequest,
  listeners: BatchListeners,
  signal: AbortSignal,
): Promise<BatchResult | null> {
  const { library, output, standardInput } = request;
  const workers = await findWorkers(request);
  const { paths, repeated: filesTwice } = await findBatchFiles(request.inputs);
  for (const path of filesTwice) listeners.onFileTwice(path);
  const plan = await preparePlan(planBatch(request, paths));
  await refuseOtherBatch(output, plan);
  const run = { standardInput, output, isRepetition: false, workers, ...listeners, signal };
  const finished =
    library === null
      ? await runPlan(plan, { ...run, library })
      : await withLibrary(
          library,
          (opened) => runPlan(plan, { ...run, library: opened }),
          paths.length > 0 ? 'make' : 'refuse',
        );
  if (finished === null) return null;
  const { outcome, leftOut, repeated } = finished;
  return { coded: outcome.coded, wereDone: outcome.wereDone, failures: outcome.failures, leftOut, repeated };
}

async function findWorkers({ workers, library }: BatchRequest): Promise<Workers> {
  return workers.kind === 'queue' ? { ...workers, url: await findQueuePlace(library ?? {}) } : workers;
}

function planBatch({ rubric, options, library, filter }: BatchRequest, paths: readonly string[]): Plan {
  if (library === null) return { rubric, options, inputs: { from: 'files', paths } };
  return { rubric, options, inputs: { from: 'library', paths, filter: batchFilter(filter) } };
}
