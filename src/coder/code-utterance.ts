import type { CodedUtterance } from '../instrument/coding.ts';
import type { CodeId } from '../instrument/rubric.ts';
import type { UtteranceContext } from './context.ts';
import { decisionRules } from './decision-rules.ts';
import type { Candidate } from './detector.ts';
import { detectors } from './detectors.ts';

/** Below this confidence nothing is coded. */
export const leastConfidence = 0.34;

/** What the detectors find in an utterance, the rubric's codes only. */
export function detectCandidates(context: UtteranceContext, known: ReadonlySet<CodeId>): Candidate[] {
  return detectors
    .filter(({ code }) => code === null || known.has(code))
    .flatMap((detector) => detector.detect(context) ?? []);
}

/** Codes one utterance: detectors, decision rules, the strongest candidate left. */
export function codeUtterance(context: UtteranceContext, known: ReadonlySet<CodeId>): CodedUtterance {
  const found = detectCandidates(context, known);
  const notes: string[] = [];
  let left: readonly Candidate[] = found;
  for (const rule of decisionRules) {
    const { candidates, removed } = rule.apply(left, context);
    left = candidates;
    for (const { candidate, because } of removed) notes.push(`not ${candidate.code}: ${because} (${rule.id})`);
  }
  const { text } = context.utterance;
  const best = left.toSorted((a, b) => b.confidence - a.confidence)[0];
  if (!best) return { text, code: null, confidence: 0.5, reason: ['nothing speaks for a code', ...notes].join('; ') };
  if (best.code !== null && best.confidence < leastConfidence)
    return {
      text,
      code: null,
      confidence: 1 - best.confidence,
      reason: `too little speaks for ${best.code}: ${best.reason}`,
    };
  return { text, code: best.code, confidence: best.confidence, reason: [best.reason, ...notes.slice(0, 2)].join('; ') };
}
