import type { CodeId } from '../../instrument/rubric.ts';
import type { UtteranceContext } from './context.ts';
import type { Candidate } from './detector.ts';

/** A candidate that a rule removed, and why, in plain words. */
export interface RemovedCandidate {
  readonly candidate: Candidate;
  readonly because: string;
}

/** What a rule leaves. */
export interface RuleOutcome {
  readonly candidates: readonly Candidate[];
  readonly removed: readonly RemovedCandidate[];
}

/** A decision rule of the manual: what to do where more than one code could be given. */
export interface DecisionRule {
  /** Id of the rule in the rubric. */
  readonly id: string;
  apply(candidates: readonly Candidate[], context: UtteranceContext): RuleOutcome;
}

/** Two candidates this close are "in doubt" in the manual's sense. */
export const doubt = 0.12;

/** Below this confidence nothing is coded. */
export const leastConfidence = 0.34;

/** From this confidence on a candidate is clear. */
export const clear = 0.65;

/** The candidate for a code, if there is one. */
export function candidateFor(candidates: readonly Candidate[], code: CodeId): Candidate | undefined {
  for (const each of candidates) if (each.code === code) return each;
  return undefined;
}

/** Whether the dearer candidate does not stand out against the other. */
export function isInDoubt(dearer: Candidate, other: Candidate): boolean {
  return dearer.confidence - other.confidence < doubt;
}

const nothing: readonly RemovedCandidate[] = [];

/** Everything kept. */
export function keepAll(candidates: readonly Candidate[]): RuleOutcome {
  return { candidates, removed: nothing };
}

/** Removes the candidates for some codes. */
export function removeCodes(candidates: readonly Candidate[], codes: readonly CodeId[], because: string): RuleOutcome {
  const leaves = (each: Candidate) => each.code !== null && codes.includes(each.code);
  if (!candidates.some(leaves)) return keepAll(candidates);
  return {
    candidates: candidates.filter((each) => !leaves(each)),
    removed: candidates.filter(leaves).map((candidate) => ({ candidate, because })),
  };
}

/** "In doubt the lower": removes `dearer` where it is not clearly ahead of `lower`, and `lower` could win at all. */
export function preferLower(candidates: readonly Candidate[], dearer: CodeId, lower: CodeId): RuleOutcome {
  const high = candidateFor(candidates, dearer);
  const low = candidateFor(candidates, lower);
  if (!high || !low || low.confidence < leastConfidence || !isInDoubt(high, low)) return keepAll(candidates);
  return removeCodes(candidates, [dearer], `${dearer} or ${lower} in doubt: ${lower}`);
}

/** One step of a rule that has several. */
export type RuleStep = (candidates: readonly Candidate[]) => RuleOutcome;

/** Applies steps one after another and gathers what they removed. */
export function inTurn(candidates: readonly Candidate[], steps: readonly RuleStep[]): RuleOutcome {
  let left = candidates;
  const removed: RemovedCandidate[] = [];
  for (const step of steps) {
    const outcome = step(left);
    left = outcome.candidates;
    removed.push(...outcome.removed);
  }
  return { candidates: left, removed };
}
