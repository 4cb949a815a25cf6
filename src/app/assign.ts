import {
  type Draw,
  type DrawableSession,
  type DrawOptions,
  drawAssignments,
} from '../agreement/double-coding/draw-assignments.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { AssignmentRecord, Library } from '../library/library.ts';
import { type LibraryFilter, sessionFilter } from './library-filter.ts';

/** How sessions are drawn for double coding, and who is to code them. */
export interface DrawRequest extends LibraryFilter, DrawOptions {
  /** Day to be done by, as YYYY-MM-DD. */
  readonly due: string | null;
  /** Shows the draw and keeps nothing. */
  readonly dryRun: boolean;
}

/** A draw, and how many sessions it was drawn from. */
export interface DrawnAssignments extends Draw {
  readonly sessions: number;
}

/**
 * Draws sessions for double coding and keeps who is to code them.
 *
 * @throws InputFault when there are too few coders, or no session that can be coded
 */
export async function assignSessions(library: Library, request: DrawRequest): Promise<DrawnAssignments> {
  const { coders, codersPerSession, dryRun, due } = request;
  if (coders.length < codersPerSession) {
    const problem = `${coders.length} coders can't code a session ${codersPerSession} times`;
    throw new InputFault({ problem, remedy: 'name more with --coders' });
  }
  if (new Set(coders).size < coders.length) {
    throw new InputFault({ problem: 'a coder is named twice in --coders', remedy: 'name each once' });
  }
  const sessions = await listDrawable(library, request);
  if (sessions.length === 0) {
    const problem = 'no session that can be coded is as the options say';
    throw new InputFault({ problem, place: library.place, remedy: 'miti sessions lists what there is' });
  }
  const draw = drawAssignments(sessions, request);
  if (!dryRun) {
    const assignments = draw.assignments.map((each) => ({ ...each, due }));
    await library.assignSessions(assignments, 'miti assign');
  }
  return { ...draw, sessions: sessions.length };
}

/** Sessions that can be coded: with something to read or to hear. */
async function listDrawable(library: Library, filter: LibraryFilter): Promise<DrawableSession[]> {
  const holders = new Map<string, Set<string>>();
  const hold = (session: string, coder: string) =>
    holders.set(session, (holders.get(session) ?? new Set<string>()).add(coder));
  for (const { sessionId, coder } of await library.listAssignments(null)) hold(sessionId, coder);
  for await (const { sessionId, coder } of library.listCodings(sessionFilter(filter))) {
    if (coder.kind === 'human' || coder.kind === 'imported') hold(sessionId, coder.id);
  }
  const sessions: DrawableSession[] = [];
  for await (const { id, caseworker, date, hasTranscript, recording } of library.listSessions(sessionFilter(filter))) {
    if (!hasTranscript && recording === null) continue;
    sessions.push({ id, caseworker, date, coders: [...(holders.get(id) ?? [])].sort() });
  }
  return sessions;
}

/** A session that somebody is to code. */
export interface ListedAssignment {
  /** Of the session. */
  readonly id: string;
  readonly session: string | null;
  readonly date: string | null;
  readonly caseworker: string | null;
  readonly coder: string;
  readonly due: string | null;
  readonly status: AssignmentRecord['status'];
}

/** Lists what one coder has to code, or everybody where it is null. */
export async function listAssignments(library: Library, coder: string | null): Promise<ListedAssignment[]> {
  const listed: ListedAssignment[] = [];
  for (const { sessionId, coder: codedBy, due, status } of await library.listAssignments(coder)) {
    const session = await library.findSession(sessionId);
    const { label = null, date = null, caseworker = null } = session ?? {};
    listed.push({ id: sessionId, session: label, date, caseworker, coder: codedBy, due, status });
  }
  return listed;
}

/**
 * Takes back what one coder, or everybody where it is null, has not begun.
 *
 * @returns how many were taken back, and how many are begun or done and stay
 */
export async function withdrawAssignments(
  library: Library,
  coder: string | null,
): Promise<{ readonly withdrawn: number; readonly left: number }> {
  const all = await library.listAssignments(coder);
  const open = all.filter(({ status }) => status === 'open');
  await library.withdrawAssignments(open);
  return { withdrawn: open.length, left: all.length - open.length };
}
