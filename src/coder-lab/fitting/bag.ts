/** Features by the places of their weights, and how much of each there is. */
export interface HashedRow {
  readonly index: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

/** Rows of features that share their labels: the utterances of a turn. */
export interface Bag {
  /** Features of each row: buckets and values. */
  readonly rows: readonly HashedRow[];
  /** What was judged of the whole bag. */
  readonly labels: readonly Label[];
  /** Which classes cover most of its text, as shares of the judges. */
  readonly main: readonly Label[];
  /** Length of the text of each row. */
  readonly lengths: readonly number[];
  readonly weight: number;
}

/** That the bag holds at least one of some classes. */
export interface Label {
  readonly classes: readonly number[];
  /** Share of judges that say so, 0 to 1. */
  readonly share: number;
  readonly weight: number;
}
