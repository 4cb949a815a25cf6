import { layCodes } from '../instrument/coded-turns.ts';
import type { CodedClientTurn } from '../instrument/coding.ts';
import type { GlobalRatings } from '../instrument/globals.ts';
import { assessProficiency, type Proficiency } from '../instrument/proficiency.ts';
import type { MeasureId, Rubric } from '../instrument/rubric.ts';
import { scoreCoding } from '../instrument/score-coding.ts';
import { computeSummaryScores, type KnownCounts, type SummaryScores } from '../instrument/summary-scores.ts';
import { turnsOfSegment } from './coding-faults.ts';
import type { CodingRecord, SegmentRecord, TranscriptRecord } from './records.ts';

/** Everything that follows from a kept coding. */
export interface RecordScores {
  /** Number of volleys; null where only totals are known and they do not tell it. */
  readonly volleys: number | null;
  readonly counts: KnownCounts;
  readonly summary: SummaryScores;
  readonly proficiency: Readonly<Record<MeasureId, Proficiency>>;
}

/**
 * Scores a kept coding: from its codes on utterances, or from the totals that are all that is known of it.
 *
 * @param isFacilitative whether a client turn is nothing but listening noises in the session's language
 */
export function scoreRecord(
  coding: Pick<CodingRecord, 'work' | 'globals'>,
  rubric: Rubric,
  frame: { readonly transcript: TranscriptRecord | null; readonly segment: SegmentRecord | null },
  isFacilitative: (turn: CodedClientTurn) => boolean,
): RecordScores {
  const globals: GlobalRatings = coding.globals;
  if (coding.work.kind === 'totals') {
    const summary = computeSummaryScores(rubric, coding.work.counts, globals);
    const { counts, volleys = null } = coding.work;
    return { volleys, counts, summary, proficiency: assessProficiency(rubric, summary) };
  }
  const spoken = frame.transcript ? turnsOfSegment(frame.transcript, frame.segment) : [];
  const scores = scoreCoding(rubric, { turns: layCodes(spoken, coding.work.turns), globals }, isFacilitative);
  return { ...scores, volleys: scores.volleys.length };
}
