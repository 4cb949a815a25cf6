import { z } from 'zod';
import { type Revealed, revealedSchema } from '../../instrument/coding-schema.ts';
import type { Library } from '../../library/library.ts';

/** What was shown, by the id of the session. */
export type Shown = ReadonlyMap<string, readonly Revealed[]>;

/** Name of the setting under which the library keeps a coder's. */
const setting = 'shown';
const keptShown = z.record(z.string(), z.array(revealedSchema));

/** What lists, reports and consensuses showed coders of sessions: what they code of these is assisted. */
export class ShownNotes {
  readonly #library: Library;
  /** What was shown while nobody had said who they are. */
  readonly #toNobody = new Map<string, readonly Revealed[]>();
  #writing: Promise<unknown> = Promise.resolve();

  constructor(library: Library) {
    this.#library = library;
  }

  async note(coder: string | null, shown: Shown): Promise<void> {
    if (coder !== null) return this.#keep(coder, shown);
    for (const [session, what] of shown) this.#toNobody.set(session, join(this.#toNobody.get(session), what));
  }

  /** Who says who they are saw what was shown before. */
  async adopt(coder: string): Promise<void> {
    await this.#keep(coder, this.#toNobody);
  }

  async of(coder: string, session: string): Promise<readonly Revealed[]> {
    return (await this.#read(coder)).get(session) ?? [];
  }

  async #read(coder: string): Promise<Shown> {
    return new Map(Object.entries(keptShown.parse((await this.#library.findSetting(coder, setting)) ?? {})));
  }

  /** One at a time: each writes what was there before as well. */
  async #keep(coder: string, shown: Shown): Promise<void> {
    const mine = this.#writing.then(() => this.#add(coder, shown));
    this.#writing = mine.catch(() => {});
    await mine;
  }

  async #add(coder: string, shown: Shown): Promise<void> {
    const kept = await this.#read(coder);
    const added = [...shown]
      .map(([session, what]) => [session, join(kept.get(session), what)] as const)
      .filter(([session, what]) => what.length > (kept.get(session)?.length ?? 0));
    if (added.length === 0) return;
    const all = Object.fromEntries(new Map([...kept, ...added]));
    await this.#library.keepSetting(coder, setting, all, coder);
  }
}

function join(before: readonly Revealed[] = [], what: readonly Revealed[]): readonly Revealed[] {
  return [...new Set([...before, ...what])];
}
