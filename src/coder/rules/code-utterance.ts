import type { CodedUtterance } from '../../instrument/coding.ts';
import type { CodeId } from '../../instrument/rubric.ts';
import type { UtteranceView } from '../reading/utterance-view.ts';
import type { UtteranceContext } from './context.ts';
import { leastConfidence } from './decision-rule.ts';
import { applyDecisionRules } from './decision-rules.ts';
import type { Candidate } from './detector.ts';
import { findLicence } from './detectors/persuade-with-permission.ts';
import { detectors } from './detectors.ts';

/** What the detectors find in an utterance, the rubric's codes only. */
export function detectCandidates(context: UtteranceContext, known: ReadonlySet<CodeId>): Candidate[] {
  const found: Candidate[] = [];
  for (const detector of detectors) {
    const candidate = detector.code === null || known.has(detector.code) ? detector.detect(context) : null;
    if (candidate) found.push(candidate);
  }
  return found;
}

/** An utterance held against the detectors and the decision rules. */
export interface WeighedUtterance {
  /** What the detectors found. */
  readonly found: readonly Candidate[];
  /** The strongest candidate that the decision rules left. */
  readonly best: Candidate | null;
  /** What the decision rules removed and why, for a reason. */
  readonly notes: readonly string[];
  /** What makes advice welcome here, in words; null where nothing does. */
  findLicence(): string | null;
}

/** An utterance with what the rules found in it. */
export interface FoundUtterance {
  readonly view: UtteranceView;
  readonly weighed: WeighedUtterance;
}

/** Holds one utterance against the detectors and the decision rules. */
export function weighUtterance(context: UtteranceContext, known: ReadonlySet<CodeId>): WeighedUtterance {
  const found = detectCandidates(context, known);
  const { candidates, notes } = applyDecisionRules(found, context);
  let best: Candidate | null = null;
  for (const each of candidates) if (!best || each.confidence > best.confidence) best = each;
  return { found, best, notes, findLicence: () => findLicence(context)?.() ?? null };
}

/** The code that the rules alone give: that of the strongest candidate, unless it is too weak. */
export function ruleCode({ best }: WeighedUtterance): CodeId | null {
  return best && best.confidence >= leastConfidence ? best.code : null;
}

/** The coding of an utterance by rules alone. */
export function concludeByRules({ text }: UtteranceView, { found, best, notes }: WeighedUtterance): CodedUtterance {
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
