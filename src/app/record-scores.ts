import { noiseTest } from '../coder/reading/session-language.ts';
import { loadCues } from '../data/load-language-data.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Library } from '../library/library.ts';
import type { CodingRecord, SegmentRecord, SessionRecord } from '../library/records.ts';
import { readRubricRecord } from '../library/rubric-record.ts';
import { type RecordScores, scoreRecord } from '../library/score-record.ts';
import { languageOfSession } from './session-language.ts';

/** A coding with all that it stands on, and what follows from it. */
export interface ScoredRecord {
  readonly coding: CodingRecord;
  readonly session: SessionRecord;
  readonly segment: SegmentRecord | null;
  readonly rubric: Rubric;
  readonly scores: RecordScores;
  /** What has to be known of how the session's language was read; null for nothing. */
  readonly languageNote: string | null;
}

/** Scores codings of a library; each rubric is read once. */
export async function recordScorer(library: Library): Promise<(coding: CodingRecord) => Promise<ScoredRecord>> {
  const cues = await loadCues();
  const rubrics = new Map<string, Rubric>();
  return async (coding) => {
    const { sha256, id } = coding.rubric;
    const rubric = rubrics.get(sha256) ?? readRubricRecord(must(await library.findRubric(sha256), `rubric ${id}`));
    rubrics.set(sha256, rubric);
    const session = must(await library.findSession(coding.sessionId), `session ${coding.sessionId}`);
    const segment = coding.segmentId === null ? null : await library.findSegment(coding.segmentId);
    const { transcript } = session;
    const spoken = languageOfSession(session, cues);
    const scores = scoreRecord(coding, rubric, { transcript, segment }, noiseTest(spoken));
    return { coding, session, segment, rubric, scores, languageNote: spoken?.note ?? null };
  };
}

function must<Found>(found: Found | null, what: string): Found {
  if (found !== null) return found;
  throw new InputFault({ problem: 'is gone: it was removed meanwhile', place: what, remedy: 'start again' });
}
