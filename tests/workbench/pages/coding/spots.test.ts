import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TurnWork } from '../../../../src/workbench/api/documents.ts';
import {
  areThere,
  countDecided,
  endSpot,
  findUndecided,
  findUndecidedRound,
  moveSpot,
  type Spot,
  sameSpot,
  spotsBetween,
} from '../../../../src/workbench/pages/coding/spots.ts';

const anyTurn: fc.Arbitrary<TurnWork> = fc.oneof(
  fc.array(fc.constantFrom('Q', 'CR', '-', null), { maxLength: 4 }).map((decisions): TurnWork => {
    const utterances = decisions.map((decision, at) => ({ from: at * 10, to: at * 10 + 9, decision }));
    return { role: 'clinician', turnId: '', startSeconds: null, utterances };
  }),
  fc.constant<TurnWork>({ role: 'client', turnId: '', startSeconds: null, clientTalk: null }),
  fc.constant<TurnWork>({ role: 'other', turnId: '', startSeconds: null }),
);
const anyTurns = fc.array(anyTurn, { maxLength: 12 });

/** Every spot from the first on, as the key for the next one walks them. */
function walk(turns: readonly TurnWork[]): Spot[] {
  const first = endSpot(turns, 'first');
  const spots: Spot[] = [];
  for (let spot = first; spot; ) {
    spots.push(spot);
    const next: Spot = moveSpot(turns, spot, 1);
    spot = sameSpot(next, spot) ? null : next;
  }
  return spots;
}

describe('moving', () => {
  test('forwards passes every utterance and every client turn once, and backwards the same', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        const spots = walk(turns);
        const expected = turns.flatMap((work, turn) => {
          const count = work.role === 'clinician' ? work.utterances.length : work.role === 'client' ? 1 : 0;
          return Array.from({ length: count }, (_, index) => ({ turn, index }));
        });
        expect(spots).toEqual(expected);
        spots.slice(1).forEach((spot, at) => expect(moveSpot(turns, spot, -1)).toEqual(spots[at]));
        const [first, last] = [spots[0], spots.at(-1)];
        if (first && last) expect(spotsBetween(turns, last, first)).toEqual(spots);
      }),
    );
  });

  test('to the next undecided finds each utterance without a decision, and nothing else', () => {
    fc.assert(
      fc.property(anyTurns, (turns) => {
        let count = 0;
        for (let spot = findUndecided(turns, { turn: 0, index: -1 }, 1); spot; spot = findUndecided(turns, spot, 1)) {
          const work = turns[spot.turn];
          expect(work?.role === 'clinician' && work.utterances[spot.index]?.decision).toBeNull();
          count += 1;
        }
        const { decided, all } = countDecided(turns);
        expect(count).toBe(all - decided);
      }),
    );
  });

  test('round, from anywhere and either way, finds one as long as there is one', () => {
    fc.assert(
      fc.property(anyTurns, fc.constantFrom(1 as const, -1 as const), (turns, step) => {
        const { decided, all } = countDecided(turns);
        for (const spot of walk(turns)) {
          const found = findUndecidedRound(turns, spot, step);
          expect(found === null).toBe(decided === all);
          expect(findUndecided(turns, spot, step) ?? found).toEqual(found);
        }
      }),
    );
  });
});

describe('whether spots are still there', () => {
  const utterance = (from: number) => ({ from, to: from + 9, decision: null });
  const divided: TurnWork = {
    ...{ role: 'clinician', turnId: 't1', startSeconds: null },
    utterances: [utterance(0), utterance(10)],
  };
  const joined: TurnWork = { ...divided, utterances: [utterance(0)] };

  test('is so of every spot that there is', () => {
    fc.assert(fc.property(anyTurns, (turns) => areThere(turns, walk(turns))));
  });

  test('is not so of an utterance that was joined with the one before', () => {
    const spots = [{ turn: 0, index: 1 }];
    expect(areThere([divided], spots)).toBe(true);
    expect(areThere([joined], spots)).toBe(false);
  });
});
