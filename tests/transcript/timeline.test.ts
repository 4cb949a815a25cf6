import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/instrument/coding.ts';
import { buildTimeline, WORDS_PER_MINUTE } from '../../src/transcript/timeline.ts';

const perWord = 60 / WORDS_PER_MINUTE;

/** A turn of so many words, with the times that its source gives. */
function turn(words: number, startSeconds: number | null = null, endSeconds: number | null = null): Turn {
  const text = 'word '.repeat(words).trim();
  return { id: `${startSeconds}`, speaker: 'A', role: 'client', startSeconds, endSeconds, text };
}

const startsOf = (turns: readonly Turn[]) => buildTimeline(turns).turns.map((each) => each.startSeconds);
const endsOf = (turns: readonly Turn[]) => buildTimeline(turns).turns.map((each) => each.endSeconds);
const estimatedOf = (turns: readonly Turn[]) => buildTimeline(turns).turns.map((each) => each.estimated);

describe('buildTimeline', () => {
  test('keeps the times of a source that has them all', () => {
    const turns = [turn(3, 2, 4), turn(5, 3.5, 9), turn(1, 12, 12.5)];
    expect(buildTimeline(turns)).toEqual({
      turns: turns.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds, estimated: false })),
      notes: [],
    });
  });

  test('lets a turn without an end last until the next one starts, and the last as long as its words take', () => {
    const turns = [turn(3, 2), turn(5, 10), turn(7, 12)];
    expect(endsOf(turns)).toEqual([10, 12, 12 + 7 * perWord]);
    expect(estimatedOf(turns)).toEqual([false, false, false]);
  });

  test('gives every word its share of a minute where nothing has a time', () => {
    const { turns, notes } = buildTimeline([turn(WORDS_PER_MINUTE), turn(2 * WORDS_PER_MINUTE), turn(1)]);
    expect(turns.map((each) => each.startSeconds)).toEqual([0, expect.closeTo(60, 9), expect.closeTo(180, 9)]);
    expect(turns.at(-1)?.endSeconds).toBeCloseTo(180 + perWord, 9);
    expect(turns.every((each) => each.estimated)).toBe(true);
    expect(notes).toEqual([]);
  });

  test('shares the time between two known starts by words', () => {
    const turns = [turn(10, 100), turn(30), turn(60), turn(5, 200)];
    expect(startsOf(turns)).toEqual([100, 110, 140, 200]);
    expect(endsOf(turns).slice(0, 3)).toEqual([110, 140, 200]);
    expect(estimatedOf(turns)).toEqual([false, true, true, false]);
  });

  test('shares the time from a known end on', () => {
    const turns = [turn(10, 100, 120), turn(30), turn(10), turn(5, 160)];
    expect(startsOf(turns)).toEqual([100, 120, 150, 160]);
    expect(endsOf(turns).slice(0, 2)).toEqual([120, 150]);
  });

  test('does not believe an end that lies after the next known start, as of talking at once', () => {
    expect(startsOf([turn(10, 100, 170), turn(30), turn(5, 160)])).toEqual([100, 160, 160]);
  });

  test('counts back from the first known start, but not past the start of the recording', () => {
    const before = [turn(10), turn(20), turn(5, 100)];
    expect(startsOf(before)[0]).toBeCloseTo(100 - 30 * perWord, 9);
    expect(startsOf(before)[1]).toBeCloseTo(100 - 20 * perWord, 9);
    expect(startsOf([turn(50), turn(150), turn(5, 4)])).toEqual([0, expect.closeTo(1, 9), 4]);
  });

  test('counts on after the last known time', () => {
    expect(startsOf([turn(10, 100), turn(20), turn(5)])).toEqual([100, 100 + 10 * perWord, 100 + 30 * perWord]);
    expect(startsOf([turn(10, 100, 150), turn(20)])).toEqual([100, 150]);
  });

  test('takes a mistyped time for a missing one', () => {
    const rising = Array.from({ length: 12 }, (_, i) => turn(10, i * 10));
    const turns = rising.with(5, turn(10, 950));
    expect(startsOf(turns)).toEqual(rising.map((each) => each.startSeconds));
    expect(estimatedOf(turns).indexOf(true)).toBe(5);
    expect(buildTimeline(turns).notes).toEqual([
      '1 turn has no usable time: it is estimated from the words between its neighbours',
    ]);
  });

  test('believes no time where many run backwards, as when two recordings were joined', () => {
    const joined = [0, 10, 20, 30, 0, 10, 20, 30].map((start) => turn(10, start));
    const { turns, notes } = buildTimeline(joined);
    expect(turns.every((each) => each.estimated)).toBe(true);
    expect(turns[7]?.startSeconds).toBeCloseTo(70 * perWord, 9);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^the times run backwards/);
  });

  test('gives even a turn without words its place', () => {
    expect(startsOf([turn(0), turn(0)])).toEqual([0, perWord]);
  });

  test('never runs backwards, never loses a turn, never leaves a number undefined', () => {
    const time = fc.option(fc.double({ min: 0, max: 1e5, noNaN: true }), { nil: null });
    const turns = fc.array(fc.tuple(fc.nat(40), time, time), { maxLength: 40 });
    fc.assert(
      fc.property(turns, (given) => {
        const times = buildTimeline(given.map((each) => turn(...each))).turns;
        expect(times).toHaveLength(given.length);
        for (const [i, { startSeconds, endSeconds }] of times.entries()) {
          expect(Number.isFinite(startSeconds) && startSeconds >= 0).toBe(true);
          expect(startSeconds).toBeGreaterThanOrEqual(times[i - 1]?.startSeconds ?? 0);
          expect(endSeconds).toBeGreaterThanOrEqual(startSeconds);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('comes to the end of a very long session full of gaps', () => {
    const turns = Array.from({ length: 200_000 }, (_, i) => turn(1, i % 3 === 0 ? i : null));
    expect(startsOf(turns).at(-2)).toBeCloseTo(199_998, 6);
  });
});
