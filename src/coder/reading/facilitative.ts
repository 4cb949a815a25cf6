import { compileCues, type WordSets } from './compiled-cues.ts';
import type { Cues } from './cues.ts';
import type { Token } from './sentence.ts';
import { splitWords } from './words.ts';

/** Most words a turn of listening noises has. */
const mostWords = 5;
/** Most words a single noise has ("that's right"). */
const longestNoise = 3;

/** Whether a turn holds nothing but listening noises ("Yeah, yeah." "Mm-hm. Right."), at most a few words [MITI E.1]. */
export function isFacilitative(text: string, cues: Cues): boolean {
  if (text.length > 200 || text.trimEnd().endsWith('?')) return false;
  const words = splitWords(text, 0, mostWords + 1);
  return words.length > 0 && words.length <= mostWords && areNoises(words, compileCues(cues).lists);
}

/** Whether words are nothing but listening noises, of one word or of several; no words are. */
export function areNoises(
  words: readonly Token[],
  lists: Pick<WordSets, 'facilitative' | 'facilitativePhrases'>,
  isNoise = (word: string) => lists.facilitative.has(word),
): boolean {
  for (let at = 0; at < words.length; ) {
    const length = phraseLength(words, at, lists.facilitativePhrases);
    if (length === 0 && !isNoise(words[at]?.normal ?? '')) return false;
    at += Math.max(1, length);
  }
  return true;
}

const beginningsOf = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** The first words of the phrases. */
function firstWordsOf(phrases: ReadonlySet<string>): ReadonlySet<string> {
  const known = beginningsOf.get(phrases);
  if (known) return known;
  const fresh = new Set([...phrases].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
  beginningsOf.set(phrases, fresh);
  return fresh;
}

/** The number of words of the longest phrase that begins there; 0 where none does. */
function phraseLength(words: readonly Token[], at: number, phrases: ReadonlySet<string>): number {
  if (!firstWordsOf(phrases).has(words[at]?.normal ?? '')) return 0;
  for (let length = longestNoise; length > 1; length -= 1) {
    const part = words.slice(at, at + length);
    if (part.length === length && phrases.has(part.map(({ normal }) => normal).join(' '))) return length;
  }
  return 0;
}
