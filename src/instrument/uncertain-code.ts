import type { CodedTurn } from './coding.ts';
import type { CodeId } from './rubric.ts';

/**
 * A reason that says the code is uncertain: counted by its best guess, to be reviewed by a person. It stands in the reason
 * so that it goes wherever the coding goes.
 *
 * @param secondBest the next likely code; null for none
 */
export function markUncertain(reason: string, secondBest: CodeId | null): string {
  return `uncertain, else ${secondBest ?? noCode}: ${reason}`;
}

const noCode = 'no code';
const mark = new RegExp(`^uncertain, else (${noCode}|\\S+): `);

/** Whether a reason marks its code as uncertain. */
export function isUncertain(reason: string | null): boolean {
  return reason !== null && mark.test(reason);
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
  const found: UncertainCode[] = [];
  for (const turn of turns) {
    if (turn.role !== 'clinician') continue;
    for (const { text, code, confidence, reason } of turn.utterances) {
      const [marked, second] = (reason === null ? null : mark.exec(reason)) ?? [];
      if (reason === null || marked === undefined || second === undefined) continue;
      const secondBest = second === noCode ? null : second;
      const { id: turnId, startSeconds } = turn;
      found.push({ turnId, startSeconds, text, code, confidence, secondBest, reason: reason.slice(marked.length) });
    }
  }
  return found;
}
