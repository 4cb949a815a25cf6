import type { Token } from './annotate.ts';

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * The words of a text. "don't" and "mm-hm" are one word each.
 *
 * @param offset the place of the text within its turn
 */
export function splitWords(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(text); match; match = wordPattern.exec(text)) {
    const word = match[0];
    tokens.push({ text: word, normal: normaliseWord(word), start: offset + match.index });
  }
  return tokens;
}

/** A word as the cues write it: small letters, straight apostrophes. */
export function normaliseWord(word: string): string {
  const small = word.toLowerCase();
  return small.includes('’') ? small.replaceAll('’', "'") : small;
}
