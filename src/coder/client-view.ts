import type { CompiledCues } from './compiled-cues.ts';
import { contentStems } from './content-stems.ts';
import type { CueHits } from './cue-matcher.ts';
import type { Token } from './sentence.ts';
import { splitWords } from './words.ts';

/** What the detectors see of client speech. */
export interface ClientView {
  readonly tokens: readonly Token[];
  readonly hits: CueHits;
  /** Whether a feeling, given as the beginning of its word, is named. */
  names(feeling: string): boolean;
  /** Stems of the content words. */
  readonly stems: ReadonlySet<string>;
  /** Stems of the client speech before it. */
  readonly earlierStems: ReadonlySet<string>;
}

const noStems: ReadonlySet<string> = new Set();

/** Looks at one stretch of client speech, with what was said before it. */
export function viewClient(text: string, cues: CompiledCues, before: ClientView | null = null): ClientView {
  const tokens = splitWords(text);
  return {
    tokens,
    hits: cues.client.find(tokens, tokens.length),
    names: (feeling) => text.toLowerCase().includes(feeling),
    stems: contentStems(tokens, cues.lists),
    earlierStems: before?.stems ?? noStems,
  };
}
