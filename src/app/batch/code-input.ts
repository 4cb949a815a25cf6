import { layCodes, liftCodes } from '../../instrument/coded-turns.ts';
import type { Coding } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { CodingRecord, NewCoding, NewSegment } from '../../library/records.ts';
import { describeScores, type ScoredSession } from '../../scoring/describe-scores.ts';
import { reviewRows } from '../../scoring/review-csv.ts';
import { csvRow } from '../../scoring/score-csv.ts';
import { scoreByHeuristics, scoreGivenCoding } from '../../scoring/score-session.ts';
import { drawSegment, type SegmentChoice } from '../../transcript/segment.ts';
import { type BatchInput, type BatchSetup, hashLibraryWork, hashResult, scoreHeader } from './batch-setup.ts';

/** A scored session as a line of results.jsonl, one of results.csv and any of review.csv, all with their line end. */
export interface ResultLines {
  readonly json: string;
  readonly csv: string;
  readonly review: string;
}

/** What the library keeps of a coded session. */
export interface KeptWork {
  readonly segment: NewSegment;
  /** Without the id of its segment, which the library gives. */
  readonly coding: NewCoding;
}

export interface CodedInput {
  readonly lines: ResultLines;
  /** Null where no library is used. */
  readonly kept: KeptWork | null;
}

/**
 * Codes a session by heuristics. The result depends on the arguments alone: neither on other sessions nor on their order.
 *
 * @param work hash of the session and the setup, as `hashWork` gives it
 * @throws InputFault when the session can't be coded
 */
export async function codeInput(input: BatchInput, work: string, setup: BatchSetup): Promise<CodedInput> {
  const { session, source, libraryId } = input;
  requireSpeech(input);
  const scored = scoreByHeuristics(session, source, setup.choices, setup);
  const lines = writeLines(scored, work, setup);
  return { lines, kept: libraryId === null ? null : keepable(input, work, scored, setup) };
}

/** Scores a coding that was kept earlier: the same lines as when it was made. */
export function scoreKept(input: BatchInput, work: string, kept: CodingRecord, setup: BatchSetup): ResultLines {
  if (kept.work.kind !== 'utterances') throw new InputFault({ problem: `coding ${kept.id} holds no utterances` });
  const { session, source } = input;
  const drawn = drawSegment(session, setup.choices.segment, setup.choices.seed);
  const coding: Coding = {
    coder: kept.coder,
    turns: layCodes(drawn.session.turns, kept.work.turns),
    globals: kept.globals,
    changeGoal: kept.changeGoal,
  };
  return writeLines(scoreGivenCoding(session, source, setup.choices, setup, coding), work, setup);
}

function requireSpeech({ session }: BatchInput): void {
  if (session.turns.length > 0) return;
  throw new InputFault({ problem: `session "${session.id}" has no transcript, so there is nothing to code` });
}

function writeLines(scored: ScoredSession, work: string, setup: BatchSetup): ResultLines {
  const score = describeScores(scored);
  return {
    json: `${JSON.stringify({ work: hashResult(work, setup), ...score })}\n`,
    csv: csvRow(setup.rubric, scoreHeader(setup), score),
    review: reviewRows(score),
  };
}

function keepable(input: BatchInput, work: string, { coding, segment }: ScoredSession, setup: BatchSetup): KeptWork {
  const sessionId = input.libraryId ?? '';
  const [first, last] = [coding.turns[0], coding.turns.at(-1)];
  return {
    segment: {
      sessionId,
      method: setup.choices.segment.method,
      seed: segment.seed,
      requestedSeconds: requestedSeconds(setup.choices.segment),
      turns: first && last ? { first: first.id, last: last.id } : null,
      startSeconds: segment.startSeconds,
      endSeconds: segment.endSeconds,
      timesEstimated: segment.estimated,
    },
    coding: {
      sessionId,
      coder: { ...coding.coder },
      rubric: { id: setup.rubric.id, sha256: setup.rubricSha256 },
      sourceHash: hashLibraryWork(input, work),
      changeGoal: coding.changeGoal,
      work: { kind: 'utterances', turns: liftCodes(coding.turns) },
      globals: keepableGlobals(coding),
      status: 'final',
      softwareVersion: setup.programVersion,
    },
  };
}

function requestedSeconds(choice: SegmentChoice): number | null {
  return choice.method === 'first' || choice.method === 'random' ? choice.seconds : null;
}

function keepableGlobals({ globals }: Coding): NonNullable<NewCoding['globals']> {
  return Object.fromEntries(
    Object.entries(globals).flatMap(([id, rating]) =>
      rating ? [[id, { ...rating, reasons: [...rating.reasons] }]] : [],
    ),
  );
}
