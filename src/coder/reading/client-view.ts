import type { CompiledCues } from './compiled-cues.ts';
import type { CueHits } from './cue-matcher.ts';
import { contentStems, type KnownWord, knowWords } from './known-words.ts';
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
  return new SeenClient(text, tokens, cues, before?.stems ?? noStems);
}

/** Client speech whose stems are gathered only when somebody asks. */
class SeenClient implements ClientView {
  readonly tokens: readonly Token[];
  readonly hits: CueHits;
  readonly earlierStems: ReadonlySet<string>;
  private readonly text: string;
  private readonly words: readonly KnownWord[];
  private gathered: ReadonlySet<string> | null = null;

  constructor(text: string, tokens: readonly Token[], cues: CompiledCues, earlierStems: ReadonlySet<string>) {
    this.text = text;
    this.tokens = tokens;
    this.words = knowWords(tokens, cues.lists);
    this.hits = cues.client.find(tokens, tokens.length);
    this.earlierStems = earlierStems;
  }

  get stems(): ReadonlySet<string> {
    this.gathered ??= contentStems(this.words);
    return this.gathered;
  }

  names(feeling: string): boolean {
    return this.text.toLowerCase().includes(feeling);
  }
}
