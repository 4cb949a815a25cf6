import { type DecisionRule, inTurn, preferLower } from '../decision-rule.ts';

/** Giving Information or Persuade, with or without permission, in doubt: Giving Information [MITI E.4]. */
export const informationBeforePersuasion: DecisionRule = {
  id: 'information-before-persuasion',
  apply: (candidates) =>
    inTurn(candidates, [
      (each) => preferLower(each, 'PERSUADE', 'GI'),
      (each) => preferLower(each, 'PERSUADE_WITH', 'GI'),
    ]),
};
