import type { UtteranceContext } from './context.ts';
import type { DecisionRule } from './decision-rule.ts';
import { affirmBeforeComplex } from './decision-rules/affirm-before-complex.ts';
import { confrontBeforeQuestion } from './decision-rules/confront-before-question.ts';
import { confrontOrReflectionUncoded } from './decision-rules/confront-or-reflection-uncoded.ts';
import { informationBeforePersuasion } from './decision-rules/information-before-persuasion.ts';
import { lowestMiAdherent } from './decision-rules/lowest-mi-adherent.ts';
import { otherBeforeMiAdherent } from './decision-rules/other-before-mi-adherent.ts';
import { permissionBeforePersuasion } from './decision-rules/permission-before-persuasion.ts';
import { permissionThenAdvice } from './decision-rules/permission-then-advice.ts';
import { persuadeBeforeConfront } from './decision-rules/persuade-before-confront.ts';
import { reflectionWithCheck } from './decision-rules/reflection-with-check.ts';
import { seekBeforeQuestion } from './decision-rules/seek-before-question.ts';
import { setUpReflection } from './decision-rules/set-up-reflection.ts';
import { simpleBeforeComplex } from './decision-rules/simple-before-complex.ts';
import type { Candidate } from './detector.ts';

/**
 * The decision rules in the order they are applied: first what the utterance's place decides, then what takes a clear
 * form, then the rules of doubt within a family and between families.
 */
export const decisionRules: readonly DecisionRule[] = [
  permissionThenAdvice,
  permissionBeforePersuasion,
  confrontBeforeQuestion,
  seekBeforeQuestion,
  affirmBeforeComplex,
  reflectionWithCheck,
  setUpReflection,
  persuadeBeforeConfront,
  confrontOrReflectionUncoded,
  simpleBeforeComplex,
  informationBeforePersuasion,
  lowestMiAdherent,
  otherBeforeMiAdherent,
];

/** What the rules leave, and what each removed and why, in words. */
export interface RuledCandidates {
  readonly candidates: readonly Candidate[];
  readonly notes: readonly string[];
}

/** Applies every decision rule in order. */
export function applyDecisionRules(found: readonly Candidate[], context: UtteranceContext): RuledCandidates {
  const notes: string[] = [];
  let left = found;
  for (const rule of decisionRules) {
    if (left.length === 0) break;
    const { candidates, removed } = rule.apply(left, context);
    left = candidates;
    for (const { candidate, because } of removed) notes.push(`not ${candidate.code}: ${because} (${rule.id})`);
  }
  return { candidates: left, notes };
}
