/** A word as it was spoken: "don't" and "mm-hm" are one word each. */
export interface Token {
  /** Exact slice of the turn. */
  readonly value: string;
  /** Small letters, straight apostrophes, one spelling for each listening noise and shortened word ("dont" → "don't"). */
  readonly normal: string;
  /** Base form; in languages without a lemmatiser the beginning of the word. */
  readonly lemma: string;
  /** Universal part of speech (https://universaldependencies.org/u/pos); null where the language has no tagger. */
  readonly partOfSpeech: string | null;
  /** Whether a negation stands before it in the same clause. */
  readonly negated: boolean;
  /** Place of the first character within the turn. */
  readonly start: number;
}

/** A sentence of a turn: an exact slice of the turn's text without white space around it. */
export interface Sentence {
  readonly text: string;
  /** Place of the first character within the turn. */
  readonly start: number;
  readonly tokens: readonly Token[];
}

/** Reads the speech of one language. */
export interface Reader {
  /** The sentences of a text in order; nothing for a text without any sign. */
  read(text: string): Sentence[];
}
