import { candidateFor, clear, type DecisionRule, doubt, isInDoubt, keepAll, removeCodes } from '../decision-rule.ts';

/**
 * Confront or reflection in doubt: no code; a clear Confront in the form of a reflection is Confront [MITI E.4]. No code
 * means that no third code gains by the doubt either, unless it stands out against both.
 */
export const confrontOrReflectionUncoded: DecisionRule = {
  id: 'confront-or-reflection-uncoded',
  apply: (candidates) => {
    const confront = candidateFor(candidates, 'CONFRONT');
    if (!confront) return keepAll(candidates);
    const reflections = candidates.filter(({ code }) => code === 'SR' || code === 'CR');
    if (reflections.length === 0) return keepAll(candidates);
    if (confront.confidence >= clear)
      return removeCodes(candidates, ['SR', 'CR'], 'a Confront in the form of a reflection');
    const reflection = reflections.reduce((best, each) => (each.confidence > best.confidence ? each : best));
    if (Math.abs(confront.confidence - reflection.confidence) >= doubt) return keepAll(candidates);
    const strongest = confront.confidence > reflection.confidence ? confront : reflection;
    const doubtful = candidates.filter((each) => isInDoubt(each, strongest)).flatMap(({ code }) => code ?? []);
    return removeCodes(candidates, doubtful, 'Confront or reflection in doubt: no code');
  },
};
