import {
  candidateFor,
  clear,
  type DecisionRule,
  inTurn,
  keepAll,
  preferLower,
  type RuleStep,
} from '../decision-rule.ts';

const miAdherent = ['AF', 'SEEK', 'EMPHASIZE'];
const others = ['GI', 'PERSUADE', 'PERSUADE_WITH', 'Q', 'SR', 'CR', 'CONFRONT'];

const steps: readonly RuleStep[] = miAdherent.flatMap((dearer) =>
  others.map(
    (other): RuleStep =>
      (left) => {
        const confidence = candidateFor(left, dearer)?.confidence ?? 0;
        return confidence >= clear ? keepAll(left) : preferLower(left, dearer, other);
      },
  ),
);

/** An MI-adherent code or another in doubt: the other [MITI E.4]. A clear MI-adherent code is not in doubt. */
export const otherBeforeMiAdherent: DecisionRule = {
  id: 'other-before-mi-adherent',
  apply: (candidates) =>
    miAdherent.some((code) => candidateFor(candidates, code)) ? inTurn(candidates, steps) : keepAll(candidates),
};
