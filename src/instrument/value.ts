import type { CodeId, GlobalId } from './rubric.ts';

/** Why a measure has no value. */
export type UndefinedReason =
  | { readonly kind: 'zeroDenominator'; readonly terms: readonly (CodeId | GlobalId)[] }
  | { readonly kind: 'notRated'; readonly globals: readonly GlobalId[] }
  | { readonly kind: 'notCounted'; readonly counts: readonly CodeId[] };

/** A measure's value, or the reason why it has none. Never rounded. */
export type Value =
  | { readonly defined: true; readonly value: number }
  | { readonly defined: false; readonly reason: UndefinedReason };

/** A defined value. */
export function defined(value: number): Value {
  return { defined: true, value };
}

/** A value that could not be computed, with its reason. */
export function notDefined(reason: UndefinedReason): Value {
  return { defined: false, reason };
}

/** The reason in plain English, for a table or a note: "none counted of SR + CR". */
export function explainUndefined(reason: UndefinedReason): string {
  if (reason.kind === 'notRated') return `not rated: ${reason.globals.join(', ')}`;
  if (reason.kind === 'notCounted') return `not counted: ${reason.counts.join(', ')}`;
  return `nothing to divide by: ${reason.terms.join(' + ')} = 0`;
}
