import { type DecisionRule, preferLower } from '../decision-rule.ts';

/** Simple or complex reflection in doubt: simple [MITI E.4]. */
export const simpleBeforeComplex: DecisionRule = {
  id: 'simple-before-complex',
  apply: (candidates) => preferLower(candidates, 'CR', 'SR'),
};
