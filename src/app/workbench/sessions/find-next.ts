import type { AssignmentRecord } from '../../../library/library.ts';
import type { NextAnswer } from '../../../workbench/api/sessions.ts';
import { blindLabel } from '../blind-label.ts';
import type { Workbench } from '../workbench.ts';
import { isCodable, requireSession } from './known-session.ts';

/** What the present coder goes on with: a draft, else what they were given, else the first open session by date. */
export async function findNext(workbench: Workbench): Promise<NextAnswer['next']> {
  const { setup, coder } = workbench;
  const { library } = setup;
  const assignments = coder === null ? [] : await library.listAssignments(coder);
  const [draft] = coder === null ? [] : await library.listDrafts(coder);
  if (!draft) return findOpen(workbench, assignments);
  const label = blindLabel(await requireSession(workbench, draft.sessionId));
  const due = assignments.find(({ sessionId }) => sessionId === draft.sessionId)?.due ?? null;
  return { kind: 'draft', coding: draft.codingId, session: draft.sessionId, label, due };
}

/** How many open sessions are looked at a time for one that can be coded. */
const nextPage = 50;

/** What the coder was given to code, by the day it is due; who was given nothing goes through the library. */
async function findOpen(workbench: Workbench, assignments: readonly AssignmentRecord[]): Promise<NextAnswer['next']> {
  const { setup, coder } = workbench;
  const { library } = setup;
  const due = assignments.find(({ status }) => status === 'open');
  const given = due && (await library.findSession(due.sessionId));
  if (given) return { kind: 'open', session: given.id, label: blindLabel(given), due: due.due };
  if (assignments.length > 0) return null;
  for (let offset = 0; ; offset += nextPage) {
    const { sessions, total } = await library.listWork(coder, { status: 'open', offset, limit: nextPage });
    for (const { session } of sessions) {
      if (!(await isCodable(workbench, session))) continue;
      return { kind: 'open', session: session.id, label: blindLabel(session), due: null };
    }
    if (offset + nextPage >= total) return null;
  }
}
