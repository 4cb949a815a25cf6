/** A word of a sentence. */
export interface Token {
  readonly text: string;
  /** Small letters, straight apostrophes. */
  readonly normal: string;
  /** Place of the first letter within the turn. */
  readonly start: number;
}

/** A sentence of a turn: an exact slice of the turn's text. */
export interface Sentence {
  readonly text: string;
  /** Place of the first character within the turn. */
  readonly start: number;
  readonly tokens: readonly Token[];
}

/** Splits a turn into sentences and words, and tags words where somebody asks for it: tagging costs more than all else. */
export interface Annotator {
  annotate(text: string): Sentence[];
  /** The universal part-of-speech tag of the word that begins at `start` of the text; null where there is no tagger. */
  tagAt(text: string, start: number): string | null;
}
