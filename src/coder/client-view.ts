import type { CompiledCues } from './compiled-cues.ts';
import type { CueHits } from './cue-matcher.ts';
import { splitWords } from './words.ts';

/** What the detectors see of client speech. */
export interface ClientView {
  readonly text: string;
  readonly hits: CueHits;
  /** Stems of the content words. */
  readonly stems: ReadonlySet<string>;
}

/** Letters that make a crude stem: enough to match "drinking" with "drink", "vanskelig" with "vanskeligere". */
const stemLetters = 5;

/** Looks at one stretch of client speech. */
export function viewClient(text: string, cues: CompiledCues): ClientView {
  const tokens = splitWords(text);
  return {
    text,
    hits: cues.client.find(tokens, tokens.length),
    stems: contentStems(
      tokens.map((each) => each.normal),
      cues,
    ),
  };
}

/** The stems of the words that are neither stop words nor openers. */
export function contentStems(words: readonly string[], { lists }: CompiledCues): Set<string> {
  const stems = new Set<string>();
  for (const word of words)
    if (word.length > 2 && !lists.stopWords.has(word) && !lists.openers.has(word) && !lists.facilitative.has(word))
      stems.add(stem(word));
  return stems;
}

function stem(word: string): string {
  const bare = word.length > 4 ? word.replace(/(?:ing|ed|'s|s)$/, '') : word;
  return bare.slice(0, stemLetters);
}
