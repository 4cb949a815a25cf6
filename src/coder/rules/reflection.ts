import { hitsOf, strongestHit } from '../reading/utterance.ts';
import type { UtteranceContext } from './context.ts';
import {
  addressesClient,
  contentLength,
  holds,
  namedFeeling,
  newContentShare,
  opensWith,
  quoteStart,
  sharedWords,
} from './evidence.ts';

/** That an utterance is a reflection, before simple and complex are told apart. */
export interface Reflection {
  readonly confidence: number;
  /** What it adds to the client's words. */
  readonly added: AddedMeaning;
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
  if (contentLength(utterance) === 0 || utterance.questionForm) return null;
  const stem = strongestHit(utterance, 'reflectionStem');
  const shape = stem ? { confidence: stem.cue.strength, evidence: `"${stem.quote}"` } : findStatement(context);
  if (!shape) return null;
  const heard = sharedWords(context) > 0 ? 0.05 : 0;
  const asked = utterance.asked ? 0.12 : 0;
  const unheard = previousClient ? 1 : nothingHeard;
  const confidence = Math.max(0.05, Math.min(0.95, shape.confidence + heard - asked)) * unheard;
  return { confidence, evidence: shape.evidence, added: weighMeaning(context) };
}

function findStatement(context: UtteranceContext): Omit<Reflection, 'added'> | null {
  const { utterance } = context;
  const quoted = `"${quoteStart(utterance)}"`;
  const shared = sharedWords(context);
  const mine = holds(context, 'firstPerson') || holds(context, 'firstPersonPlural');
  if (opensWith(context, 'secondPerson') && !mine)
    return { confidence: 0.72, evidence: `a statement about the client: ${quoted}` };
  if (opensWith(context, 'secondPerson', 4) && !mine)
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
  return contentLength(utterance) <= 6 ? { confidence: 0.28, evidence: `a short echo: ${quoted}` } : null;
}

/** How much meaning the reflection adds, from 0 to 1, and what shows it. */
export interface AddedMeaning {
  readonly weight: number;
  readonly evidence: readonly string[];
}

/** New words weigh this much, if all content words are new. */
const weightOfNewWords = 0.35;
const weightOfFeeling = 0.3;
const weightOfLength = 0.15;
/** What a cue of added meaning is worth where the client said all the same words. */
const leastWorth = 0.5;
/** Longer reflections tend to join or interpret. */
const longReflection = 16;

/** Weighs what a reflection adds: cues of complex reflection, a feeling the client had not named, new words, length. */
function weighMeaning(context: UtteranceContext): AddedMeaning {
  const cues = hitsOf(context.utterance, 'CR');
  const feeling = namedFeeling(context);
  const newShare = newContentShare(context) ?? 0;
  const worth = leastWorth + (1 - leastWorth) * newShare;
  const rest =
    cues.reduce((left, each) => left * (1 - each.cue.strength * worth), 1) *
    (feeling ? 1 - weightOfFeeling : 1) *
    (1 - weightOfNewWords * newShare) *
    (contentLength(context.utterance) >= longReflection ? 1 - weightOfLength : 1);
  const evidence = [
    ...cues.slice(0, 2).map((each) => `"${each.quote}"`),
    ...(feeling ? [`names a feeling: "${feeling}"`] : []),
    ...(newShare >= 0.6 ? ['most of its words are new'] : []),
  ];
  return { weight: 1 - rest, evidence };
}
