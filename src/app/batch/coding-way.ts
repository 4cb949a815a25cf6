import type { Library } from '../../library/library.ts';
import type { BatchSetup } from './batch-setup.ts';
import { type CodeSession, codeAnew, codeIntoFolder, codeIntoLibrary } from './code-session.ts';
import type { CodingThreads } from './coding-threads.ts';
import type { ResultsFolder } from './results-folder.ts';

/** Who codes: threads of this process, or workers on any machine, whom a queue in the library's database gives work. */
export type Workers =
  /** Null for as many as there are cores, up to a few. */
  | { readonly kind: 'threads'; readonly count: number | null }
  /** The lease says how long a worker may hold a session. */
  | { readonly kind: 'queue'; readonly leaseSeconds: number; readonly url: string };

/** How each session comes by its codes. */
export interface CodingWay {
  readonly code: CodeSession;
  readonly close: () => Promise<void>;
}

export interface CodingWayChoice {
  /** Whether a batch is done again, to compare: everything is coded anew. */
  readonly isRepetition: boolean;
  readonly library: Library | null;
  readonly workers: Workers;
  readonly threads: CodingThreads;
  readonly folder: ResultsFolder;
  readonly setup: BatchSetup;
  readonly signal: AbortSignal;
}

const nothingToClose = async () => {};

/** @throws InputFault when the queue can't be used */
export async function openCodingWay(choice: CodingWayChoice): Promise<CodingWay> {
  const { isRepetition, library, workers, threads, folder, setup, signal } = choice;
  if (isRepetition) return { code: codeAnew(threads), close: nothingToClose };
  if (library === null) return { code: codeIntoFolder(threads, folder, setup), close: nothingToClose };
  if (workers.kind === 'threads') return { code: codeIntoLibrary(threads, library), close: nothingToClose };
  const [{ codeThroughQueue, queueName }, { openWorkQueue }] = await Promise.all([
    import('./queue-batch.ts'),
    import('./work-queue.ts'),
  ]);
  const queue = await openWorkQueue(workers.url, { name: queueName(setup), leaseSeconds: workers.leaseSeconds });
  return { code: codeThroughQueue(queue, threads, library, setup, signal), close: () => queue.close() };
}
