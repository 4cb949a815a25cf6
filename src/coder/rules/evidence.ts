import { areNoises } from '../reading/facilitative.ts';
import { type KnownWord, type PersonList, personBit } from '../reading/known-words.ts';
import type { UtteranceView } from '../reading/utterance-view.ts';
import type { UtteranceContext } from './context.ts';

/** The share of the utterance's content words that the client has not just used; null where it has none. */
export function newContentShare(context: UtteranceContext): number | null {
  const { size } = context.utterance.stems;
  return size === 0 ? null : 1 - sharedStems(context) / size;
}

/** Several detectors ask for the same utterance, one after the other. */
let lastContext: UtteranceContext | undefined;
let lastShared = 0;

/** Content words that the client used before and the clinician takes up. */
export function sharedStems(context: UtteranceContext): number {
  if (lastContext !== context) {
    lastShared = countShared(context);
    lastContext = context;
  }
  return lastShared;
}

function countShared({ utterance, previousClient }: UtteranceContext): number {
  let shared = 0;
  if (!previousClient) return 0;
  const { stems, earlierStems } = previousClient;
  for (const stem of utterance.stems) if (stems.has(stem) || earlierStems.has(stem)) shared += 1;
  return shared;
}

/** Whether a word of the list stands among the first `reach` words after the openers. */
export function opensWith({ words, opening }: UtteranceView, list: PersonList, reach = 1): boolean {
  const end = Math.min(words.length, opening + reach);
  for (let i = opening; i < end; i += 1) if (((words[i] as KnownWord).persons & personBit[list]) !== 0) return true;
  return false;
}

/** Whether a word of the list stands anywhere in the utterance. */
export function holds({ persons }: UtteranceView, list: PersonList): boolean {
  return (persons & personBit[list]) !== 0;
}

/** Whether the utterance has the order of words of a question: a question word first, or the verb before its subject. */
export function isQuestionForm({ utterance }: UtteranceContext): boolean {
  return utterance.questionForm;
}

/** The beginning of the utterance after its openers, for a reason. */
export function quoteStart(view: UtteranceView, words = 5): string {
  const tokens = view.tokens.slice(view.opening, view.opening + words);
  return tokens.map((each) => each.text).join(' ');
}

/** Words after the openers. */
export function contentLength(view: UtteranceView): number {
  return view.tokens.length - view.opening;
}

/** Whether the utterance is about the client: a second-person word stands in it. */
export function addressesClient({ utterance }: UtteranceContext): boolean {
  return holds(utterance, 'secondPerson');
}

/** A feeling word in the utterance that the client has not just used. */
export function namedFeeling({ utterance, previousClient }: UtteranceContext): string | null {
  const { words, tokens } = utterance;
  for (let i = 0; i < words.length; i += 1) {
    const { feeling } = words[i] as KnownWord;
    if (feeling !== null && !previousClient?.names(feeling)) return tokens[i]?.normal ?? null;
  }
  return null;
}

/** Whether the utterance has nothing but openers and listening noises. */
export function isNoiseOnly({ utterance, cues }: UtteranceContext): boolean {
  const { openers, facilitative } = cues.lists;
  return areNoises(utterance.tokens, cues.lists, (word) => openers.has(word) || facilitative.has(word));
}
