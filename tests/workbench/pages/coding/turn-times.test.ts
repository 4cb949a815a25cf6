import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { TurnWork } from '../../../../src/workbench/api/documents.ts';
import { stretchOfTurn, timesOf } from '../../../../src/workbench/pages/coding/turn-times.ts';

describe('the stretch of a turn', () => {
  const turns = [
    { start: 0, end: 4 },
    { start: 5, end: null },
    { start: null, end: null },
    { start: 9, end: 8 },
    { start: 9.5, end: 12 },
    { start: 13, end: null },
  ];

  test('goes to its end', () => expect(stretchOfTurn(turns, 0)).toEqual({ from: 0, to: 4 }));
  test('goes to the next known start without an end', () =>
    expect(stretchOfTurn(turns, 1)).toEqual({ from: 5, to: 9 }));
  test('is unknown without a start', () => expect(stretchOfTurn(turns, 2)).toBeNull());
  test('does not end before it starts, where the coder heard it later', () =>
    expect(stretchOfTurn(turns, 3)).toEqual({ from: 9, to: 9.5 }));
  test('goes on where nothing says when it ends', () =>
    expect(stretchOfTurn(turns, 5)).toEqual({ from: 13, to: null }));
});

test('a start that the coder heard goes over the transcript’s', () => {
  const spoken = { id: 't1', role: 'client' as const, startSeconds: 3, endSeconds: 8, text: '', facilitative: false };
  const workOf = (startSeconds: number | null) =>
    signal<TurnWork>({ role: 'client', turnId: 't1', startSeconds, clientTalk: null });
  expect(timesOf({ spoken, work: workOf(null) })).toEqual({ start: 3, end: 8 });
  expect(timesOf({ spoken, work: workOf(4) })).toEqual({ start: 4, end: 8 });
});
