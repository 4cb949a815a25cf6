/**
 * A number in a report. `value` is never rounded and is what charts, CSV and JSON take; `text` is how the report writes
 * it in its language, with its unit. A figure without a value has the reason as a short text and prints as a dash.
 */
export type Figure =
  | { readonly defined: true; readonly value: number; readonly text: string }
  | { readonly defined: false; readonly reason: string; readonly text: string };

/** An interval around a figure, unrounded, and as the report writes it: "2.9 to 3.8". */
export interface FigureInterval {
  readonly lower: number;
  readonly upper: number;
  /** Coverage, such as 0.95. */
  readonly level: number;
  readonly text: string;
}

/** Where a figure stands against the rubric's thresholds, and the words for it: "good", "not yet at fair". */
export interface FigureStanding {
  readonly kind: 'reached' | 'below' | 'notSet' | 'undefined' | 'notDecided';
  /** Id of the level that was reached; null where none was. */
  readonly level: string | null;
  readonly text: string;
}
