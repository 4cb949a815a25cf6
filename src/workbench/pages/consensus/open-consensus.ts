import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  ConsensusAnswer,
  ConsensusDeedAnswer,
  DecisionsAnswer,
  LoggedConsensusOperation,
  SentConsensusOperation,
} from '../../api/consensus.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { createSaveQueue, readWaiting, type SaveQueue } from '../coding/save-queue.ts';
import { ask } from '../request.ts';
import { type ConsensusStore, createConsensusStore } from './consensus-store.ts';

/** A consensus that is open in this tab, with its line to the server. */
export interface OpenConsensus {
  readonly store: ConsensusStore;
  readonly queue: SaveQueue<SentConsensusOperation>;
  /** Operations of an earlier visit that no longer fit. */
  readonly lost: ReadonlySignal<number>;
  /** @throws Refusal, Away */
  finish(): Promise<void>;
  /** @throws Refusal, Away */
  reopen(reason: string): Promise<void>;
  close(): void;
}

/**
 * Opens a consensus: what the server has, and on top of it what an earlier visit could not send.
 *
 * @throws Refusal, Away
 */
export async function openConsensus(id: string): Promise<OpenConsensus> {
  const path = (route: string) => fillPath(route, { consensus: id });
  const answer = await ask<ConsensusAnswer>(path(paths.consensus));
  const queue = createSaveQueue<SentConsensusOperation>(id, (operations) =>
    ask<DecisionsAnswer>(path(paths.decisions), { method: 'POST', body: { operations } }),
  );
  const store = createConsensusStore(answer, (operation) => queue.add(operation));
  const lost = signal(0);
  for (const { operation } of unsentOf(readWaiting<SentConsensusOperation>(id), answer.operations)) {
    if (!store.act(operation)) lost.value += 1;
  }
  const write = async (route: string, details: { readonly reason?: string }) => {
    await queue.flush();
    const body = { last: store.state.value.last, ...details };
    const { operation } = await ask<ConsensusDeedAnswer>(path(route), { method: 'POST', body });
    store.follow(operation);
  };
  return {
    store,
    queue,
    lost,
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
