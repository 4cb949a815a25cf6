import { Refusal } from '../refusal.ts';
import type { Workbench } from './workbench.ts';

/** Sessions that the present coder is still to code, and must not see others' codings of. */
export async function listBlindSessions({ setup, coder }: Workbench): Promise<ReadonlySet<string>> {
  if (coder === null) return new Set();
  const [assignments, drafts] = await Promise.all([
    setup.library.listAssignments(coder),
    setup.library.listDrafts(coder),
  ]);
  const given = assignments.flatMap(({ sessionId, status }) => (status === 'final' ? [] : [sessionId]));
  return new Set([...given, ...drafts.map(({ sessionId }) => sessionId)]);
}

/** @throws Refusal where the present coder is still to code a session, or nobody has said who codes */
export async function requireOpenEyes(workbench: Workbench, session: string): Promise<void> {
  const coder = workbench.requireCoder();
  if (!(await listBlindSessions(workbench)).has(session)) return;
  const problem = `${coder} is still to code this session, and does not see what others coded`;
  throw new Refusal('notAskedFor', { problem, remedy: 'finish your own coding first' });
}
