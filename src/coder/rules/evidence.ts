import { onlyNoises } from '../reading/facilitative.ts';
import type { Lexicon } from '../reading/lexicon.ts';
import type { ReadTurn } from '../reading/session-document.ts';
import type { Utterance } from '../reading/utterance.ts';
import type { UtteranceContext } from './context.ts';

/** The lists of words that stand for the people of a conversation. */
export type PersonList = 'firstPerson' | 'firstPersonPlural' | 'secondPerson';

/** The share of the utterance's content words that the client has not just used; null where it has none. */
export function newContentShare(context: UtteranceContext): number | null {
  const { size } = context.utterance.lemmas;
  return size === 0 ? null : 1 - sharedWords(context) / size;
}

/** How many content words the client used before and the clinician takes up. */
export function sharedWords({ utterance, heard }: UtteranceContext): number {
  let shared = 0;
  for (const lemma of utterance.lemmas) if (heard.has(lemma)) shared += 1;
  return shared;
}

/** Whether a word of the list stands among the first `reach` words after the openers. */
export function opensWith({ utterance, lexicon }: UtteranceContext, list: PersonList, reach = 1): boolean {
  const { tokens, opening } = utterance;
  return tokens
    .slice(opening, opening + reach)
    .some(({ normal }) => lexicon.words.factsOf(normal).kinds.includes(list));
}

/** Whether a word of the list stands anywhere in the utterance. */
export function holds({ utterance, lexicon }: UtteranceContext, list: PersonList): boolean {
  return utterance.tokens.some(({ normal }) => lexicon.words.factsOf(normal).kinds.includes(list));
}

/** The beginning of the utterance after its openers, for a reason. */
export function quoteStart({ tokens, opening }: Utterance, words = 5): string {
  return tokens
    .slice(opening, opening + words)
    .map(({ value }) => value)
    .join(' ');
}

/** Words after the openers. */
export function contentLength({ tokens, opening }: Utterance): number {
  return tokens.length - opening;
}

/** Whether the utterance is about the client: a second-person word stands in it. */
export function addressesClient(context: UtteranceContext): boolean {
  return holds(context, 'secondPerson');
}

/** A feeling word in the utterance that the client has not just used. */
export function namedFeeling({ utterance, heardFeelings, lexicon }: UtteranceContext): string | null {
  const found = utterance.tokens.find(({ normal }) => {
    const feeling = lexicon.words.feelingIn(normal);
    return feeling !== null && !heardFeelings().has(feeling);
  });
  return found?.normal ?? null;
}

/** The beginnings of feeling words that a turn holds. */
export function feelingsIn({ turn }: ReadTurn, { lists }: Lexicon): ReadonlySet<string> {
  const text = turn.text.toLowerCase();
  return new Set([...lists.feelings].filter((feeling) => text.includes(feeling)));
}

/** Whether the utterance has nothing but openers and listening noises. */
export function isNoiseOnly({ utterance, lexicon }: UtteranceContext): boolean {
  const { openers, facilitative, facilitativePhrases } = lexicon.lists;
  const words = utterance.tokens.map(({ normal }) => normal);
  return onlyNoises(
    words,
    (word) => openers.has(word) || facilitative.has(word),
    (phrase) => facilitativePhrases.has(phrase),
  );
}
