import type { Cues } from '../../../coder/reading/cues.ts';
import type { Library } from '../../../library/library.ts';
import { StaleWrite } from '../../../library/stale-write.ts';
import type { LoggedOperation } from '../../../workbench/api/operations.ts';
import { OpenCoding } from './open-coding.ts';

const mostOpen = 20;
/** How long a coding may lag behind its log. */
const lagMilliseconds = 5_000;

export interface OpenCodingsSetup {
  readonly library: Library;
  readonly cues: readonly Cues[];
  readonly clock: () => number;
  /** Told of what went wrong when nobody waited for an answer. */
  readonly report: (error: unknown) => void;
}

/** The codings that are open, each served one request at a time. */
export class OpenCodings {
  readonly #setup: OpenCodingsSetup;
  readonly #open = new Map<string, OpenCoding>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(setup: OpenCodingsSetup) {
    this.#setup = setup;
  }

  /**
   * Does something with a coding while nobody else does.
   *
   * @param fresh whether to read it from the library again, as another program may have written to it
   */
  async use<Result>(
    id: string,
    work: (coding: OpenCoding) => Promise<Result> | Result,
    fresh = false,
  ): Promise<Result> {
    const before = this.#turns.get(id) ?? Promise.resolve();
    const mine = before.then(async () => work(await this.#find(id, fresh)));
    const settled = mine.catch(() => {});
    this.#turns.set(id, settled);
    try {
      return await mine;
    } finally {
      if (this.#turns.get(id) === settled) this.#turns.delete(id);
    }
  }

  /** Adds operations to a coding's log; where another program was quicker, they are held against what it wrote. */
  append(id: string, operations: readonly LoggedOperation[]): Promise<OpenCoding> {
    return this.use(id, async (coding) => {
      const written = await appendOrForget(coding, operations);
      const current = written ? coding : await this.#find(id, true);
      if (!written) await current.append(operations);
      this.#keepLater(id);
      return current;
    });
  }

  /** Brings every open coding to where its log is. */
  async keepAll(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const [id, coding] of this.#open) if (coding.isBehind) await this.use(id, (each) => each.keep());
  }

  async #find(id: string, fresh: boolean): Promise<OpenCoding> {
    const known = this.#open.get(id);
    this.#open.delete(id);
    const coding =
      known && !fresh ? known : await OpenCoding.open(this.#setup.library, id, this.#setup.cues, this.#setup.clock);
    this.#open.set(id, coding);
    await this.#closeOldest();
    // A kill may have come between an operation and the coding.
    if (coding !== known) await coding.keep();
    return coding;
  }

  async #closeOldest(): Promise<void> {
    const [oldest] = this.#open;
    if (!oldest || this.#open.size <= mostOpen) return;
    await oldest[1].keep();
    this.#open.delete(oldest[0]);
  }

  #keepLater(id: string): void {
    if (this.#timers.has(id)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      if (this.#open.get(id)?.isBehind) this.use(id, (coding) => coding.keep()).catch(this.#setup.report);
    }, lagMilliseconds);
    timer.unref();
    this.#timers.set(id, timer);
  }
}

/** False where the library has more operations than the coding knows. */
async function appendOrForget(coding: OpenCoding, operations: readonly LoggedOperation[]): Promise<boolean> {
  try {
    await coding.append(operations);
    return true;
  } catch (error) {
    if (error instanceof StaleWrite) return false;
    throw error;
  }
}
