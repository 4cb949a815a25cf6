import { type Draw, type DrawableSession, drawAssignments } from '../agreement/double-coding/draw-assignments.ts';
import type { AssignListOptions, AssignOptions } from '../cli/commands/assign.ts';
import { printable } from '../cli/terminal/printable.ts';
import { csvLines } from '../exchange/write-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { AssignmentRecord, Library } from '../library/library.ts';
import { sessionFilter } from './library-filter.ts';
import { renderTable } from './lists.ts';
import { withLibrary } from './open-library.ts';

const columns = ['id', 'session', 'date', 'caseworker', 'coder', 'due', 'status'] as const;

/** `miti assign`: draws sessions, keeps who is to code them, and says how even the draw is. */
export async function assignSessions(options: AssignOptions): Promise<void> {
  if (options.coders.length < options.perSession) {
    const problem = `${options.coders.length} coders can't code a session ${options.perSession} times`;
    throw new InputFault({ problem, remedy: 'name more with --coders' });
  }
  if (new Set(options.coders).size < options.coders.length) {
    throw new InputFault({ problem: 'a coder is named twice in --coders', remedy: 'name each once' });
  }
  await withLibrary(options, async (library) => {
    const sessions = await listDrawable(library, options);
    if (sessions.length === 0) {
      const problem = 'no session that can be coded is as the options say';
      throw new InputFault({ problem, place: library.place, remedy: 'miti sessions lists what there is' });
    }
    const draw = drawAssignments(sessions, {
      ...options,
      codersPerSession: options.perSession,
      others: options.others ?? false,
    });
    const { due = null } = options;
    if (!options.dryRun) {
      await library.assignSessions(
        draw.assignments.map((each) => ({ ...each, due })),
        'miti assign',
      );
    }
    process.stdout.write(describeDraw(draw, sessions.length, options));
  });
}

/** Sessions that can be coded: with something to read or to hear. */
async function listDrawable(library: Library, options: AssignOptions): Promise<DrawableSession[]> {
  const holders = new Map<string, Set<string>>();
  const hold = (session: string, coder: string) =>
    holders.set(session, (holders.get(session) ?? new Set<string>()).add(coder));
  for (const { sessionId, coder } of await library.listAssignments(null)) hold(sessionId, coder);
  for await (const { sessionId, coder } of library.listCodings(sessionFilter(options))) {
    if (coder.kind === 'human' || coder.kind === 'imported') hold(sessionId, coder.id);
  }
  const sessions: DrawableSession[] = [];
  for await (const { id, caseworker, date, hasTranscript, recording } of library.listSessions(sessionFilter(options))) {
    if (!hasTranscript && recording === null) continue;
    sessions.push({ id, caseworker, date, coders: [...(holders.get(id) ?? [])].sort() });
  }
  return sessions;
}

function describeDraw({ assignments, strata, short }: Draw, sessions: number, options: AssignOptions): string {
  const double = strata.reduce((sum, { doubleCoded }) => sum + doubleCoded, 0);
  const percent = ((100 * double) / sessions).toFixed(1);
  const loads = options.coders.map((coder) => {
    const own = assignments.filter((each) => each.coder === coder).length;
    return `${printable(coder)} ${own}`;
  });
  const least = strata.filter(({ doubleCoded }) => doubleCoded === 0).length;
  return [
    `${options.dryRun ? 'Would give' : 'Given'}: ${loads.join(', ')} (seed ${options.seed}).`,
    `${double} of ${sessions} sessions (${percent} %) have ${options.perSession} coders or more, drawn from ${strata.length} strata of caseworker and ${options.period}${least > 0 ? `, ${least} of them too small for one` : ''}.`,
    ...(short.length > 0 ? [`${short.length} drawn sessions lack a coder: name more with --coders.`] : []),
    '',
  ].join('\n');
}

/** `miti assign list`. */
export async function listAssignments(options: AssignListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const rows = await Promise.all(
      (await library.listAssignments(options.coder ?? null)).map((each) => rowOf(library, each)),
    );
    if (options.csv) process.stdout.write(csvLines([columns, ...rows]));
    else if (rows.length > 0) process.stdout.write(renderTable(columns, rows));
    if (rows.length === 0) process.stderr.write('nobody has a session to code\n');
  });
}

async function rowOf(library: Library, { sessionId, coder, due, status }: AssignmentRecord) {
  const session = await library.findSession(sessionId);
  return [sessionId, session?.label ?? null, session?.date ?? null, session?.caseworker ?? null, coder, due, status];
}

/** `miti assign withdraw`. */
export async function withdrawAssignments(options: AssignListOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const all = await library.listAssignments(options.coder ?? null);
    const open = all.filter(({ status }) => status === 'open');
    await library.withdrawAssignments(open);
    const begun = all.length - open.length;
    process.stdout.write(`${open.length} taken back${begun > 0 ? `; ${begun} begun or done, and left` : ''}\n`);
  });
}
