import { type ReadonlySignal, signal } from '@preact/signals';
import type { OperationsAnswer } from '../../api/codings.ts';
import type { SentOperation } from '../../api/operations.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { ask, Refusal } from '../request.ts';

/** How far what was done is kept by the server; this browser keeps it from the first moment. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  /** The server does not answer. What was done waits in this browser. */
  | { readonly kind: 'away' }
  /** The server answers, but to another address: it was started again with a new key. */
  | { readonly kind: 'notEntered' }
  /** Another tab writes, or the server refuses. Nothing more is sent. */
  | { readonly kind: 'stopped'; readonly why: string };

/** What waits to be sent, in this browser's storage until the server has it on its disk. */
export interface SaveQueue {
  readonly state: ReadonlySignal<SaveState>;
  readonly waiting: ReadonlySignal<number>;
  add(operation: SentOperation): void;
  /** Sends now what waits, and is done when the server has it or does not answer. */
  flush(): Promise<void>;
  close(): void;
}

/** Most operations that one request takes. */
const most = 400;
const waits = [250, 500, 1000, 2000];
const keyOf = (coding: string) => `miti.waiting.${coding}`;

/** What an earlier visit to this coding could not send. */
export function readWaiting(coding: string): SentOperation[] {
  const kept = localStorage.getItem(keyOf(coding));
  if (kept === null) return [];
  try {
    return JSON.parse(kept) as SentOperation[];
  } catch {
    // Damaged: set aside, never thrown away.
    localStorage.setItem(`${keyOf(coding)}.unread.${Date.now()}`, kept);
    return [];
  }
}

export function createSaveQueue(
  coding: string,
  tab: string,
  /** Told when another tab has the right to write, or the log has become another one. */
  onRefused: (refusal: Refusal) => void,
): SaveQueue {
  const state = signal<SaveState>({ kind: 'saved', at: null });
  const waiting = signal(0);
  let queue: SentOperation[] = [];
  let sending: Promise<void> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const path = fillPath(paths.operations, { coding });

  const keep = () => {
    waiting.value = queue.length;
    if (queue.length === 0) localStorage.removeItem(keyOf(coding));
    else localStorage.setItem(keyOf(coding), JSON.stringify(queue));
  };

  const sendOnce = async () => {
    const batch = queue.slice(0, most);
    const { last } = await ask<OperationsAnswer>(path, { method: 'POST', body: { tab, operations: batch } });
    queue = queue.filter(({ number }) => number > last);
    keep();
    failures = 0;
  };

  const sendAll = async () => {
    clearTimeout(timer);
    try {
      while (queue.length > 0 && !isClosed) {
        // Away stays shown until something was really kept.
        if (state.value.kind === 'saved') state.value = { kind: 'saving' };
        await sendOnce();
      }
      if (!isClosed) state.value = { kind: 'saved', at: Date.now() };
    } catch (error) {
      if (!isClosed) explain(error);
    }
  };

  const explain = (error: unknown) => {
    const refusal = error instanceof Refusal ? error : null;
    if (refusal && refusal.error.kind !== 'notEntered') {
      state.value = { kind: 'stopped', why: refusal.message };
      onRefused(refusal);
      return;
    }
    state.value = { kind: refusal ? 'notEntered' : 'away' };
    timer = setTimeout(() => void flush(), waits[Math.min(failures, waits.length - 1)]);
    failures += 1;
  };

  const flush = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = null;
      const { kind } = state.value;
      if (queue.length > 0 && (kind === 'saved' || kind === 'saving')) void flush();
    });
    return sending;
  };

  const tryAgain = () => void flush();
  addEventListener('online', tryAgain);

  return {
    state,
    waiting,
    add: (operation) => {
      if (isClosed) return;
      queue.push(operation);
      keep();
      // Out of the way of the key that was pressed: the code is on the screen first.
      if (state.value.kind !== 'stopped') setTimeout(() => void flush(), 0);
    },
    flush,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      removeEventListener('online', tryAgain);
    },
  };
}
