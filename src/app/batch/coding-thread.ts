// Entry point of the threads that code sessions. A fault is an answer, because an error loses its class between threads.
import { workerData } from 'piscina';
import type { BatchSetup } from './batch-setup.ts';
import { answerTask, type CodingTask, type TaskAnswer } from './coding-task.ts';

const setup = workerData as BatchSetup;

export default function answer(task: CodingTask): Promise<TaskAnswer> {
  return answerTask(task, setup);
}
