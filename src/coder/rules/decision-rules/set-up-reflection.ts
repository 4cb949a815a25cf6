import { strongestHit } from '../../reading/utterance.ts';
import { candidateFor, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';

/** From this confidence on the words are a question, whatever leads up to it. */
const questionAtLeast = 0.7;

/** A reflection that only cues the question in the same breath is not coded [MITI E.4]. */
export const setUpReflection: DecisionRule = {
  id: 'set-up-reflection',
  apply: (candidates, { utterance, next }) => {
    const asks = candidateFor(candidates, 'Q') ?? candidateFor(candidates, 'SEEK');
    if (asks && asks.confidence >= questionAtLeast)
      return removeCodes(candidates, ['SR', 'CR'], 'the reflection only cues the question');
    if (!strongestHit(utterance, 'recall') || !next?.asked) return keepAll(candidates);
    return removeCodes(candidates, ['SR', 'CR'], 'takes up an earlier remark only to ask the question after it');
  },
};
