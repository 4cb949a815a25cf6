import { candidateFor, clear, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** A question that seeks collaboration is Seek, not Question [MITI E.4]. */
export const seekBeforeQuestion: DecisionRule = {
  id: 'seek-before-question',
  apply: (candidates) => {
    const seek = candidateFor(candidates, 'SEEK');
    if (!seek || seek.confidence < clear) return keepAll(candidates);
    return removeCodes(candidates, ['Q'], 'the question seeks collaboration');
  },
};
