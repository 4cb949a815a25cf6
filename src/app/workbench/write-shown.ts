import type { LoggedOperation } from '../../workbench/api/operations.ts';
import type { OpenCoding } from './coding/open-coding.ts';
import type { Workbench } from './workbench.ts';

/** Writes into the coder's drafts of some sessions what lists and reports showed of these. */
export async function writeShown(workbench: Workbench, sessions: readonly string[]): Promise<void> {
  if (workbench.coder === null) return;
  const shown = new Set(sessions);
  for (const { codingId, sessionId } of await workbench.setup.library.listDrafts(workbench.coder)) {
    // A tab that writes at this moment is not disturbed: it is written when that tab lets go, or finishes.
    if (!shown.has(sessionId) || workbench.holders.holderOf(codingId) !== null) continue;
    await workbench.codingsOf(codingId).use(codingId, (coding) => appendShown(workbench, coding), true);
  }
}

/** Writes into a draft's log what its coder was shown of the session elsewhere. What is final rests on none of it. */
export async function appendShown(workbench: Workbench, coding: OpenCoding): Promise<void> {
  if (coding.state.status === 'final') return;
  await coding.append(await listUnwritten(workbench, coding));
  await coding.keep();
}

/** Operations that tell a coding's log what its coder was shown of the session elsewhere. */
export async function listUnwritten(workbench: Workbench, coding: OpenCoding): Promise<readonly LoggedOperation[]> {
  const { state, record } = coding;
  if (workbench.isPractice(record.id)) return [];
  const shown = await workbench.shownOf(record.coder.id, record.sessionId);
  const missing = shown.filter((what) => !state.revealed.includes(what));
  return missing.map((what, i) => nextOperation(workbench, coding, { kind: 'reveal', what }, i));
}

/** An operation that the server writes after those of the log, and after `earlier` more. */
export function nextOperation(
  { setup }: Workbench,
  { state }: OpenCoding,
  operation: LoggedOperation['operation'],
  earlier = 0,
): LoggedOperation {
  return { number: state.last + 1 + earlier, at: new Date(setup.clock()).toISOString(), operation };
}
