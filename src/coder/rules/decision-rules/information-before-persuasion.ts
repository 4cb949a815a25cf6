import { candidateFor, type DecisionRule, inTurn, keepAll, preferLower, type RuleStep } from '../decision-rule.ts';

const steps: readonly RuleStep[] = [
  (each) => preferLower(each, 'PERSUADE', 'GI'),
  (each) => preferLower(each, 'PERSUADE_WITH', 'GI'),
];

/** Giving Information or Persuade, with or without permission, in doubt: Giving Information [MITI E.4]. */
export const informationBeforePersuasion: DecisionRule = {
  id: 'information-before-persuasion',
  apply: (candidates) => (candidateFor(candidates, 'GI') ? inTurn(candidates, steps) : keepAll(candidates)),
};
