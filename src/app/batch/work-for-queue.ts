import { setTimeout as wait } from 'node:timers/promises';
import type { Library } from '../../library/library.ts';
import { readRubricRecord } from '../../library/rubric-record.ts';
import type { ScoringChoices } from '../../scoring/score-session.ts';
import { findInput } from './batch-inputs.ts';
import { type BatchSetup, hashWork } from './batch-setup.ts';
import { doTask } from './coding-task.ts';
import { openCodingKeeper } from './keep-codings.ts';
import type { QueuedWork, TakenWork, WorkQueue } from './work-queue.ts';

/** What a worker brings along; the rest comes with each session. */
export type WorkerSetup = Omit<BatchSetup, 'rubric' | 'rubricSha256' | 'choices'>;

export interface WorkerRun {
  readonly library: Library;
  readonly queue: WorkQueue;
  readonly setup: WorkerSetup;
  /** Ends the worker after the sessions it has taken. */
  readonly signal: AbortSignal;
  /** Ends the worker when the queue was empty for so long, with no session held by another worker; null for never. */
  readonly idleSeconds: number | null;
  readonly onDone: (problem: string | null) => void;
}

/** Few at once: they are what another worker repeats when this one is killed. */
const mostTaken = 8;
const pollMilliseconds = 500;

/** Codes sessions of the queue into the library until it is told to stop. */
export async function workForQueue({ library, queue, setup, signal, idleSeconds, onDone }: WorkerRun): Promise<void> {
  const code = sessionCoder(library, setup);
  let idleMilliseconds = 0;
  while (!signal.aborted) {
    const taken = await queue.take(mostTaken);
    await Promise.all(taken.map((each) => answerTaken(each)));
    if (taken.length > 0) {
      idleMilliseconds = 0;
      continue;
    }
    // What another worker holds comes back when that worker dies: somebody must still be there.
    if (idleSeconds !== null && (await queue.hasUnfinished())) idleMilliseconds = 0;
    if (idleSeconds !== null && idleMilliseconds >= idleSeconds * 1000) return;
    await wait(pollMilliseconds, undefined, { signal }).catch(() => {});
    idleMilliseconds += pollMilliseconds;
  }

  async function answerTaken({ id, work }: TakenWork): Promise<void> {
    const problem = await code(work);
    // Only now, with the coding safe: a worker that dies before leaves the session to another, who finds it coded.
    await queue.finish(id, problem);
    onDone(problem);
  }
}

/** Codes and keeps one session; gives what is wrong with it, or null. */
function sessionCoder(library: Library, setup: WorkerSetup): (work: QueuedWork) => Promise<string | null> {
  const keeper = openCodingKeeper(library, mostTaken);
  const findRubric = rubricFinder(library);
  return async ({ libraryId, choices, rubricSha256 }) => {
    const found = await findInput(library, libraryId);
    if (!found) return `session ${libraryId}: is not in the library any more`;
    const rubric = await findRubric(rubricSha256);
    if (!rubric) return `session ${libraryId}: its rubric is not in the library`;
    const full: BatchSetup = { ...setup, rubric, rubricSha256, choices: choices as ScoringChoices };
    const { input } = found;
    const answer = await doTask({ input, work: hashWork(input, full), kept: null }, full);
    if (!answer.ok) return answer.problem;
    return answer.coded.kept && keeper.keep(answer.coded.kept);
  };
}

function rubricFinder(library: Library) {
  const known = new Map<string, BatchSetup['rubric']>();
  return async (sha256: string): Promise<BatchSetup['rubric'] | null> => {
    const remembered = known.get(sha256);
    if (remembered) return remembered;
    const record = await library.findRubric(sha256);
    if (!record) return null;
    const rubric = readRubricRecord(record);
    known.set(sha256, rubric);
    return rubric;
  };
}
