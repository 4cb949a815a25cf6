import { candidateFor, clear, type DecisionRule, doubt, keepAll, removeCodes } from '../decision-rule.ts';

/** Confront or reflection in doubt: no code; a clear Confront in the form of a reflection is Confront [MITI E.4]. */
export const confrontOrReflectionUncoded: DecisionRule = {
  id: 'confront-or-reflection-uncoded',
  apply: (candidates) => {
    const confront = candidateFor(candidates, 'CONFRONT');
    const reflections = candidates.filter(({ code }) => code === 'SR' || code === 'CR');
    if (!confront || reflections.length === 0) return keepAll(candidates);
    if (confront.confidence >= clear)
      return removeCodes(candidates, ['SR', 'CR'], 'a Confront in the form of a reflection');
    const highest = Math.max(...reflections.map((each) => each.confidence));
    if (Math.abs(confront.confidence - highest) >= doubt) return keepAll(candidates);
    return removeCodes(candidates, ['CONFRONT', 'SR', 'CR'], 'Confront or reflection in doubt: no code');
  },
};
