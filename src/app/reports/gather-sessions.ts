import { layCodes } from '../../instrument/coded-turns.ts';
import type { CodedClientTurn, CodedTurn } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { describeStretch } from '../../library/coded-stretch.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { SessionFilter } from '../../library/filters.ts';
import type { Library } from '../../library/library.ts';
import type {
  CodingRecord,
  SegmentRecord,
  SessionRecord,
  SessionSummary,
  TranscriptRecord,
} from '../../library/records.ts';
import { scoreRecord } from '../../library/score-record.ts';
import {
  type CodedSession,
  type DoubleCodedSession,
  mergeCodings,
  type ReportedCoding,
  type SegmentSpan,
} from '../../report/sessions/coded-session.ts';
import { fitsRubric, isFinishedByOne, listGivenTerms } from '../../report/sessions/codings-that-count.ts';

/** The test whether a client's turn is nothing but listening noises, for the language of a session. */
export type FacilitativeTest = (
  session: Pick<SessionRecord, 'language' | 'transcript'>,
) => (turn: CodedClientTurn) => boolean;

/** Sessions of a library as reports need them. */
export interface GatheredSessions {
  /** By date, then as they were added; with a coding that counts. */
  readonly coded: readonly CodedSession[];
  /** All of the filter, coded or not. */
  readonly held: readonly SessionSummary[];
}

export interface GatherOptions {
  readonly rubric: Rubric;
  readonly isFacilitative: FacilitativeTest;
  /** Sessions whose words are kept for quotes; the others are let go once they are scored. */
  readonly keepsWords: (session: SessionSummary) => boolean;
}

/** Reads and scores the sessions of a filter. Codings with codes or globals that the rubric lacks are left out. */
export async function gatherSessions(
  library: Library,
  filter: SessionFilter,
  options: GatherOptions,
): Promise<GatheredSessions> {
  const coded: CodedSession[] = [];
  const held: SessionSummary[] = [];
  for await (const session of library.listSessions(filter, 'date')) {
    held.push(session);
    const merged = mergeCodings(options.rubric, session, await scoreSession(library, session, options));
    if (merged) coded.push(options.keepsWords(session) ? merged : { ...merged, turns: null });
  }
  return { coded, held };
}

/** Codings of people of sessions that two or more of them coded, final ones only, by date. */
export async function gatherDoubleCoded(
  library: Library,
  sessionIds: ReadonlySet<string>,
  options: Pick<GatherOptions, 'rubric' | 'isFacilitative'>,
): Promise<DoubleCodedSession[]> {
  const found: DoubleCodedSession[] = [];
  for (const id of sessionIds) {
    const session = await library.findSession(id);
    if (!session) continue;
    const several = codingsOfSeveral(await scoreSession(library, session, options));
    const codings = several.map((coding) => ({ ...coding, turns: null }));
    if (codings.length > 1) found.push({ sessionId: id, date: session.date, codings });
  }
  return found.sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.sessionId, b.sessionId));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** All codings of a session that the rubric can score, as they were added. */
export async function scoreSession(
  library: Library,
  session: SessionSummary,
  { rubric, isFacilitative }: Pick<GatherOptions, 'rubric' | 'isFacilitative'>,
): Promise<ReportedCoding[]> {
  const records: CodingRecord[] = [];
  for await (const coding of library.listCodings({ sessionId: session.id })) {
    if (fitsRubric(listGivenTerms(coding), rubric)) records.push(coding);
  }
  // Whether a segment is all of the session is seen from its turns, too.
  const needsWords = records.some(({ work, segmentId }) => work.kind === 'utterances' || segmentId !== null);
  const transcript = needsWords ? ((await library.findSession(session.id))?.transcript ?? null) : null;
  const scored: ReportedCoding[] = [];
  for (const record of records) {
    const segment = record.segmentId === null ? null : await library.findSegment(record.segmentId);
    scored.push(scoreCoding(record, rubric, { session, transcript, segment }, isFacilitative));
  }
  return scored;
}

interface CodingSource {
  readonly session: SessionSummary;
  readonly transcript: TranscriptRecord | null;
  readonly segment: SegmentRecord | null;
}

function scoreCoding(
  record: CodingRecord,
  rubric: Rubric,
  { session, transcript, segment }: CodingSource,
  isFacilitative: FacilitativeTest,
): ReportedCoding {
  const isNoise = isFacilitative({ language: session.language, transcript });
  const { counts, summary } = scoreRecord(record, rubric, { transcript, segment }, isNoise);
  const turns =
    record.work.kind === 'utterances' && transcript
      ? layCodes(turnsOfSegment(transcript, segment), record.work.turns)
      : null;
  const { id, coder, status, changeGoal, notes, flags, segmentId } = record;
  return {
    record: { id, coder, status, changeGoal, notes, flags, segmentId },
    counts,
    globals: record.globals,
    summary,
    segment: spanOf(segment, turns, session),
    stretch: describeStretch({ ...session, transcript }, segment).id,
    turns,
  };
}

function spanOf(
  segment: SegmentRecord | null,
  turns: readonly CodedTurn[] | null,
  session: Pick<SessionRecord, 'durationSeconds'>,
): SegmentSpan | null {
  const method = segment?.method ?? 'whole';
  const startSeconds = segment?.startSeconds ?? turns?.find((turn) => turn.startSeconds !== null)?.startSeconds ?? null;
  const ends = turns?.flatMap(({ endSeconds }) => endSeconds ?? []) ?? [];
  const endSeconds = segment?.endSeconds ?? (ends.length > 0 ? Math.max(...ends) : null);
  const known = startSeconds !== null && endSeconds !== null && !segment?.timesEstimated;
  const whole = segment === null ? session.durationSeconds : null;
  const seconds = known ? endSeconds - startSeconds : whole;
  if (segment === null && seconds === null && turns === null) return null;
  return { method, startSeconds, endSeconds, seconds: seconds !== null && seconds > 0 ? seconds : null };
}

/** The latest final coding of each person on the stretch that most of them coded; empty with fewer than two people. */
function codingsOfSeveral(codings: readonly ReportedCoding[]): ReportedCoding[] {
  const byStretch = new Map<string, Map<string, ReportedCoding>>();
  for (const coding of codings) {
    if (!isFinishedByOne(coding.record)) continue;
    // Estimates that came in with an imported coding are nobody's view.
    if (Object.values(coding.globals).some((rating) => rating?.source === 'estimated')) continue;
    const coders = byStretch.get(coding.stretch) ?? new Map<string, ReportedCoding>();
    coders.set(coding.record.coder.id, coding);
    byStretch.set(coding.stretch, coders);
  }
  const largest = [...byStretch.values()].sort((a, b) => b.size - a.size)[0];
  return largest && largest.size > 1 ? [...largest.values()] : [];
}
