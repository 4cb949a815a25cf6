import type { Cues, Language } from './cues.ts';
import { WordTable } from './word-table.ts';
import { splitWords } from './words.ts';

/** A recognised language and the share of words that are frequent words of it. */
export interface RecognisedLanguage {
  readonly language: Language;
  readonly share: number;
}

/** More words than these tell no more. */
const mostWords = 400;
const leastShare = 0.2;
/** Words that related languages do not share must be this frequent: it keeps Danish from passing for Norwegian. */
const leastDistinctiveShare = 0.02;

/**
 * Recognises the language of a session by frequent words; Norwegian and Swedish are told apart by words that only one
 * of them has.
 *
 * @returns null for a text that is too short or in a language without cues
 */
export function recogniseLanguage(texts: readonly string[], files: readonly Cues[]): RecognisedLanguage | null {
  const counts = countWords(texts, files);
  if (counts.words < 3) return null;
  const fits = files
    .map(({ language }, i) => ({
      language,
      share: (counts.stopWords[i] ?? 0) / counts.words,
      distinctive: (counts.distinctive[i] ?? 0) / counts.words,
    }))
    .filter(({ share, distinctive }) => share >= leastShare && distinctive >= leastDistinctiveShare)
    .sort((a, b) => b.distinctive - a.distinctive || b.share - a.share);
  const best = fits[0];
  return best ? { language: best.language, share: best.share } : null;
}

/** How many of the first words are stop words, and distinctive words, of each language. */
interface WordCounts {
  words: number;
  readonly stopWords: number[];
  readonly distinctive: number[];
}

function countWords(texts: readonly string[], files: readonly Cues[]): WordCounts {
  const places = placesOf(files);
  const counts = { words: 0, stopWords: files.map(() => 0), distinctive: files.map(() => 0) };
  for (const text of texts) {
    const words = splitWords(text.slice(0, 20_000), 0, mostWords - counts.words);
    counts.words += words.length;
    for (const word of words) {
      const found = places.of(word);
      if (found === nowhere) continue;
      for (const i of found.stopWords) (counts.stopWords[i] as number) += 1;
      for (const i of found.distinctive) (counts.distinctive[i] as number) += 1;
    }
    if (counts.words >= mostWords) break;
  }
  return counts;
}

/** The languages, by their places in the files, in which a word is a stop word or a distinctive word. */
interface WordPlaces {
  readonly stopWords: number[];
  readonly distinctive: number[];
}

const nowhere: WordPlaces = { stopWords: [], distinctive: [] };
const known = new WeakMap<readonly Cues[], WordTable<WordPlaces>>();

function placesOf(files: readonly Cues[]): WordTable<WordPlaces> {
  const found = known.get(files);
  if (found) return found;
  const places = new Map<string, WordPlaces>();
  const placeOf = (word: string) => {
    const fresh = places.get(word) ?? { stopWords: [], distinctive: [] };
    places.set(word, fresh);
    return fresh;
  };
  for (const [i, { lists }] of files.entries()) {
    for (const word of new Set(lists.stopWords)) placeOf(word).stopWords.push(i);
    for (const word of new Set(lists.distinctive)) placeOf(word).distinctive.push(i);
  }
  const table = new WordTable((word) => places.get(word) ?? nowhere);
  known.set(files, table);
  return table;
}
