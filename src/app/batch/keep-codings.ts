import { setTimeout as wait } from 'node:timers/promises';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type { KeptWork } from './code-input.ts';

/** Who added a coding, as the history of the library shows it. */
export const batchAuthor = 'miti batch';

/** Keeps codings in the library. */
export interface CodingKeeper {
  /**
   * Resolves when the coding is safe: to null, or to why the library refuses this one coding.
   *
   * @throws InputFault when the library itself fails, so that going on is of no use
   */
  keep(work: KeptWork): Promise<string | null>;
}

interface Waiting {
  readonly work: KeptWork;
  readonly resolve: (problem: string | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Each commit waits for the disk, so codings that come close together share one. */
const defaultGroupSize = 32;
const patienceMilliseconds = 100;

export function openCodingKeeper(library: Library, groupSize = defaultGroupSize): CodingKeeper {
  let waiting: Waiting[] = [];
  let timer: AbortController | null = null;
  let flushing = Promise.resolve();
  return {
    keep: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({ work, resolve, reject });
        if (waiting.length >= groupSize) flush();
        else if (!timer) flushLater();
      }),
  };

  function flushLater(): void {
    timer = new AbortController();
    wait(patienceMilliseconds, undefined, { signal: timer.signal }).then(flush, () => {});
  }

  function flush(): void {
    timer?.abort();
    timer = null;
    const group = waiting;
    waiting = [];
    flushing = flushing.then(() => keepGroup(library, group));
  }
}

async function keepGroup(library: Library, group: readonly Waiting[]): Promise<void> {
  try {
    await keepAll(library, group);
    for (const { resolve } of group) resolve(null);
  } catch (error) {
    // All or none were kept. One of them may be at fault, so each is tried alone.
    for (const each of group) await keepAlone(library, each, error);
  }
}

async function keepAlone(library: Library, each: Waiting, groupError: unknown): Promise<void> {
  try {
    if (isOfLibrary(groupError, library)) throw groupError;
    await keepAll(library, [each]);
    each.resolve(null);
  } catch (error) {
    if (isOfLibrary(error, library)) each.reject(error);
    else each.resolve((error as InputFault).message);
  }
}

/** A full disk or a lost server is a fault of the library; anything else that is no fault of the input is a defect. */
function isOfLibrary(error: unknown, library: Library): boolean {
  return !(error instanceof InputFault) || error.details.place === library.place;
}

async function keepAll(library: Library, group: readonly { readonly work: KeptWork }[]): Promise<void> {
  await library.addCodedSegments(
    group.map(({ work }) => work),
    batchAuthor,
  );
}
