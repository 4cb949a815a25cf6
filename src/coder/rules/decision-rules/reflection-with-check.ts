import { strongestHit } from '../../reading/utterance.ts';
import { candidateFor, type DecisionRule, keepAll, removeCodes } from '../decision-rule.ts';
import { contentLength } from '../evidence.ts';

/** Longest checking question, in words. */
const longestCheck = 8;

/** A reflection and the checking question after it are both coded, each in its own utterance [MITI E.4]. */
export const reflectionWithCheck: DecisionRule = {
  id: 'reflection-with-check',
  apply: (candidates, { utterance, next }) => {
    const isCheck = (view: typeof utterance) =>
      strongestHit(view, 'check') !== undefined && contentLength(view) <= longestCheck;
    if (isCheck(utterance) && candidateFor(candidates, 'Q'))
      return removeCodes(
        candidates,
        ['SR', 'CR'],
        'the checking question is a Question, the reflection before it has its own code',
      );
    if (!next || !isCheck(next) || utterance.asked) return keepAll(candidates);
    return removeCodes(candidates, ['Q'], 'the checking question after it has its own code');
  },
};
