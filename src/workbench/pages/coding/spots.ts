import type { TurnWork } from '../../api/documents.ts';

/** A place that can be the current one: an utterance of a clinician's turn, or a client's turn as a whole (index 0). */
export interface Spot {
  /** Index of the turn within the segment. */
  readonly turn: number;
  /** Index of the utterance within the turn. */
  readonly index: number;
}

export function sameSpot(one: Spot, other: Spot): boolean {
  return one.turn === other.turn && one.index === other.index;
}

/** How many spots a turn has: others than clinician and client have none. */
function spotsOf(work: TurnWork | undefined): number {
  if (work?.role === 'clinician') return work.utterances.length;
  return work?.role === 'client' ? 1 : 0;
}

/** The spot itself, or the nearest before it where utterances were joined meanwhile. */
export function clampSpot(turns: readonly TurnWork[], spot: Spot): Spot {
  return { turn: spot.turn, index: Math.max(0, Math.min(spot.index, spotsOf(turns[spot.turn]) - 1)) };
}

/** Whether all of the spots are still there, after utterances were divided and joined elsewhere. */
export function areThere(turns: readonly TurnWork[], spots: readonly Spot[]): boolean {
  return spots.every((spot) => sameSpot(spot, clampSpot(turns, spot)));
}

/** The next spot in the direction of `step`; the same one at either end. */
export function moveSpot(turns: readonly TurnWork[], from: Spot, step: 1 | -1): Spot {
  const within = from.index + step;
  if (within >= 0 && within < spotsOf(turns[from.turn])) return { turn: from.turn, index: within };
  for (let turn = from.turn + step; turn >= 0 && turn < turns.length; turn += step) {
    const count = spotsOf(turns[turn]);
    if (count > 0) return { turn, index: step === 1 ? 0 : count - 1 };
  }
  return from;
}

/** The first or the last spot; null where nothing can be coded. */
export function endSpot(turns: readonly TurnWork[], end: 'first' | 'last'): Spot | null {
  const start: Spot = end === 'first' ? { turn: -1, index: 0 } : { turn: turns.length, index: 0 };
  const found = moveSpot(turns, start, end === 'first' ? 1 : -1);
  return found === start ? null : found;
}

/** The next utterance of the clinician that nobody decided on; null where there is none in that direction. */
export function findUndecided(turns: readonly TurnWork[], from: Spot, step: 1 | -1): Spot | null {
  for (let turn = from.turn; turn >= 0 && turn < turns.length; turn += step) {
    const work = turns[turn];
    if (work?.role !== 'clinician') continue;
    const count = work.utterances.length;
    const beyond = step === 1 ? 0 : count - 1;
    for (let index = turn === from.turn ? from.index + step : beyond; index >= 0 && index < count; index += step) {
      if (work.utterances[index]?.decision === null) return { turn, index };
    }
  }
  return null;
}

/** As `findUndecided`, and round from the other end; null where every utterance has a decision. */
export function findUndecidedRound(turns: readonly TurnWork[], from: Spot, step: 1 | -1): Spot | null {
  const last = turns.length - 1;
  const end: Spot = step === 1 ? { turn: 0, index: -1 } : { turn: last, index: spotsOf(turns[last]) };
  return findUndecided(turns, from, step) ?? findUndecided(turns, end, step);
}

/** Every spot from one to another, in the order of the text. */
export function spotsBetween(turns: readonly TurnWork[], one: Spot, other: Spot): Spot[] {
  const isOrdered = one.turn < other.turn || (one.turn === other.turn && one.index <= other.index);
  const [from, to] = isOrdered ? [one, other] : [other, one];
  const spots: Spot[] = [];
  for (let turn = from.turn; turn <= to.turn; turn += 1) {
    const count = spotsOf(turns[turn]);
    const first = turn === from.turn ? from.index : 0;
    const last = turn === to.turn ? to.index : count - 1;
    for (let index = first; index <= Math.min(last, count - 1); index += 1) spots.push({ turn, index });
  }
  return spots;
}

/** How many of the clinician's utterances have a decision, of how many. */
export function countDecided(turns: readonly TurnWork[]): { readonly decided: number; readonly all: number } {
  let decided = 0;
  let all = 0;
  for (const work of turns) {
    if (work.role !== 'clinician') continue;
    all += work.utterances.length;
    for (const { decision } of work.utterances) if (decision !== null) decided += 1;
  }
  return { decided, all };
}
