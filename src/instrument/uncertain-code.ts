import { type CodedTurn, type CodedUtterance, spokenUtterances, type TurnCodes } from './coding.ts';
import type { CodeId } from './rubric.ts';

const noCode = 'no code';
const mark = new RegExp(`^uncertain, else (${noCode}|[A-Z][A-Z0-9_]*): `);

/** Why an utterance has its code, as documents and tables say it: that the code is uncertain stands before the reason. */
export function describeReason({ reason, uncertain }: Pick<CodedUtterance, 'reason' | 'uncertain'>): string | null {
  return uncertain ? `uncertain, else ${uncertain.secondBest ?? noCode}: ${reason ?? ''}` : reason;
}

/** Reads what `describeReason` wrote. The inverse of it. */
export function readReason(written: string | null): Pick<CodedUtterance, 'reason' | 'uncertain'> {
  const [marked, second] = (written === null ? null : mark.exec(written)) ?? [];
  if (written === null || marked === undefined || second === undefined) return { reason: written };
  return { reason: written.slice(marked.length), uncertain: { secondBest: second === noCode ? null : second } };
}

/** Codes as they were kept before uncertainty was data of its own: where a reason says that its code is uncertain. */
export function readMarkedReasons(codes: readonly TurnCodes[]): TurnCodes[] {
  return codes.map((turn) =>
    'utterances' in turn
      ? { ...turn, utterances: turn.utterances.map((each) => ({ ...each, ...readReason(each.reason) })) }
      : turn,
  );
}

/** An utterance whose code a person should look at. */
export interface UncertainCode {
  readonly turnId: string;
  readonly startSeconds: number | null;
  readonly text: string;
  readonly code: CodeId | null;
  /** Probability of the code, from 0 to 1; null where it is not known. */
  readonly confidence: number | null;
  readonly secondBest: CodeId | null;
  readonly reason: string;
}

/** The uncertain codes of a coding, in the order they were said. */
export function findUncertainCodes(turns: readonly CodedTurn[]): UncertainCode[] {
  return turns.flatMap((turn) => {
    if (turn.role !== 'clinician') return [];
    const { id: turnId, startSeconds } = turn;
    return spokenUtterances(turn).flatMap(({ text, code, confidence, reason, uncertain }) =>
      uncertain ? [{ turnId, startSeconds, text, code, confidence, ...uncertain, reason: reason ?? '' }] : [],
    );
  });
}
