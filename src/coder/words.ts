import type { Token } from './annotate.ts';

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of a text, untagged; `offset` is the place of the text within its turn. */
export function splitWords(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(wordPattern))
    tokens.push({ text: match[0], normal: normaliseWord(match[0]), tag: null, start: offset + match.index });
  return tokens;
}

/** A word as the cues write it: small letters, straight apostrophes. */
export function normaliseWord(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
