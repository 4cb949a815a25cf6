import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord, SessionSummary } from '../../library/records.ts';
import { listByEnd } from '../find-by-end.ts';

/** What a report of a session is asked of: all its codings that count, or one. */
export interface Reported {
  readonly session: SessionSummary;
  readonly coding?: CodingRecord;
}

/**
 * The only session of that name; else the session or the coding of that id, or the only one whose id ends so.
 *
 * @throws InputFault where there is none, or several
 */
export async function findReported(library: Library, id: string): Promise<Reported> {
  const named: SessionSummary[] = [];
  for await (const session of library.listSessions({ label: id })) named.push(session);
  const [only, second] = named;
  if (only && !second) return { session: only };
  if (second) {
    const problem = `${named.length} sessions have this name`;
    throw new InputFault({ problem, place: id, remedy: 'give the id; miti sessions lists them' });
  }
  const sessions = await listByEnd(id, library.listSessions(), (whole) => library.findSession(whole));
  const codings = await listByEnd(id, library.listCodings(), (whole) => library.findCoding(whole));
  const [session] = sessions;
  const [coding] = codings;
  if (sessions.length + codings.length > 1) throw ambiguous(id, sessions.length, codings.length);
  if (session) return { session };
  const coded = coding && (await library.findSession(coding.sessionId));
  if (!coded) throw new InputFault({ problem: 'there is no such session or coding', place: id, remedy: lists });
  return { session: coded, coding };
}

const lists = 'miti sessions and miti codings list them';

function ambiguous(id: string, sessions: number, codings: number): InputFault {
  const count = (n: number, what: string) => (n === 0 ? [] : [`${n} ${what}${n === 1 ? '' : 's'}`]);
  const found = [...count(sessions, 'session'), ...count(codings, 'coding')].join(' and ');
  return new InputFault({ problem: `${found} end so`, place: id, remedy: `give more of the id; ${lists}` });
}
