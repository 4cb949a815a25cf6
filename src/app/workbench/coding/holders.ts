import type { Clock } from '../../../library/record-ids.ts';

/** How long the right to write lasts without being renewed. */
const lastsMilliseconds = 30_000;

/** Which tab may write to which coding: one at a time. */
export class Holders {
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly tab: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The tab that may write; null where none does. */
  holderOf(coding: string): string | null {
    const held = this.#held.get(coding);
    return held && this.#clock() - held.at < lastsMilliseconds ? held.tab : null;
  }

  /** Gives a tab the right to write where no other has it, or renews it. */
  renew(coding: string, tab: string): boolean {
    const holder = this.holderOf(coding);
    if (holder !== null && holder !== tab) return false;
    this.take(coding, tab);
    return true;
  }

  take(coding: string, tab: string): void {
    this.#held.set(coding, { tab, at: this.#clock() });
  }

  release(coding: string, tab: string): void {
    if (this.holderOf(coding) === tab) this.#held.delete(coding);
  }
}
