import { type DecisionRule, preferLower } from '../decision-rule.ts';

/** Persuade or Confront in doubt: Persuade [MITI E.4]. */
export const persuadeBeforeConfront: DecisionRule = {
  id: 'persuade-before-confront',
  apply: (candidates) => preferLower(candidates, 'CONFRONT', 'PERSUADE'),
};
