import { candidateFor, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** Persuade and Persuade with Permission in one utterance: only the one with permission [MITI E.4]. */
export const permissionBeforePersuasion: DecisionRule = {
  id: 'permission-before-persuasion',
  apply: (candidates) => {
    if (!candidateFor(candidates, 'PERSUADE_WITH')) return keepAll(candidates);
    return removeCodes(candidates, ['PERSUADE'], 'the advice has permission');
  },
};
