import type { Token } from './annotate.ts';
import type { CompiledCues } from './compiled-cues.ts';
import { contentStems } from './content-stems.ts';
import type { CueHits } from './cue-matcher.ts';
import { splitWords } from './words.ts';

/** What the detectors see of client speech. */
export interface ClientView {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly hits: CueHits;
  /** Stems of the content words. */
  readonly stems: ReadonlySet<string>;
}

/** Looks at one stretch of client speech. */
export function viewClient(text: string, cues: CompiledCues): ClientView {
  const tokens = splitWords(text);
  return { text, tokens, hits: cues.client.find(tokens, tokens.length), stems: contentStems(tokens, cues.lists) };
}
