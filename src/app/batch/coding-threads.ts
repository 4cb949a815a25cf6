import { Piscina } from 'piscina';
import type { BatchSetup } from './batch-setup.ts';
import type { CodingTask, TaskResult } from './coding-task.ts';

/** Threads that code sessions. */
export interface CodingThreads {
  /** Never rejects: a thread that dies over a session is replaced, and the answer says so. */
  doTask(task: CodingTask): Promise<TaskResult>;
  close(): Promise<void>;
}

/** Sessions that each thread is given in advance, so that it goes on while the main thread keeps a group of codings. */
export const tasksPerThread = 16;

/** @param entry file of the built thread (`coding-thread.ts`) */
export function openCodingThreads(entry: string, count: number, setup: BatchSetup): CodingThreads {
  const pool = openPool(entry, count, tasksPerThread, setup);
  let alone: Piscina | undefined;
  return {
    doTask: async (task) => {
      try {
        return (await pool.run(task)) as TaskResult;
      } catch {
        // The thread ended, and with it whatever it had been given. Alone, only the session at fault fails again.
        alone ??= openPool(entry, 1, 1, setup);
        return doAlone(alone, task);
      }
    },
    close: async () => {
      await pool.destroy();
      await alone?.destroy();
    },
  };
}

function openPool(entry: string, threads: number, tasks: number, setup: BatchSetup): Piscina {
  return new Piscina({
    filename: entry,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: tasks,
    workerData: setup,
    // A thread that outgrows this ends alone, with its session named, instead of taking the whole run with it.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
  });
}

async function doAlone(pool: Piscina, task: CodingTask): Promise<TaskResult> {
  try {
    return (await pool.run(task)) as TaskResult;
  } catch (error) {
    return {
      ok: false,
      problem: `${task.input.source.path}: coding it ended its thread (${(error as Error).message})`,
    };
  }
}
