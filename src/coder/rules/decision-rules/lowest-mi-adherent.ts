import { candidateFor, type DecisionRule, inTurn, keepAll, preferLower, type RuleStep } from '../decision-rule.ts';

const steps: readonly RuleStep[] = [
  (each) => preferLower(each, 'EMPHASIZE', 'SEEK'),
  (each) => preferLower(each, 'EMPHASIZE', 'AF'),
  (each) => preferLower(each, 'SEEK', 'AF'),
];

/** MI-adherent codes in doubt among themselves: the lowest of Emphasize, Seek, Affirm that fits [MITI E.4]. */
export const lowestMiAdherent: DecisionRule = {
  id: 'lowest-mi-adherent',
  apply: (candidates) => {
    const dearer = candidateFor(candidates, 'EMPHASIZE') ?? candidateFor(candidates, 'SEEK');
    return dearer ? inTurn(candidates, steps) : keepAll(candidates);
  },
};
