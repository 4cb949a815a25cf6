import type { CodedTurn } from '../../instrument/coding.ts';
import { formulaTerms } from '../../instrument/formula.ts';
import { type GlobalRatings, meanRatings } from '../../instrument/globals.ts';
import { codeIds, type GlobalId, type MeasureId, type Rubric } from '../../instrument/rubric.ts';
import { computeSummaryScores, type KnownCounts, type SummaryScores } from '../../instrument/summary-scores.ts';
import type { CodingRecord, SegmentRecord, SessionSummary } from '../../library/records.ts';
import type { PointCoder } from '../models/chart-models.ts';
import { chooseCodings, isCodedByPeople } from './codings-that-count.ts';

/** One coding of a session under the report's rubric. */
export interface ReportedCoding {
  readonly record: Pick<CodingRecord, 'id' | 'coder' | 'status' | 'changeGoal' | 'notes' | 'flags' | 'segmentId'>;
  readonly counts: KnownCounts;
  readonly globals: GlobalRatings;
  readonly summary: SummaryScores;
  readonly segment: SegmentSpan | null;
  /** Which part of the session was coded: codings with the same id are of the same. */
  readonly stretch: string;
  /** Null where only totals are known. */
  readonly turns: readonly CodedTurn[] | null;
}

/** A session that several people coded, each by themselves. */
export interface DoubleCodedSession {
  readonly sessionId: string;
  readonly date: string | null;
  readonly codings: readonly ReportedCoding[];
}

/** The part of a session that was coded. */
export interface SegmentSpan {
  readonly method: SegmentRecord['method'];
  readonly startSeconds: number | null;
  readonly endSeconds: number | null;
  /** Null where the times are not known, or were estimated from words. */
  readonly seconds: number | null;
}

/** A session as reports see it: one value a measure, whoever coded. */
export interface CodedSession {
  readonly session: SessionSummary;
  readonly coder: PointCoder;
  /** Pseudonyms, in order. */
  readonly coders: readonly string[];
  readonly counts: KnownCounts;
  readonly globals: GlobalRatings;
  readonly summary: SummaryScores;
  /** Whether a measure rests on the program's estimates. */
  readonly isEstimated: Readonly<Record<MeasureId, boolean>>;
  readonly segment: SegmentSpan | null;
  /** Of the codings that count, the one whose words are quoted: the one with utterances that came first. */
  readonly turns: readonly CodedTurn[] | null;
  readonly changeGoal: string | null;
  readonly notes: string;
  /** Turns whose words may be passed on; `all` where the session is tagged so. */
  readonly shareable: 'all' | ReadonlySet<string>;
}

/** Tag of a session, or note of a flag on a turn, that lets its words be passed on. */
export const shareableMark = 'shareable';

/** Puts a session's codings together; null where none of them counts. */
export function mergeCodings(
  rubric: Rubric,
  session: SessionSummary,
  all: readonly ReportedCoding[],
): CodedSession | null {
  const chosen = chooseCodings(all);
  if (!chosen) return null;
  const { coder, codings } = chosen;
  const globals = meanRatings(
    rubric,
    codings.map((each) => each.globals),
  );
  const counts = meanCounts(rubric, codings);
  const quoted = codings.find(({ turns }) => turns !== null) ?? codings[0];
  return {
    session,
    coder,
    coders: [...new Set(codings.map(({ record }) => record.coder.id))].sort(),
    counts,
    globals,
    summary: computeSummaryScores(rubric, counts, globals),
    isEstimated: estimatedMeasures(rubric, coder, globals),
    segment: quoted?.segment ?? null,
    turns: quoted?.turns ?? null,
    changeGoal: codings.map(({ record }) => record.changeGoal).find((each) => each !== null) ?? session.changeGoal,
    notes: codings
      .map(({ record }) => record.notes.trim())
      .filter((each) => each !== '')
      .join('\n'),
    shareable: session.tags.includes(shareableMark) ? 'all' : shareableTurns(codings),
  };
}

/** The mean of each code over the codings that counted it. */
function meanCounts(rubric: Rubric, codings: readonly ReportedCoding[]): KnownCounts {
  const entries = codeIds(rubric).flatMap((id) => {
    const given = codings.flatMap(({ counts }) => counts[id] ?? []);
    return given.length === 0 ? [] : [[id, given.reduce((sum, each) => sum + each, 0) / given.length] as const];
  });
  return Object.fromEntries(entries);
}

function estimatedMeasures(rubric: Rubric, coder: PointCoder, globals: GlobalRatings): Record<MeasureId, boolean> {
  return Object.fromEntries(
    rubric.measures.map(({ id, formula }) => [
      id,
      !isCodedByPeople({ coder }) ||
        formulaTerms(formula).some((term) => 'global' in term && isEstimatedGlobal({ coder, globals }, term.global)),
    ]),
  );
}

/** Whether a global is an estimate: the program's own, or one that a coding by people was brought in with. */
export function isEstimatedGlobal(coded: Pick<CodedSession, 'coder' | 'globals'>, id: GlobalId): boolean {
  return !isCodedByPeople(coded) || coded.globals[id]?.source === 'estimated';
}

function shareableTurns(codings: readonly ReportedCoding[]): ReadonlySet<string> {
  const flags = codings.flatMap(({ record }) => record.flags);
  return new Set(
    flags.flatMap(({ turnId, note }) =>
      turnId !== null && note.trim().toLowerCase() === shareableMark ? [turnId] : [],
    ),
  );
}
