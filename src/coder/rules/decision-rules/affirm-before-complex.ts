import { candidateFor, clear, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** A clear Affirm phrased as a reflection is an Affirm [MITI E.4]. */
export const affirmBeforeComplex: DecisionRule = {
  id: 'affirm-before-complex',
  apply: (candidates) => {
    const affirm = candidateFor(candidates, 'AF');
    if (!affirm || affirm.confidence < clear) return keepAll(candidates);
    return removeCodes(candidates, ['SR', 'CR'], 'a clear Affirm in the form of a reflection');
  },
};
