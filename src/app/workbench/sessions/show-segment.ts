import type * as z from 'zod';
import type { DrawAnswer, drawBody, WantedSegment } from '../../../workbench/api/sessions.ts';
import type { Workbench } from '../workbench.ts';
import { requireSession } from './known-session.ts';
import { describeSegment, drawFrom, type SeededChoice, seedOfSession } from './session-segment.ts';

/**
 * Shows which segment of a session would be drawn; nothing is kept.
 *
 * @throws Refusal where there is no such session, or it has no such segment
 */
export async function showSegment(
  workbench: Workbench,
  sessionId: string,
  { segment, durationSeconds }: z.output<typeof drawBody>,
): Promise<DrawAnswer> {
  const known = await requireSession(workbench, sessionId);
  const session = { ...known, durationSeconds: known.durationSeconds ?? durationSeconds ?? null };
  const choice = await chooseSeed(known.id, segment, workbench);
  const drawing = drawFrom(session, choice);
  const drawn = describeSegment(drawing.segment, session.transcript);
  return { segment: drawn, choice, notes: [...drawing.notes] };
}

/**
 * Coders who draw by themselves draw the same: the seed follows from the session. Who was given it to code can't choose
 * another one, so that what several were given can be compared.
 */
export async function chooseSeed(
  session: string,
  choice: WantedSegment,
  { setup, coder }: Workbench,
): Promise<SeededChoice> {
  if (choice.method !== 'random') return choice;
  const assignments = coder === null ? [] : await setup.library.listAssignments(coder);
  const isGiven = assignments.some(({ sessionId }) => sessionId === session);
  return { ...choice, seed: isGiven ? seedOfSession(session) : (choice.seed ?? seedOfSession(session)) };
}
