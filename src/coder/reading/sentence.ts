/** A word of a sentence. */
export interface Token {
  readonly text: string;
  /** Small letters, straight apostrophes. */
  readonly normal: string;
  /** The number of that word among all met so far; null once too many have been met. */
  readonly number: number | null;
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
