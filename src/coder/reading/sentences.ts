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
  for (let end = nextClosing(text, 0); end >= 0; end = nextClosing(text, end)) {
    if (end >= text.length || !isSpace(text, end)) continue;
    const after = skipSpace(text, end);
    if (start >= end || isSmallLetter(text, after) || endsAbbreviated(text, start, end)) continue;
    slices.push({ text: text.slice(start, end), start });
    start = after;
  }
  const rest = text.slice(start).trimEnd();
  if (rest !== '') slices.push({ text: rest, start });
  return slices;
}

const closing = /[.!?…]+["'”’»)\]]*/g;

/** Where the next closing punctuation ends; -1 where there is none. */
function nextClosing(text: string, from: number): number {
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : -1;
}

function endsAbbreviated(text: string, start: number, end: number): boolean {
  return text.charAt(end - 1) === '.' && abbreviations.test(text.slice(Math.max(start, end - 12), end));
}

function isSmallLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 97 && code <= 122;
  return /\p{Ll}/u.test(text.charAt(at));
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(text.charAt(at));
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at += 1;
  return at;
}
