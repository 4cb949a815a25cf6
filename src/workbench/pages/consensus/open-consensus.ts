import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  ConsensusAnswer,
  ConsensusStatusAnswer,
  DecisionsAnswer,
  LoggedConsensusOperation,
  SentConsensusOperation,
} from '../../api/consensus.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { createSaveQueue, type SaveQueue } from '../coding/save-queue.ts';
import { dropWaiting, listWaiting, nameOfTab, readWaiting } from '../coding/waiting-operations.ts';
import { ask } from '../request.ts';
import { type ConsensusStore, createConsensusStore } from './consensus-store.ts';

/** A consensus that is open in this tab, with its line to the server. */
export interface OpenConsensus {
  readonly store: ConsensusStore;
  readonly queue: SaveQueue<SentConsensusOperation>;
  /** Whether it is final, and a coding that it is made of was changed since. */
  readonly outdated: ReadonlySignal<boolean>;
  /** Operations of an earlier visit or of another tab that no longer fit. */
  readonly lost: ReadonlySignal<number>;
  /** @throws RefusedRequest, Away */
  finish(): Promise<void>;
  /** @throws RefusedRequest, Away */
  reopen(reason: string): Promise<void>;
  close(): void;
}

/**
 * Opens a consensus: what the server has, and on top of it what earlier visits and other tabs could not send. Several tabs
 * may write; one whose operations are refused, because another was first, writes no more until it is loaded again.
 *
 * @throws RefusedRequest, Away
 */
export async function openConsensus(id: string): Promise<OpenConsensus> {
  const path = (route: string) => fillPath(route, { consensus: id });
  const answer = await ask<ConsensusAnswer>(path(paths.consensus));
  const earlier = listWaiting(id);
  const send = (operations: readonly SentConsensusOperation[]) =>
    ask<DecisionsAnswer>(path(paths.decisions), { method: 'POST', body: { operations } });
  const stopWriting = () => {
    store.writable.value = false;
  };
  const queue = createSaveQueue(nameOfTab(id, crypto.randomUUID()), send, stopWriting);
  const store = createConsensusStore(answer, (operation) => queue.add(operation));
  const lost = signal(0);
  const outdated = signal(answer.outdated);
  for (const name of earlier) {
    for (const { operation } of unsentOf(readWaiting<SentConsensusOperation>(name), answer.operations)) {
      if (!store.act(operation)) lost.value += 1;
    }
    // What fits waits in this tab's own queue by now.
    if (store.writable.value) dropWaiting(name);
  }
  const write = async (route: string, details: { readonly reason?: string }) => {
    await queue.flush();
    const body = { last: store.state.value.last, ...details };
    const { operation } = await ask<ConsensusStatusAnswer>(path(route), { method: 'POST', body });
    store.follow(operation);
    outdated.value = false;
  };
  return {
    store,
    queue,
    lost,
    outdated,
    finish: () => write(paths.finishConsensus, {}),
    reopen: (reason) => write(paths.reopenConsensus, { reason }),
    close: () => queue.close(),
  };
}

/** What the log does not have. Where somebody else wrote under the same numbers, it is all done again after theirs. */
function unsentOf(
  waiting: readonly SentConsensusOperation[],
  logged: readonly LoggedConsensusOperation[],
): readonly SentConsensusOperation[] {
  const known = waiting.filter(({ number }) => number <= logged.length);
  const isKept = known.every(
    ({ number, operation }) => JSON.stringify(logged[number - 1]?.operation) === JSON.stringify(operation),
  );
  return isKept ? waiting.slice(known.length) : waiting;
}
