import type { Token } from './annotate.ts';
import type { CompiledCues } from './compiled-cues.ts';
import { contentStems } from './content-stems.ts';
import type { CueHits } from './cue-matcher.ts';
import { splitWords } from './words.ts';

/** What the detectors see of client speech. */
export interface ClientView {
  readonly tokens: readonly Token[];
  readonly hits: CueHits;
  /** Beginnings of the words that name feelings. */
  readonly feelings: ReadonlySet<string>;
  /** Stems of the content words. */
  readonly stems: ReadonlySet<string>;
}

/** Looks at one stretch of client speech. */
export function viewClient(text: string, cues: CompiledCues): ClientView {
  const tokens = splitWords(text);
  const small = text.toLowerCase();
  return {
    tokens,
    hits: cues.client.find(tokens, tokens.length),
    feelings: new Set([...cues.lists.feelings].filter((feeling) => small.includes(feeling))),
    stems: contentStems(tokens, cues.lists),
  };
}
