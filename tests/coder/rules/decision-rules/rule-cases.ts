import type { RuleOutcome } from '../../../../src/coder/rules/decision-rule.ts';
import { type Candidate, propose } from '../../../../src/coder/rules/detector.ts';

/** Candidates with their confidence, and the codes that a rule leaves of them. */
export interface RuleCase {
  readonly name: string;
  readonly given: readonly (readonly [string, number])[];
  readonly left: readonly string[];
  readonly clinician: string;
}

export function candidatesOf(given: RuleCase['given']): Candidate[] {
  return given.map(([code, confidence]) => propose(code, confidence, `seems ${code}`));
}

export function codesLeft({ candidates }: RuleOutcome): (string | null)[] {
  return candidates.map(({ code }) => code);
}
