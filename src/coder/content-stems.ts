import type { Token } from './annotate.ts';
import type { WordSets } from './compiled-cues.ts';

/** Letters that make a crude stem: enough to match "drinking" with "drink", "vanskelig" with "vanskeligere". */
const stemLetters = 5;

/** The stems of the words that are neither stop words nor openers. */
export function contentStems(tokens: readonly Token[], lists: WordSets): Set<string> {
  const stems = new Set<string>();
  for (const { normal } of tokens)
    if (
      normal.length > 2 &&
      !lists.stopWords.has(normal) &&
      !lists.openers.has(normal) &&
      !lists.facilitative.has(normal)
    )
      stems.add(stem(normal));
  return stems;
}

function stem(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ing|ed|'s|s)$/, '') : word;
  return bare.slice(0, stemLetters);
}
