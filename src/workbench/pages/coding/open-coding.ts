import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CodingAnswer, HoldAnswer, OperationsAnswer, StatusAnswer } from '../../api/codings.ts';
import type { LoggedOperation, SentOperation } from '../../api/operations.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { ask, type Refusal } from '../request.ts';
import { type CodingStore, createCodingStore } from './coding-store.ts';
import { renumberOperations } from './rebase.ts';
import { createSaveQueue, readWaiting, type SaveQueue } from './save-queue.ts';

/** Who may write in this coding at the moment. */
export type Holder = 'this' | 'another' | 'nobody';

/** A coding that is open in this tab, with its line to the server. */
export interface OpenCoding {
  readonly store: CodingStore;
  readonly queue: SaveQueue<SentOperation>;
  readonly holder: ReadonlySignal<Holder>;
  /** Whether the server answered when it was asked last. */
  readonly reachable: ReadonlySignal<boolean>;
  /** Operations of an earlier visit that no longer fit. */
  readonly lost: ReadonlySignal<number>;
  takeOver(): Promise<void>;
  /** @throws Refusal, Away */
  finish(): Promise<void>;
  /** @throws Refusal, Away */
  reopen(reason: string): Promise<void>;
  close(): void;
}

/** How often a tab says that it still writes, and how often one that reads asks for news, in milliseconds. */
const renewEvery = 8_000;
const newsEvery = 2_000;

/**
 * Opens a coding: what the server has, and on top of it what an earlier visit could not send.
 *
 * @throws Refusal, Away
 */
export async function openCoding(id: string): Promise<OpenCoding> {
  const tab = crypto.randomUUID();
  const answer = await ask<CodingAnswer>(fillPath(paths.coding, { coding: id }));
  const holder = signal<Holder>('nobody');
  const reachable = signal(true);
  const lost = signal(0);
  const send = (operations: readonly SentOperation[]) =>
    ask<OperationsAnswer>(path(paths.operations), { method: 'POST', body: { tab, operations } });
  const queue = createSaveQueue(id, send, (refusal) => void onRefused(refusal));
  const store = createCodingStore(answer, (operation) => queue.add(operation));
  const log: LoggedOperation[] = [...answer.operations];
  const path = (route: string) => fillPath(route, { coding: id });

  const hold = (want: 'renew' | 'take'): Promise<HoldAnswer> => {
    const after = store.state.value.last - queue.waiting.value;
    return ask<HoldAnswer>(path(paths.hold), { method: 'POST', body: { tab, want, after: Math.max(0, after) } });
  };

  const allowWriting = () => {
    store.writable.value = answer.own && holder.value === 'this' && store.state.value.status === 'draft';
  };

  const welcome = (news: HoldAnswer) => {
    const gained = news.holder === 'this' && holder.value !== 'this';
    holder.value = news.holder;
    log.push(...news.operations);
    if (queue.waiting.value === 0) store.follow(news.operations);
    allowWriting();
    if (gained) resumeWaiting(id, store, log, lost);
  };

  /** Another tab took over, or wrote under the same numbers: what this tab shows must become what the server has. */
  const onRefused = async (refusal: Refusal) => {
    if (refusal.error.kind === 'notHolder') holder.value = 'another';
    store.writable.value = false;
  };

  const renew = async () => {
    if (!answer.own || queue.state.value.kind === 'stopped') return;
    try {
      welcome(await hold('renew'));
      reachable.value = true;
    } catch {
      reachable.value = false;
    }
  };

  const release = () => {
    if (holder.value !== 'this') return;
    const body = JSON.stringify({ tab, want: 'release', after: store.state.value.last });
    navigator.sendBeacon(path(paths.hold), new Blob([body], { type: 'application/json' }));
  };

  if (answer.own) welcome(await hold('renew'));
  let sinceRenewal = 0;
  const timer = setInterval(() => {
    sinceRenewal += newsEvery;
    if (holder.value === 'this' && sinceRenewal < renewEvery) return;
    sinceRenewal = 0;
    void renew();
  }, newsEvery);
  addEventListener('pagehide', release);

  const follow = ({ operations }: StatusAnswer) => {
    store.follow(operations);
    allowWriting();
  };

  return {
    store,
    queue,
    holder,
    reachable,
    lost,
    takeOver: async () => {
      // A tab that was refused shows what was never kept: it starts anew with what the server has.
      if (queue.state.value.kind === 'stopped') return location.reload();
      welcome(await hold('take'));
    },
    finish: async () => {
      await queue.flush();
      const body = { tab, last: store.state.value.last };
      follow(await ask<StatusAnswer>(path(paths.finish), { method: 'POST', body }));
    },
    reopen: async (reason) => {
      const body = { tab, last: store.state.value.last, reason };
      follow(await ask<StatusAnswer>(path(paths.reopen), { method: 'POST', body }));
    },
    close: () => {
      clearInterval(timer);
      removeEventListener('pagehide', release);
      release();
      queue.close();
    },
  };
}

/** Does again what an earlier visit did and could not send. What the log has already is passed over. */
function resumeWaiting(id: string, store: CodingStore, log: readonly LoggedOperation[], lost: Signal<number>): void {
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
export async function revealFirst(open: OpenCoding, what: 'suggestions' | 'people'): Promise<void> {
  if (!open.store.state.value.revealed.includes(what)) open.store.act({ kind: 'reveal', what });
  await open.queue.flush();
}
