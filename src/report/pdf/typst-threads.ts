import { Worker } from 'node:worker_threads';
import type { TypstAnswer, TypstBuild, TypstJob, TypstThreadSetup } from './typst-job.ts';

/**
 * Documents after which a thread gives way to a fresh one. As WebAssembly the compiler forgets none, and gets slower with
 * each.
 */
const documentsPerThread = { native: Number.POSITIVE_INFINITY, wasm: 8 } as const satisfies Record<TypstBuild, number>;
/** The next thread starts this many documents before, so that nobody waits for it. */
const STARTED_AHEAD = 2;

/** Compiles documents, one after the other, in a thread of its own. */
export interface TypstThreads {
  compile(job: Omit<TypstJob, 'id'>): Promise<TypstAnswer>;
  close(): Promise<void>;
}

/** @param entry file of the built thread (`typst-thread.ts`) */
export function openTypstThreads(entry: string, setup: TypstThreadSetup): TypstThreads {
  const most = documentsPerThread[setup.build];
  let current = startThread(entry, setup);
  let next: TypstThread | undefined;
  let documents = 0;
  return {
    compile: (job) => {
      documents += 1;
      if (documents === most - STARTED_AHEAD) next = startThread(entry, setup);
      if (documents > most || current.hasEnded()) {
        void current.endWhenIdle();
        current = next ?? startThread(entry, setup);
        next = undefined;
        documents = 1;
      }
      return current.compile({ ...job, id: documents });
    },
    close: async () => {
      await Promise.all([current.end(), next?.end()]);
    },
  };
}

interface TypstThread {
  compile(job: TypstJob): Promise<TypstAnswer>;
  /** Whether a defect ended it; what it was given has been rejected. */
  hasEnded(): boolean;
  endWhenIdle(): Promise<void>;
  end(): Promise<void>;
}

function startThread(entry: string, setup: TypstThreadSetup): TypstThread {
  const worker = new Worker(entry, { workerData: setup });
  const waiting = new Map<number, { resolve: (answer: TypstAnswer) => void; reject: (error: Error) => void }>();
  let whenIdle: (() => void) | undefined;
  let ended = false;
  worker.unref();
  worker.on('message', (answer: TypstAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    settled(answer.id);
  });
  worker.on('error', (error) => {
    ended = true;
    for (const [id, { reject }] of waiting) {
      reject(error);
      settled(id);
    }
  });

  function settled(id: number): void {
    waiting.delete(id);
    if (waiting.size > 0) return;
    worker.unref();
    whenIdle?.();
  }

  async function end(): Promise<void> {
    await worker.terminate();
  }

  return {
    compile: (job) =>
      new Promise((resolve, reject) => {
        worker.ref();
        waiting.set(job.id, { resolve, reject });
        worker.postMessage(job);
      }),
    hasEnded: () => ended,
    endWhenIdle: async () => {
      if (waiting.size > 0) await new Promise<void>((resolve) => (whenIdle = resolve));
      await end();
    },
    end,
  };
}
