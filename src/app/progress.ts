/** Hears how far a long piece of work has come. */
export interface Progress {
  /** More steps have come to light. */
  readonly expect: (count: number) => void;
  /** A step is done. */
  readonly done: () => void;
}
