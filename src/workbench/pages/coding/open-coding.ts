import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CodingAnswer, HoldAnswer, StatusAnswer } from '../../api/codings.ts';
import type { LoggedOperation, SentOperation } from '../../api/operations.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { onEntered } from '../entrance.ts';
import { ask, type RefusedRequest } from '../request.ts';
import { type CodingPageStore, createCodingStore } from './coding-store.ts';
import { createHold, type Holder, type Line } from './hold.ts';
import { renumberOperations } from './rebase.ts';
import { createSaveQueue, type SaveQueue } from './save-queue.ts';
import { readWaiting } from './waiting-operations.ts';

/** A coding that is open in this tab, with its line to the server. */
export interface PageCoding {
  readonly store: CodingPageStore;
  readonly queue: SaveQueue<SentOperation>;
  readonly holder: ReadonlySignal<Holder>;
  readonly line: ReadonlySignal<Line>;
  /** Operations of an earlier visit that no longer fit. */
  readonly lost: ReadonlySignal<number>;
  takeOver(): Promise<void>;
  /** @throws RefusedRequest, Away */
  finish(): Promise<void>;
  /** @throws RefusedRequest, Away */
  reopen(reason: string): Promise<void>;
  close(): void;
}

/**
 * Opens a coding: what the server has, and on top of it what an earlier visit could not send.
 *
 * @throws RefusedRequest, Away
 */
export async function openCoding(id: string): Promise<PageCoding> {
  const tab = crypto.randomUUID();
  const path = (route: string) => fillPath(route, { coding: id });
  const post = <Answer>(route: string, details: object) =>
    ask<Answer>(path(route), { method: 'POST', body: { tab, ...details } });

  const answer = await ask<CodingAnswer>(path(paths.coding));
  const log: LoggedOperation[] = [...answer.operations];
  const lost = signal(0);
  /** Another tab took over, or wrote under the same numbers: what this tab shows must become what the server has. */
  const onRefused = ({ error }: RefusedRequest) => {
    if (error.kind === 'notHolder') hold.holder.value = 'another';
    store.writable.value = false;
  };
  const queue = createSaveQueue<SentOperation>(id, (operations) => post(paths.operations, { operations }), onRefused);
  const store = createCodingStore(answer, (operation) => queue.add(operation));

  const request = (want: 'renew' | 'take') => {
    const after = Math.max(0, store.state.value.last - queue.waiting.value);
    return post<HoldAnswer>(paths.hold, { want, after });
  };
  const canAsk = () => answer.own && queue.state.value.kind !== 'stopped';
  const onNews = ({ holder, operations }: HoldAnswer, isGained: boolean) => {
    log.push(...operations);
    if (queue.waiting.value === 0) store.follow(operations);
    allowWriting(holder);
    if (isGained) resumeWaiting(id, store, log, lost);
  };
  const allowWriting = (holder: Holder) => {
    store.writable.value = answer.own && holder === 'this' && store.state.value.status === 'draft';
  };
  const hold = await createHold(request, canAsk, onNews);

  const release = () => {
    if (hold.holder.value !== 'this') return;
    const body = JSON.stringify({ tab, want: 'release', after: store.state.value.last });
    navigator.sendBeacon(path(paths.hold), new Blob([body], { type: 'application/json' }));
  };
  addEventListener('pagehide', release);
  const stopListening = onEntered(() => {
    void queue.flush();
    void hold.renew();
  });

  const changeStatus = async (route: string, details: { readonly reason?: string }) => {
    const { operations } = await post<StatusAnswer>(route, { last: store.state.value.last, ...details });
    store.follow(operations);
    allowWriting(hold.holder.value);
  };

  return {
    ...{ store, queue, lost, holder: hold.holder, line: hold.line },
    takeOver: async () => {
      // A tab that was refused shows what was never kept: it starts anew with what the server has.
      if (queue.state.value.kind === 'stopped') location.reload();
      else await hold.take();
    },
    finish: async () => {
      await queue.flush();
      await changeStatus(paths.finish, {});
    },
    reopen: (reason) => changeStatus(paths.reopen, { reason }),
    close: () => {
      hold.stop();
      stopListening();
      removeEventListener('pagehide', release);
      release();
      queue.close();
    },
  };
}

/** Does again what an earlier visit did and could not send. What the log has already is passed over. */
function resumeWaiting(
  id: string,
  store: CodingPageStore,
  log: readonly LoggedOperation[],
  lost: Signal<number>,
): void {
  const { last } = store.state.value;
  const kept = readWaiting<SentOperation>(id);
  const logged = new Map(log.map((each) => [each.number, JSON.stringify(each.operation)]));
  const isKept = kept.every((each) => each.number > last || logged.get(each.number) === JSON.stringify(each.operation));
  const unsent = isKept ? kept.filter(({ number }) => number > last) : kept;
  for (const { operation } of renumberOperations(unsent, last)) {
    if (!store.act(operation)) lost.value += 1;
  }
}

/** Asks for the right to see something; the coding's log must say so before the server answers. */
export async function revealFirst(open: PageCoding, what: 'suggestions' | 'people'): Promise<void> {
  if (!open.store.state.value.revealed.includes(what)) open.store.act({ kind: 'reveal', what });
  await open.queue.flush();
}
