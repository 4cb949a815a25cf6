import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';

/** What a source says of which session it means. */
export interface SessionIdentity {
  readonly label: string;
  readonly caseworker: string | null;
  readonly client: string | null;
  readonly date: string | null;
  readonly number: number | null;
}

/** A session that a source means. */
export interface FoundSession {
  /** Id in the library; null where it is planned but not added yet. */
  readonly id: string | null;
  /** What stays the same in every library: the hash of its source, or its id where it has none. */
  readonly key: string;
}

interface Candidate extends SessionIdentity, FoundSession {}

/** Finds sessions by what sources call them; remembers what it looked up and what was added since. */
export class SessionFinder {
  readonly #library: Library;
  readonly #byLabel = new Map<string, Candidate[]>();

  constructor(library: Library) {
    this.#library = library;
  }

  /**
   * The session of that label which nothing contradicts: what either side leaves open is no contradiction.
   *
   * @returns null where there is none
   * @throws InputFault when several fit
   */
  async find(wanted: SessionIdentity): Promise<FoundSession | null> {
    const fitting = (await this.#candidates(wanted.label)).filter((each) => fits(each, wanted));
    const exact = fitting.filter((each) => identityKeys.every((key) => each[key] === wanted[key]));
    const [only, second] = exact.length === 1 ? exact : fitting;
    if (!second) return only ?? null;
    throw new InputFault({
      problem: `${fitting.length} sessions of the library are called "${wanted.label}" and fit`,
      remedy: 'say which by caseworker, date or session number',
    });
  }

  /** Every session of a label, for a choice by something else. */
  async named(label: string): Promise<readonly FoundSession[]> {
    return this.#candidates(label);
  }

  /** Notes a session that will be added. */
  async plan(key: string, identity: SessionIdentity): Promise<void> {
    (await this.#candidates(identity.label)).push({ id: null, key, ...identity });
  }

  async #candidates(label: string): Promise<Candidate[]> {
    const known = this.#byLabel.get(label);
    if (known) return known;
    const found: Candidate[] = [];
    for await (const session of this.#library.listSessions({ label })) {
      const { id, caseworker, client, date, number } = session;
      found.push({ id, key: keyOf(session), label, caseworker, client, date, number });
    }
    this.#byLabel.set(label, found);
    return found;
  }
}

/** What a session is known by in every library that has it. */
export function keyOf({ id, sourceHash }: { readonly id: string; readonly sourceHash: string | null }): string {
  return sourceHash ?? id;
}

export const identityKeys = ['caseworker', 'client', 'date', 'number'] as const;

function fits(one: SessionIdentity, other: SessionIdentity): boolean {
  return identityKeys.every((key) => one[key] === null || other[key] === null || one[key] === other[key]);
}
