import type { WordSets } from './compiled-cues.ts';
import type { Token } from './sentence.ts';

/** Letters that make a crude stem: enough to match "drinking" with "drink", "vanskelig" with "vanskeligere". */
const stemLetters = 5;

/** Words kept before all are forgotten, so that endless new words don't fill the memory. */
const mostWords = 50_000;

/** The stem of each word met, empty where it has none of its own; by the lists of a language. */
const known = new WeakMap<WordSets, Map<string, string>>();

/** The stems of the words that are neither stop words nor openers. */
export function contentStems(tokens: readonly Token[], lists: WordSets): Set<string> {
  const stems = new Set<string>();
  const words = wordsOf(lists);
  for (const { normal } of tokens) {
    let found = words.get(normal);
    if (found === undefined) {
      found = isContent(normal, lists) ? stem(normal) : '';
      words.set(normal, found);
    }
    if (found !== '') stems.add(found);
  }
  return stems;
}

function wordsOf(lists: WordSets): Map<string, string> {
  const words = known.get(lists);
  if (words && words.size < mostWords) return words;
  const fresh = new Map<string, string>();
  known.set(lists, fresh);
  return fresh;
}

function isContent(word: string, { stopWords, openers, facilitative }: WordSets): boolean {
  return word.length > 2 && !stopWords.has(word) && !openers.has(word) && !facilitative.has(word);
}

function stem(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ing|ed|'s|s)$/, '') : word;
  return bare.slice(0, stemLetters);
}
