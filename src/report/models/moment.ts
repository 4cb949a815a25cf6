/** Words of the session, as the transcript has them. */
export interface Quote {
  readonly speaker: 'clinician' | 'client';
  /** "12:40"; null where the transcript has no times, and then `placeText` is a turn: "turn 31". */
  readonly startSeconds: number | null;
  readonly placeText: string;
  readonly text: string;
  /** Abbreviation of the code it earned ("CR"); null for the client and for uncoded speech. */
  readonly codeLabel: string | null;
}

/** A strength or a next step: what the figures and words of the sessions show, and, for a step, one thing to try. */
export interface Moment {
  /** The rule that chose it, such as `complexReflections`. */
  readonly rule: string;
  readonly title: string;
  readonly text: string;
  /** Session of the quotes, as the reader knows it; null where the report is about one session, or there is no quote. */
  readonly sessionText: string | null;
  readonly quotes: readonly Quote[];
  /** One alternative, offered; null for a strength. */
  readonly suggestion: string | null;
}

export interface MomentSection {
  readonly heading: string;
  readonly items: readonly Moment[];
  /** What is said where there are none; null where there are some. */
  readonly none: string | null;
}
