import type { HistoryEntry, Library } from '../library/library.ts';
import type { CodingRecord, SessionRecord } from '../library/records.ts';
import { findByEnd, noSuch } from './find-by-end.ts';

/** A session with the codings that it has. */
export interface SessionWithCodings {
  readonly session: SessionRecord;
  readonly codings: readonly CodingRecord[];
}

/** A coding with every revision that it has seen, the first first. */
export interface CodingWithHistory {
  readonly coding: CodingRecord;
  readonly history: readonly HistoryEntry[];
}

/**
 * Finds one session.
 *
 * @param id whole, or as much of its end as leaves no doubt
 * @throws InputFault where there is none, or several
 */
export async function showSession(library: Library, id: string): Promise<SessionWithCodings> {
  const whole = await findByEnd(id, 'session', library.listSessions(), (end) => library.findSession(end));
  const session = await library.findSession(whole.id);
  if (!session) throw noSuch('session', id);
  const codings: CodingRecord[] = [];
  for await (const coding of library.listCodings({ sessionId: session.id })) codings.push(coding);
  return { session, codings };
}

/**
 * Finds one coding.
 *
 * @param id whole, or as much of its end as leaves no doubt
 * @throws InputFault where there is none, or several
 */
export async function showCoding(library: Library, id: string): Promise<CodingWithHistory> {
  const coding = await findByEnd(id, 'coding', library.listCodings(), (end) => library.findCoding(end));
  return { coding, history: await library.listHistory(coding.id) };
}
