import type { Lexicon } from '../reading/lexicon.ts';
import type { Token } from '../reading/token.ts';
import type { WordKind } from '../reading/word-facts.ts';

/** A word as the model sees it. */
export interface ModelWord {
  readonly text: string;
  /** Base form of a word with content; null for others. */
  readonly lemma: string | null;
  readonly kinds: readonly WordKind[];
  readonly token: Token;
}

/** The words of a text for the model: all numbers are one word, and what is stuttered counts once. */
export function modelWords(tokens: readonly Token[], { words: book }: Lexicon): ModelWord[] {
  const words: ModelWord[] = [];
  for (const token of tokens) {
    const text = /^\d/.test(token.normal) ? '#' : token.normal;
    if (words.at(-1)?.text === text) continue;
    const { content, kinds } = book.factsOf(token.normal);
    words.push({ text, lemma: content ? token.lemma : null, kinds, token });
  }
  return words;
}

/** The kinds of words that a text holds, each with how often. */
export function countKinds(words: readonly ModelWord[]): ReadonlyMap<WordKind, number> {
  const counts = new Map<WordKind, number>();
  for (const { kinds } of words) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
