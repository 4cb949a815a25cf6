import type { Cues } from './cues.ts';
import { plainWords } from './plain-words.ts';

/** Most words a turn of listening noises has. */
const mostWords = 5;
/** Most words a single noise has ("that's right"). */
const longestNoise = 3;

type NoiseLists = Pick<Cues['lists'], 'facilitative' | 'facilitativePhrases'>;

/** Whether a turn holds nothing but listening noises ("Yeah, yeah." "Mm-hm. Right."), at most a few words [MITI E.1]. */
export function isFacilitative(text: string, { lists, spellings }: Pick<Cues, 'lists' | 'spellings'>): boolean {
  if (text.length > 200 || text.trimEnd().endsWith('?')) return false;
  const words = plainWords(text);
  return words.length > 0 && words.length <= mostWords && areNoises(words, lists, spellings);
}

function areNoises(words: readonly string[], lists: NoiseLists, spellings: Cues['spellings']): boolean {
  const isNoise = (word: string) =>
    lists.facilitative.includes(word) || lists.facilitative.some((noise) => spellings[noise]?.includes(word));
  return onlyNoises(words, isNoise, (phrase) => lists.facilitativePhrases.includes(phrase));
}

/** Whether words are nothing but listening noises, of one word or of several; no words are. */
export function onlyNoises(
  words: readonly string[],
  isNoise: (word: string) => boolean,
  isPhrase: (phrase: string) => boolean,
): boolean {
  if (words.length === 0) return true;
  if (isNoise(words[0] ?? '') && onlyNoises(words.slice(1), isNoise, isPhrase)) return true;
  for (let length = longestNoise; length > 1; length -= 1)
    if (words.length >= length && isPhrase(words.slice(0, length).join(' ')))
      return onlyNoises(words.slice(length), isNoise, isPhrase);
  return false;
}
