import type { TurnView } from './turn-views.ts';

/** When a turn is spoken, in seconds; null where it is not known. */
export interface TurnTimes {
  readonly start: number | null;
  readonly end: number | null;
}

/** A turn's times: as the coder heard its start, else as the transcript has them. */
export function timesOf({ work, spoken }: Pick<TurnView, 'work' | 'spoken'>): TurnTimes {
  return { start: work.value.startSeconds ?? spoken.startSeconds, end: spoken.endSeconds };
}

/**
 * From when to when a turn is heard: to its end, or where the transcript has none to the start of the next turn.
 *
 * @returns null where nobody knows when it starts
 */
export function stretchOfTurn(
  turns: readonly TurnTimes[],
  at: number,
): { readonly from: number; readonly to: number | null } | null {
  const { start = null, end = null } = turns[at] ?? {};
  if (start === null) return null;
  // An end before the start is of another time than the coder heard.
  if (end !== null && end > start) return { from: start, to: end };
  const next = turns.slice(at + 1).find((turn) => turn.start !== null && turn.start > start);
  return { from: start, to: next?.start ?? null };
}
