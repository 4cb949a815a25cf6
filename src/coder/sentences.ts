import type { Sentence } from './sentence.ts';
import { splitWords } from './words.ts';

/** Abbreviations after which a full stop does not end the sentence, Norwegian, Swedish and English. */
const abbreviations =
  /(?:^|[\s(])(?:f\.?\s?eks|bl\.?\s?a|dvs|ca|kl|nr|osv|evt|jf|mht|pga|t\.?\s?ex|t\.?\s?o\.?\s?m|fr\.?\s?o\.?\s?m|st|dr|mr|mrs|ms|prof|e\.g|i\.e|vs)\.$/i;

/** The sentences of a turn with their words, by plain rules that serve every language. */
export function readSentences(text: string): Sentence[] {
  return splitSentences(text).map(({ text: slice, start }) => ({
    text: slice,
    start,
    tokens: splitWords(slice, start),
  }));
}

/**
 * Cuts a text after closing punctuation that is followed by white space and no small letter ("Well... you know" stays
 * whole). The slices leave out the white space between them.
 */
export function splitSentences(text: string): { text: string; start: number }[] {
  const slices: { text: string; start: number }[] = [];
  let start = skipSpace(text, 0);
  // White space after it is looked for here: a look-ahead would read a run of dots again from each of its dots.
  for (const match of text.matchAll(/[.!?…]+["'”’»)\]]*/g)) {
    const end = match.index + match[0].length;
    if (!/\s/.test(text.charAt(end))) continue;
    const next = text.charAt(skipSpace(text, end)) || ' ';
    if (start >= end || isSmallLetter(next) || abbreviations.test(text.slice(Math.max(start, end - 12), end))) continue;
    slices.push({ text: text.slice(start, end), start });
    start = skipSpace(text, end);
  }
  const rest = text.slice(start).trimEnd();
  if (rest !== '') slices.push({ text: rest, start });
  return slices;
}

function isSmallLetter(character: string): boolean {
  return /\p{Ll}/u.test(character);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
