import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { hashFile } from './backup-library.ts';
import { findCodingFaults } from './coding-faults.ts';
import type { Library, StorageFault } from './library.ts';
import {
  type CodingRecord,
  codingRecordSchema,
  parseRecord,
  type SessionSummary,
  transcriptSchema,
} from './records.ts';
import { readRubricRecord } from './rubric-record.ts';

/** What a check looked at and what it found wrong. */
export interface LibraryCheck {
  readonly sessions: number;
  readonly recordings: number;
  readonly codings: number;
  readonly faults: readonly StorageFault[];
}

/**
 * Looks through a whole library: the database's own integrity, rows that refer to what isn't there, transcripts that
 * can't be read, recordings that are missing or were changed, codings that their rubric, transcript or history
 * contradicts. It changes nothing.
 *
 * @param hashRecording SHA-256 of a recording, or null where there is no such file
 */
export async function checkLibrary(
  library: Library,
  hashRecording: (path: string) => Promise<string | null> = hashIfThere,
): Promise<LibraryCheck> {
  const faults: StorageFault[] = [...(await library.findStorageFaults())];
  let [sessions, recordings, codings] = [0, 0, 0];
  for await (const session of library.listSessions()) {
    sessions += 1;
    recordings += session.recording ? 1 : 0;
    faults.push(...(await checkSession(library, session, hashRecording)));
  }
  const rubrics = new Map<string, Rubric | null>();
  for await (const coding of library.listCodings()) {
    codings += 1;
    faults.push(...(await checkCoding(library, coding, rubrics)));
  }
  return { sessions, recordings, codings, faults };
}

async function checkSession(
  library: Library,
  summary: SessionSummary,
  hashRecording: (path: string) => Promise<string | null>,
): Promise<StorageFault[]> {
  const place = `session ${summary.id} "${summary.label}"`;
  const { recording } = summary;
  const problems = await problemsOf(async () => {
    const session = await library.findSession(summary.id);
    if (session?.transcript) parseRecord(transcriptSchema, session.transcript, 'transcript');
    return [];
  });
  if (recording) problems.push(...recordingProblems(recording, await hashRecording(recording.path)));
  return problems.map((problem) => ({ place, problem }));
}

function recordingProblems(recording: { path: string; sha256: string }, found: string | null): string[] {
  if (found === null) return [`its recording ${recording.path} is not there`];
  return found === recording.sha256 ? [] : [`its recording ${recording.path} was changed since it was added`];
}

async function checkCoding(
  library: Library,
  coding: CodingRecord,
  rubrics: Map<string, Rubric | null>,
): Promise<StorageFault[]> {
  const place = `coding ${coding.id}`;
  const problems = await problemsOf(async () => {
    parseRecord(codingRecordSchema, coding, 'coding');
    const rubric = await readRubric(library, coding.rubric.sha256, rubrics);
    const session = await library.findSession(coding.sessionId);
    const segment = coding.segmentId === null ? null : await library.findSegment(coding.segmentId);
    const misfits = rubric
      ? findCodingFaults(coding, { rubric, transcript: session?.transcript ?? null, segment })
      : [];
    return [...misfits, ...(await historyProblems(library, coding))];
  });
  return problems.map((problem) => ({ place, problem }));
}

async function readRubric(library: Library, sha256: string, known: Map<string, Rubric | null>): Promise<Rubric | null> {
  const remembered = known.get(sha256);
  if (remembered !== undefined) return remembered;
  // Remembered before it is read, so that a damaged rubric is told of once and not for each of its codings.
  known.set(sha256, null);
  const record = await library.findRubric(sha256);
  const rubric = record ? readRubricRecord(record) : null;
  known.set(sha256, rubric);
  return rubric;
}

/** Goes back through every revision: each must still be a coding. */
async function historyProblems(library: Library, coding: CodingRecord): Promise<string[]> {
  if (coding.revision === 1) return [];
  const first = await library.recallCoding(coding.id, 1);
  return codingRecordSchema.safeParse(first).success ? [] : ['its history does not lead back to a whole coding'];
}

async function problemsOf(work: () => Promise<string[]>): Promise<string[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputFault) return [error.message];
    throw error;
  }
}

async function hashIfThere(path: string): Promise<string | null> {
  try {
    return await hashFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new InputFault({ problem: `can't be read (${(error as Error).message})`, place: path });
  }
}
