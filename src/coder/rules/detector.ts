import type { CodeId } from '../../instrument/rubric.ts';
import type { UtteranceContext } from './context.ts';
import type { NoCode } from './no-code.ts';

/** What speaks for a code, or for none. */
export interface Candidate {
  readonly code: CodeId | NoCode;
  /**
   * From 0 to 1: how strongly the evidence speaks for it, by weights that are set by hand. It orders candidates; it is no
   * measured probability.
   */
  readonly confidence: number;
  /** Plain words with the evidence quoted: `asks permission: "would it be all right if"`. */
  readonly reason: string;
}

/** Finds what speaks for one code. */
export interface Detector {
  readonly code: CodeId | NoCode;
  /** Null where nothing speaks for the code. */
  detect(context: UtteranceContext): Candidate | null;
}

/** What speaks for a code: its confidence, and the evidence quoted. */
export function propose(code: CodeId | NoCode, confidence: number, reason: string): Candidate {
  return { code, confidence, reason };
}
