import { type DecisionRule, inTurn, preferLower } from '../decision-rule.ts';

/** MI-adherent codes in doubt among themselves: the lowest of Emphasize, Seek, Affirm that fits [MITI E.4]. */
export const lowestMiAdherent: DecisionRule = {
  id: 'lowest-mi-adherent',
  apply: (candidates) =>
    inTurn(candidates, [
      (each) => preferLower(each, 'EMPHASIZE', 'SEEK'),
      (each) => preferLower(each, 'EMPHASIZE', 'AF'),
      (each) => preferLower(each, 'SEEK', 'AF'),
    ]),
};
