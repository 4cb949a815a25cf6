import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanSpeaker,
  cleanText,
  joinPieces,
  numberTurns,
  type SpokenPiece,
} from '../../src/transcript/spoken-turns.ts';

const piece = (speaker: string | null, text: string, startSeconds: number | null = null): SpokenPiece => ({
  speaker,
  text,
  startSeconds,
  endSeconds: startSeconds === null ? null : startSeconds + 1,
});

describe('joining pieces to turns', () => {
  test('consecutive pieces of a speaker are one turn, from the start of the first to the end of the last', () => {
    expect(joinPieces([piece('A', ' one ', 1), piece(' A', 'two\n three', 3), piece('B', 'four', 5)])).toEqual([
      { id: '1', speaker: 'A', role: null, startSeconds: 1, endSeconds: 4, text: 'one two three' },
      { id: '2', speaker: 'B', role: null, startSeconds: 5, endSeconds: 6, text: 'four' },
    ]);
  });

  test('pieces without text do not come between', () => {
    expect(joinPieces([piece('A', 'one'), piece('B', ' '), piece('A', 'two')])).toMatchObject([{ text: 'one two' }]);
  });

  test('a piece without a speaker is a turn of nobody', () => {
    const turns = joinPieces([piece('A', 'one'), piece(null, 'two'), piece('  ', 'three'), piece('A', 'four')]);
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['A', 'one'],
      [null, 'two three'],
      ['A', 'four'],
    ]);
  });

  test('an end that is not known leaves the last known one', () => {
    expect(joinPieces([piece('A', 'one', 1), piece('A', '.')])).toMatchObject([{ startSeconds: 1, endSeconds: 2 }]);
  });

  test('no word is lost and neighbours differ in their speaker', () => {
    const pieces = fc.array(fc.tuple(fc.constantFrom('A', 'B', null), fc.lorem({ maxCount: 4 })));
    fc.assert(
      fc.property(pieces, (given) => {
        const turns = joinPieces(given.map(([speaker, text]) => piece(speaker, text)));
        expect(turns.map((turn) => turn.text).join(' ')).toBe(given.map(([, text]) => text).join(' '));
        turns.slice(1).forEach((turn, at) => expect(turn.speaker).not.toBe(turns[at]?.speaker));
        expect(turns.map((turn) => turn.id)).toEqual(turns.map((_, at) => String(at + 1)));
      }),
    );
  });
});

test('turns that are whole in their source stay apart; empty ones are dropped before they are numbered', () => {
  const turns = numberTurns([piece('A', 'one'), piece('A', ''), piece('A', 'two')]);
  expect(turns.map(({ id, text }) => [id, text])).toEqual([
    ['1', 'one'],
    ['2', 'two'],
  ]);
});

test('white space of every kind becomes one space', () => {
  expect(cleanText(' a\u00a0\t b\r\n\u2003c ')).toBe('a b c');
  expect(cleanSpeaker(' Anna\n Berg ')).toBe('Anna Berg');
  expect([cleanSpeaker(' '), cleanSpeaker(null), cleanSpeaker(undefined)]).toEqual([null, null, null]);
});
