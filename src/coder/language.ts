import type { Cues, Language } from './cues.ts';
import type { Token } from './sentence.ts';
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
  const words = firstWords(texts);
  if (words.length < 3) return null;
  const shareOf = (known: ReadonlySet<string>) => {
    let found = 0;
    for (const { normal } of words) if (known.has(normal)) found += 1;
    return found / words.length;
  };
  const fits = files
    .map((file) => {
      const { stopWords, distinctive } = wordsOf(file);
      return { language: file.language, share: shareOf(stopWords), distinctive: shareOf(distinctive) };
    })
    .filter(({ share, distinctive }) => share >= leastShare && distinctive >= leastDistinctiveShare)
    .sort((a, b) => b.distinctive - a.distinctive || b.share - a.share);
  const best = fits[0];
  return best ? { language: best.language, share: best.share } : null;
}

interface LanguageWords {
  readonly stopWords: ReadonlySet<string>;
  readonly distinctive: ReadonlySet<string>;
}

const wordsByFile = new WeakMap<Cues, LanguageWords>();

function wordsOf(file: Cues): LanguageWords {
  const known = wordsByFile.get(file);
  if (known) return known;
  const fresh = { stopWords: new Set(file.lists.stopWords), distinctive: new Set(file.lists.distinctive) };
  wordsByFile.set(file, fresh);
  return fresh;
}

function firstWords(texts: readonly string[]): Token[] {
  const words: Token[] = [];
  for (const text of texts) {
    for (const word of splitWords(text.slice(0, 20_000), 0, mostWords - words.length)) words.push(word);
    if (words.length >= mostWords) break;
  }
  return words;
}
