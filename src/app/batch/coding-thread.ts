// Entry point of the threads that code sessions. A fault is an answer, because an error loses its class between threads.
import { workerData } from 'piscina';
import type { BatchSetup } from './batch-setup.ts';
import { type CodingTask, doTask, type TaskResult } from './coding-task.ts';

const setup = workerData as BatchSetup;

export default function doInThread(task: CodingTask): Promise<TaskResult> {
  return doTask(task, setup);
}
