import { hashFile } from '../../library/backup-library.ts';
import type { RecordingFacts, RecordingsAnswer } from '../../workbench/api/recordings.ts';
import { Refusal } from '../refusal.ts';
import {
  type FoundRecording,
  findInFolder,
  findRecording,
  listRecordings,
  recordingFactsOf,
} from './find-recording.ts';
import { requireSession } from './sessions/known-session.ts';
import type { Workbench } from './workbench.ts';

/**
 * The recording of a session.
 *
 * @throws Refusal where there is no such session, or none of it is known
 */
export async function requireRecording(workbench: Workbench, sessionId: string): Promise<FoundRecording> {
  const found = await findRecording(await requireSession(workbench, sessionId), workbench.setup.recordings);
  if (found) return found;
  throw new Refusal('notFound', { problem: 'no recording of this session is known' });
}

/** The recordings of the folder that may be chosen from. */
export async function listChoosable({ setup }: Workbench): Promise<RecordingsAnswer> {
  const { recordings: folder } = setup;
  const names = folder === null ? [] : await listRecordings(folder);
  const found = await Promise.all(names.map(async (name) => ({ name, file: await findInFolder(folder ?? '', name) })));
  return { folder, files: found.flatMap(({ name, file }) => (file ? [{ name, bytes: file.bytes }] : [])) };
}

/**
 * Keeps which recording of the folder is a session's.
 *
 * @throws Refusal where there is no such session, or the folder has no recording of that name
 */
export async function chooseRecording(workbench: Workbench, sessionId: string, name: string): Promise<RecordingFacts> {
  const { recordings: folder, library } = workbench.setup;
  const session = await requireSession(workbench, sessionId);
  const found = folder === null ? null : await findInFolder(folder, name);
  if (!found) {
    const remedy = 'choose one of the list';
    throw new Refusal('notFound', { problem: 'the folder has no such recording', place: name, remedy });
  }
  const recording = { path: found.path, sha256: await hashFile(found.path) };
  await library.reviseSession(session.id, session.revision, { recording }, workbench.coder ?? 'miti serve');
  return recordingFactsOf(found);
}
