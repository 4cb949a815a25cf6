import { strongestHit } from '../../reading/utterance.ts';
import { type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** Asking permission is Seek; the advice after it is Persuade with Permission [MITI E.4]. */
export const permissionThenAdvice: DecisionRule = {
  id: 'permission-then-advice',
  apply: (candidates, { utterance }) => {
    const asks = strongestHit(utterance, 'permission');
    if (!asks || !utterance.asked) return keepAll(candidates);
    return removeCodes(
      candidates,
      ['PERSUADE', 'PERSUADE_WITH', 'GI'],
      'asking permission is Seek, the advice comes after it',
    );
  },
};
