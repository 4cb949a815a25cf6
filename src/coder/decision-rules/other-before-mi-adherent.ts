import { candidateFor, clear, type DecisionRule, inTurn, keepAll, preferLower } from '../decision-rule.ts';
import type { Candidate } from '../detector.ts';

const miAdherent = ['AF', 'SEEK', 'EMPHASIZE'];
const others = ['GI', 'PERSUADE', 'PERSUADE_WITH', 'Q', 'SR', 'CR', 'CONFRONT'];

/** An MI-adherent code or another in doubt: the other [MITI E.4]. A clear MI-adherent code is not in doubt. */
export const otherBeforeMiAdherent: DecisionRule = {
  id: 'other-before-mi-adherent',
  apply: (candidates) =>
    inTurn(
      candidates,
      miAdherent
        .filter((code) => candidateFor(candidates, code))
        .flatMap((dearer) =>
          others.map((other) => (left: readonly Candidate[]) => {
            const confidence = candidateFor(left, dearer)?.confidence ?? 0;
            return confidence >= clear ? keepAll(left) : preferLower(left, dearer, other);
          }),
        ),
    ),
};
