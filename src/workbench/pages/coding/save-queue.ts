import { type ReadonlySignal, signal } from '@preact/signals';
import { RefusedRequest } from '../request.ts';
import { keepWaiting } from './waiting-operations.ts';

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

/** How far what was done is kept, as a page shows it. */
export interface SaveProgress {
  readonly state: ReadonlySignal<SaveState>;
  readonly waiting: ReadonlySignal<number>;
}

/** What waits to be sent, in this browser's storage until the server has it on its disk. */
export interface SaveQueue<Operation> extends SaveProgress {
  add(operation: Operation): void;
  /** Sends now what waits, and is done when the server has it or does not answer. */
  flush(): Promise<void>;
  close(): void;
}

/** Most operations that one request takes. */
const most = 400;
const waits = [250, 500, 1000, 2000];

/**
 * A queue of numbered operations for the log of a coding or a consensus.
 *
 * @param coding what waits is kept under it; a coding's id, or `nameOfTab`
 * @param send posts some of them; the answer says up to which number the server has them
 * @param onRefused told when another tab has the right to write, or the log has become another one
 */
export function createSaveQueue<Operation extends { readonly number: number }>(
  coding: string,
  send: (operations: readonly Operation[]) => Promise<{ readonly last: number }>,
  onRefused: (refusal: RefusedRequest) => void = () => undefined,
): SaveQueue<Operation> {
  const state = signal<SaveState>({ kind: 'saved', at: null });
  const waiting = signal(0);
  let queue: Operation[] = [];
  let sending: Promise<void> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const keep = () => {
    waiting.value = queue.length;
    keepWaiting(coding, queue);
  };

  const sendOnce = async () => {
    const { last } = await send(queue.slice(0, most));
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
    const refusal = error instanceof RefusedRequest ? error : null;
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
      if (!isClosed && queue.length > 0 && (kind === 'saved' || kind === 'saving')) void flush();
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
