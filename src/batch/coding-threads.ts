import { Piscina } from 'piscina';
import type { BatchSetup } from './batch-setup.ts';
import type { CodingTask, TaskAnswer } from './coding-task.ts';

/** Threads that code sessions, one each at a time. */
export interface CodingThreads {
  /** Never rejects: a thread that dies over a session is replaced, and the answer says so. */
  answer(task: CodingTask): Promise<TaskAnswer>;
  close(): Promise<void>;
}

/** @param entry file of the built thread (`coding-thread.ts`) */
export function openCodingThreads(entry: string, count: number, setup: BatchSetup): CodingThreads {
  const pool = new Piscina({
    filename: entry,
    minThreads: count,
    maxThreads: count,
    workerData: setup,
    // A thread that outgrows this dies alone, with its session named, instead of taking the whole run with it.
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
  });
  return {
    answer: async (task) => {
      try {
        return (await pool.run(task)) as TaskAnswer;
      } catch (error) {
        const { message } = error as Error;
        return { ok: false, problem: `${task.input.source.path}: coding it ended its thread (${message})` };
      }
    },
    close: () => pool.destroy(),
  };
}
