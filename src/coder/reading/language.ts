import type { Language } from './cue-kinds.ts';
import type { Cues } from './cues.ts';
import { plainWords } from './plain-words.ts';

/** A recognised language and the share of words that are frequent words of it. */
export interface RecognisedLanguage {
  readonly language: Language;
  readonly share: number;
}

/** More words than these tell no more. */
const mostWords = 400;
/** Longer turns are cut before they are divided into words. */
const mostCharacters = 20_000;
const fewestWords = 3;
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
  if (words.length < fewestWords) return null;
  const fits = files
    .map(({ language, lists }) => ({
      language,
      share: shareOf(words, lists.stopWords),
      distinctive: shareOf(words, lists.distinctive),
    }))
    .filter(({ share, distinctive }) => share >= leastShare && distinctive >= leastDistinctiveShare)
    .sort((a, b) => b.distinctive - a.distinctive || b.share - a.share);
  const best = fits[0];
  return best ? { language: best.language, share: best.share } : null;
}

function firstWords(texts: readonly string[]): string[] {
  const words: string[] = [];
  for (const text of texts) {
    words.push(...plainWords(text.slice(0, mostCharacters)));
    if (words.length >= mostWords) break;
  }
  return words.slice(0, mostWords);
}

function shareOf(words: readonly string[], list: readonly string[]): number {
  const listed = new Set(list);
  return words.filter((word) => listed.has(word)).length / words.length;
}
