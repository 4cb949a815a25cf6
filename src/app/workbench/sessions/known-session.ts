import type { SessionRecord, SessionSummary } from '../../../library/records.ts';
import { Refusal } from '../../refusal.ts';
import { findRecording } from '../find-recording.ts';
import type { Workbench } from '../workbench.ts';

/** @throws Refusal where there is no such session */
export async function requireSession({ setup }: Workbench, id: string): Promise<SessionRecord> {
  const session = await setup.library.findSession(id);
  if (session) return session;
  throw new Refusal('notFound', { problem: 'there is no such session', place: id });
}

/** Whether the library itself tells of something of a session to read or to hear. */
export function isKnownCodable({ hasTranscript, recording }: SessionSummary): boolean {
  // A recording that the library names can be chosen in the page where it is not found.
  return hasTranscript || recording !== null;
}

/** Whether there is something of a session to read or to hear. Of some only totals are known. */
export async function isCodable({ setup }: Workbench, session: SessionSummary): Promise<boolean> {
  return isKnownCodable(session) || (await findRecording(session, setup.recordings)) !== null;
}
