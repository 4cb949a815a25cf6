import { setTimeout as wait } from 'node:timers/promises';
import { signCoder } from '../../coder/heuristic-coder.ts';
import type { Library } from '../../library/library.ts';
import { hashContent } from '../../library/record-ids.ts';
import { type BatchSetup, hashLibraryWork } from './batch-setup.ts';
import { type CodeSession, findKept, type SessionResult } from './code-session.ts';
import type { CodingTask } from './coding-task.ts';
import type { CodingThreads } from './coding-threads.ts';
import type { WorkQueue, WorkState } from './work-queue.ts';

/** The queue of a coder: of its version and of the cues it codes by. */
export function queueName(setup: Pick<BatchSetup, 'cuesSha256' | 'model'>): string {
  const { id, version } = signCoder(setup.model);
  const coder = hashContent([id, version, setup.cuesSha256]);
  return `miti-${coder.slice(0, 16)}`;
}

/** Id of a session's place in the queue: the same work is never queued twice. */
function queueId(hash: string): string {
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}

const pollMilliseconds = 200;
/** A session that changes in the library while it waits is queued again this often. */
const mostRounds = 3;

/** Gets sessions coded by whatever workers there are; their codings come by way of the library. */
export function codeThroughQueue(
  queue: WorkQueue,
  threads: CodingThreads,
  library: Library,
  setup: BatchSetup,
  signal: AbortSignal,
): CodeSession {
  const waiting = openWaitingList(queue, signal);
  return async (input, work) => {
    const hash = hashLibraryWork(input, work);
    const known = await findKept(library, hash);
    if (known) return scoreInThread({ input, work, kept: known }, true);
    for (let round = 1; round <= mostRounds; round += 1) {
      const id = queueId(hash);
      await queue.add(id, {
        libraryId: input.libraryId ?? '',
        choices: setup.choices,
        rubricSha256: setup.rubricSha256,
      });
      const problem = await waiting.untilDone(id);
      const kept = await findKept(library, hash);
      if (kept || problem !== null) await queue.forget(id);
      if (kept) return scoreInThread({ input, work, kept }, false);
      if (problem !== null) return { ok: false, problem };
    }
    return { ok: false, problem: `${input.source.path}: session "${input.session.id}" was changed while it waited` };
  };

  async function scoreInThread(task: CodingTask, wasDone: boolean): Promise<SessionResult> {
    const answer = await threads.doTask(task);
    return answer.ok ? { ok: true, lines: answer.coded.lines, wasDone } : answer;
  }
}

/** Asks once for all sessions that are waited for, instead of once for each. */
function openWaitingList(queue: WorkQueue, signal: AbortSignal) {
  const waiting = new Map<string, { resolve: (problem: string | null) => void; reject: (error: unknown) => void }>();
  let asking = false;
  return {
    untilDone: (id: string) =>
      new Promise<string | null>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        if (!asking) void ask();
      }),
  };

  async function ask(): Promise<void> {
    asking = true;
    try {
      while (waiting.size > 0) {
        for (const [id, state] of await queue.findStates([...waiting.keys()])) settle(id, state);
        await wait(pollMilliseconds, undefined, { signal });
      }
    } catch (error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    } finally {
      asking = false;
    }
  }

  function settle(id: string, state: WorkState): void {
    if (state === 'waiting') return;
    waiting.get(id)?.resolve(state === 'gone' ? null : state.problem);
    waiting.delete(id);
  }
}
