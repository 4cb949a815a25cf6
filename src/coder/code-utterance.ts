import type { CodedUtterance } from '../instrument/coding.ts';
import type { CodeId } from '../instrument/rubric.ts';
import type { UtteranceContext } from './context.ts';
import { leastConfidence } from './decision-rule.ts';
import { applyDecisionRules } from './decision-rules.ts';
import type { Candidate } from './detector.ts';
import { detectors } from './detectors.ts';

/** What the detectors find in an utterance, the rubric's codes only. */
export function detectCandidates(context: UtteranceContext, known: ReadonlySet<CodeId>): Candidate[] {
  return detectors
    .filter(({ code }) => code === null || known.has(code))
    .flatMap((detector) => detector.detect(context) ?? []);
}

/** Codes one utterance: detectors, decision rules, the strongest candidate left. */
export function codeUtterance(context: UtteranceContext, known: ReadonlySet<CodeId>): CodedUtterance {
  const found = detectCandidates(context, known);
  const { candidates, notes } = applyDecisionRules(found, context);
  const { text } = context.utterance;
  const best = candidates.toSorted((a, b) => b.confidence - a.confidence)[0];
  if (!best) {
    const nothing = found.length === 0 ? 'nothing speaks for a code' : 'the decision rules leave no code';
    return { text, code: null, confidence: 0.5, reason: [nothing, ...notes].join('; ') };
  }
  if (best.code !== null && best.confidence < leastConfidence)
    return {
      text,
      code: null,
      confidence: 1 - best.confidence,
      reason: [`too little speaks for ${best.code}: ${best.reason}`, ...notes].join('; '),
    };
  return { text, code: best.code, confidence: best.confidence, reason: [best.reason, ...notes].join('; ') };
}
