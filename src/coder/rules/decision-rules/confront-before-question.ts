import { candidateFor, clear, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** A question that is plainly Confront is Confront [MITI E.4]. */
export const confrontBeforeQuestion: DecisionRule = {
  id: 'confront-before-question',
  apply: (candidates) => {
    const confront = candidateFor(candidates, 'CONFRONT');
    if (!confront || confront.confidence < clear) return keepAll(candidates);
    return removeCodes(candidates, ['Q'], 'the question is plainly Confront');
  },
};
