import type { UtteranceContext } from './context.ts';
import {
  addressesClient,
  contentLength,
  holds,
  isQuestionForm,
  opensWith,
  quoteStart,
  sharedStems,
} from './evidence.ts';
import { hitsOf, strongestHit } from './utterance-view.ts';

/** That an utterance is a reflection at all, before simple and complex are told apart. */
export interface Reflection {
  readonly confidence: number;
  /** What shows it, quoted. */
  readonly evidence: string;
}

/** What is left of the confidence where the transcript holds no client speech before. */
const nothingHeard = 0.75;

/**
 * Whether the utterance gives back what the client said or meant: a reflective frame ("it sounds like"), a statement
 * about the client, or the client's own words repeated.
 */
export function findReflection(context: UtteranceContext): Reflection | null {
  const { utterance, previousClient } = context;
  if (contentLength(utterance) === 0 || isQuestionForm(context)) return null;
  const stem = strongestHit(utterance, 'reflectionStem');
  const shape = stem ? { confidence: stem.cue.strength, evidence: `"${stem.quote}"` } : findStatement(context);
  if (!shape) return null;
  const heard = sharedStems(context) > 0 ? 0.05 : 0;
  const asked = utterance.asked ? 0.12 : 0;
  const unheard = previousClient ? 1 : nothingHeard;
  return { ...shape, confidence: Math.max(0.05, Math.min(0.95, shape.confidence + heard - asked)) * unheard };
}

function findStatement(context: UtteranceContext): Reflection | null {
  const { utterance, cues } = context;
  const { secondPerson, firstPerson } = cues.lists;
  const quoted = `"${quoteStart(utterance)}"`;
  const shared = sharedStems(context);
  const mine = holds(utterance, firstPerson) || holds(utterance, cues.lists.firstPersonPlural);
  if (opensWith(utterance, secondPerson) && !mine)
    return { confidence: 0.72, evidence: `a statement about the client: ${quoted}` };
  if (opensWith(utterance, secondPerson, 4) && !mine)
    return { confidence: 0.6, evidence: `a statement about the client: ${quoted}` };
  if (hitsOf(utterance, 'CR').length > 0) return { confidence: 0.62, evidence: quoted };
  if (addressesClient(context) && !mine)
    return { confidence: shared > 0 ? 0.55 : 0.42, evidence: `speaks of the client: ${quoted}` };
  if (mine)
    return shared > 1 && addressesClient(context)
      ? { confidence: 0.35, evidence: `the client's words: ${quoted}` }
      : null;
  if (shared > 0 && contentLength(utterance) <= 14)
    return { confidence: 0.5, evidence: `takes up the client's words: ${quoted}` };
  return contentLength(utterance) <= 6 ? { confidence: 0.33, evidence: `a short echo: ${quoted}` } : null;
}

/** How much meaning the reflection adds, from 0 to 1, and what shows it. */
export function addedMeaning(
  context: UtteranceContext,
  newShare: number | null,
  feeling: string | null,
): { weight: number; evidence: string[] } {
  const cues = hitsOf(context.utterance, 'CR');
  const evidence = cues.slice(0, 2).map((each) => `"${each.quote}"`);
  let weight = cues.reduce((rest, each) => rest * (1 - each.cue.strength), 1);
  if (feeling) {
    weight *= 0.7;
    evidence.push(`names a feeling: "${feeling}"`);
  }
  if (newShare !== null) {
    weight *= 1 - 0.35 * newShare;
    if (newShare >= 0.6) evidence.push('most of its words are new');
  }
  if (contentLength(context.utterance) >= 16) weight *= 0.85;
  return { weight: 1 - weight, evidence };
}
