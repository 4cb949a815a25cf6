import type { CodeId } from '../../instrument/rubric.ts';
import type { UtteranceContext } from './context.ts';
import { leastConfidence } from './decision-rule.ts';
import { applyDecisionRules } from './decision-rules.ts';
import type { Candidate } from './detector.ts';
import { findLicence } from './detectors/persuade-with-permission.ts';
import { detectors } from './detectors.ts';

/** What the detectors find in an utterance, the rubric's codes only. */
export function detectCandidates(context: UtteranceContext, known: ReadonlySet<CodeId>): Candidate[] {
  const asked = detectors.filter(({ code }) => code === null || known.has(code));
  return asked.flatMap((detector) => detector.detect(context) ?? []);
}

/** An utterance held against the detectors and the decision rules. */
export interface WeighedUtterance {
  /** What the detectors found. */
  readonly found: readonly Candidate[];
  /** The strongest candidate that the decision rules left. */
  readonly best: Candidate | null;
  /** What the decision rules removed and why, for a reason. */
  readonly notes: readonly string[];
  /** What would make advice welcome here, in words; null where nothing does. */
  readonly licence: string | null;
}

/** Holds one utterance against the detectors and the decision rules. */
export function weighUtterance(context: UtteranceContext, known: ReadonlySet<CodeId>): WeighedUtterance {
  const found = detectCandidates(context, known);
  const { candidates, notes } = applyDecisionRules(found, context);
  const [best = null] = candidates.toSorted((a, b) => b.confidence - a.confidence);
  return { found, best, notes, licence: findLicence(context) };
}

/** The code that the rules alone give: that of the strongest candidate, unless it is too weak. */
export function ruleCode({ best }: WeighedUtterance): CodeId | null {
  return best && best.confidence >= leastConfidence ? best.code : null;
}

/** What the rules alone conclude: a code or none, how strongly the evidence speaks for it, and why. */
export function concludeByRules({ found, best, notes }: WeighedUtterance) {
  if (!best) {
    const nothing = found.length === 0 ? 'nothing speaks for a code' : 'the decision rules leave no code';
    return { code: null, confidence: 0.5, reason: [nothing, ...notes].join('; ') };
  }
  if (best.code !== null && best.confidence < leastConfidence) {
    const reason = [`too little speaks for ${best.code}: ${best.reason}`, ...notes].join('; ');
    return { code: null, confidence: 1 - best.confidence, reason };
  }
  return { code: best.code, confidence: best.confidence, reason: [best.reason, ...notes].join('; ') };
}
