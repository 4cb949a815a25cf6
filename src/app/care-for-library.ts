import { InputFault } from '../instrument/input-fault.ts';
import { backupLibrary } from '../library/backup-library.ts';
import type { Library } from '../library/library.ts';
import { findByEnd } from './find-by-end.ts';
import { libraryOpening } from './open-library.ts';

export { checkLibrary } from '../library/check-library.ts';

/**
 * Copies a library, while it is in use, to a new SQLite file, which is a library itself.
 *
 * @throws InputFault when the file is there already or can't be made
 */
export async function backUp(library: Library, path: string): ReturnType<typeof backupLibrary> {
  return backupLibrary(library, path, await libraryOpening());
}

/**
 * Takes the bytes of what was removed out of the library's file.
 *
 * @throws InputFault when another program keeps that from happening
 */
export async function eraseRemains(library: Library): Promise<void> {
  if (await library.erase()) return;
  const remedy = 'close it and try again';
  throw new InputFault({ problem: 'another program is still reading the old content', place: library.place, remedy });
}

/** What somebody wants to remove, by ids or the ends of ids, and by pseudonyms. */
export interface RemovalRequest {
  readonly sessions: readonly string[];
  readonly codings: readonly string[];
  readonly caseworkers: readonly string[];
}

/** What a removal takes with it. */
export interface Removal {
  /** What is named, by whole ids, each once. */
  readonly named: RemovalRequest;
  /** How much goes: what belongs to it too. */
  readonly sessions: number;
  readonly codings: number;
  readonly caseworkers: number;
}

/**
 * Finds out what a removal would take with it, and removes nothing.
 *
 * @throws InputFault naming what the library does not have
 */
export async function planRemoval(library: Library, request: RemovalRequest): Promise<Removal> {
  const named = {
    sessions: await wholeIds(request.sessions, (id) =>
      findByEnd(id, 'session', library.listSessions(), (whole) => library.findSession(whole)),
    ),
    codings: await wholeIds(request.codings, (id) =>
      findByEnd(id, 'coding', library.listCodings(), (whole) => library.findCoding(whole)),
    ),
    caseworkers: await knownCaseworkers(request.caseworkers, library),
  };
  const sessions = new Set(named.sessions);
  for (const caseworker of named.caseworkers) {
    for await (const { id } of library.listSessions({ caseworker })) sessions.add(id);
  }
  const codings = new Set(named.codings);
  for (const sessionId of sessions) {
    for await (const { id } of library.listCodings({ sessionId })) codings.add(id);
  }
  return { named, sessions: sessions.size, codings: codings.size, caseworkers: named.caseworkers.length };
}

/**
 * Removes for good what was planned, and keeps a record of who did it and why.
 *
 * @returns what was removed, whether its bytes are gone too, and older copies that still hold it
 */
export async function removeForGood(
  library: Library,
  { named }: Removal,
  { by, reason }: { readonly by: string; readonly reason: string },
): ReturnType<Library['remove']> {
  return library.remove(named, by, reason);
}

async function wholeIds(
  given: readonly string[],
  find: (id: string) => Promise<{ readonly id: string }>,
): Promise<readonly string[]> {
  const whole = new Set<string>();
  for (const id of given) whole.add((await find(id)).id);
  return [...whole];
}

/** @throws InputFault naming one that the library does not have: nothing is removed then */
async function knownCaseworkers(pseudonyms: readonly string[], library: Library): Promise<readonly string[]> {
  const known = new Set((await library.listCaseworkers()).map(({ pseudonym }) => pseudonym));
  const unknown = pseudonyms.find((pseudonym) => !known.has(pseudonym));
  if (unknown === undefined) return pseudonyms;
  throw new InputFault({ problem: 'the library has no such caseworker; nothing was removed', place: unknown });
}
