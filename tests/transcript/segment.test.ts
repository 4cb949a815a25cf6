import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Turn } from '../../src/instrument/coding.ts';
import { drawSegment, parseSegmentChoice, type SegmentChoice } from '../../src/transcript/segment.ts';
import type { Session } from '../../src/transcript/transcript.ts';

describe('parseSegmentChoice', () => {
  test.each<[string, SegmentChoice]>([
    ['whole', { method: 'whole' }],
    [' Whole ', { method: 'whole' }],
    ['first:20m', { method: 'first', seconds: 1200 }],
    ['first:90s', { method: 'first', seconds: 90 }],
    ['random:20m', { method: 'random', seconds: 1200 }],
    ['random: 20 min', { method: 'random', seconds: 1200 }],
    ['random:1.5h', { method: 'random', seconds: 5400 }],
    ['05:00-25:00', { method: 'range', startSeconds: 300, endSeconds: 1500 }],
    ['05:00 – 25:00', { method: 'range', startSeconds: 300, endSeconds: 1500 }],
    ['1:02:03-1:22:03', { method: 'range', startSeconds: 3723, endSeconds: 4923 }],
    ['300-1500s', { method: 'range', startSeconds: 300, endSeconds: 1500 }],
    ['5m-25m', { method: 'range', startSeconds: 300, endSeconds: 1500 }],
    ['30s-2m', { method: 'range', startSeconds: 30, endSeconds: 120 }],
    ['0-20m', { method: 'range', startSeconds: 0, endSeconds: 1200 }],
  ])('%s', (written, choice) => {
    expect(parseSegmentChoice(written)).toEqual(choice);
  });

  test.each([
    ['', 'this is no segment'],
    ['half', 'this is no segment'],
    ['first', 'this is no segment'],
    ['first:', '"" is no length'],
    ['first:20', '"20" is no length'],
    ['first:20 parsecs', '"20 parsecs" is no length'],
    ['first:20constructor', '"20constructor" is no length'],
    ['random:-5m', '"-5m" is no length'],
    ['random:0m', 'a segment has to be longer than nothing'],
    ['random:1e3s', '"1e3s" is no length'],
    ['last:20m', 'this is no segment'],
    ['05:00', 'this is no segment'],
    ['05:00-', 'this is no segment'],
    ['05:00-10:00-15:00', 'this is no segment'],
    ['05:75-10:00', 'this is no segment'],
    ['300-1500', 'this is no segment'],
    ['25:00-05:00', 'a range has to end after it starts'],
    ['05:00-05:00', 'a range has to end after it starts'],
  ])('finds fault with "%s"', (written, problem) => {
    const remedy = 'write whole, first:20m, random:20m, 05:00-25:00 or 300-1500s';
    expect(() => parseSegmentChoice(written)).toThrow(`segment "${written}": ${problem}; ${remedy}`);
  });
});

/** A session of turns with the given starts, or of so many words each, without times. */
function session(turns: readonly Partial<Turn>[], id = 'a'): Session {
  const whole = turns.map((each, i): Turn => {
    const role = i % 2 === 0 ? 'clinician' : 'client';
    return { id: `${i + 1}`, speaker: role, role, startSeconds: null, endSeconds: null, text: 'word', ...each };
  });
  return { id, language: null, changeGoal: null, turns: whole, notes: ['kept'] };
}

const idsOf = ({ turns }: Session) => turns.map((turn) => turn.id);
const tenSeconds = (count: number, id?: string) =>
  session(
    Array.from({ length: count }, (_, i) => ({ startSeconds: i * 10, endSeconds: i * 10 + 10 })),
    id,
  );
const draw = (from: Session, choice: string, seed = 1) => drawSegment(from, parseSegmentChoice(choice), seed);

describe('drawSegment', () => {
  test('the whole session is the session', () => {
    const whole = tenSeconds(5);
    expect(draw(whole, 'whole')).toEqual({
      session: whole,
      segment: {
        method: 'whole',
        seed: null,
        startSeconds: 0,
        endSeconds: 50,
        durationSeconds: 50,
        estimated: false,
      },
      notes: [],
    });
  });

  test('the first part runs from the first turn, wherever in the recording that is', () => {
    const late = session([60, 70, 80, 90, 100].map((start) => ({ startSeconds: start, endSeconds: start + 9 })));
    const { session: part, segment } = draw(late, 'first:30s');
    expect(idsOf(part)).toEqual(['1', '2', '3']);
    expect(segment).toMatchObject({ method: 'first', startSeconds: 60, endSeconds: 89, durationSeconds: 29 });
  });

  test('a turn that has begun is taken whole', () => {
    const { session: part, segment } = draw(tenSeconds(6), 'first:25s');
    expect(idsOf(part)).toEqual(['1', '2', '3']);
    expect(segment.durationSeconds).toBe(30);
  });

  test('a range is in the time of the recording and takes the turns that start in it', () => {
    const { session: part, segment } = draw(tenSeconds(10), '0:15-0:40');
    expect(idsOf(part)).toEqual(['3', '4']);
    expect(segment).toMatchObject({ method: 'range', seed: null, startSeconds: 20, endSeconds: 40 });
  });

  test('a range beyond the session is a fault that says how long the session is', () => {
    expect(() => draw(tenSeconds(10), '05:00-25:00')).toThrow(
      'no turn starts between 05:00 and 25:00; the session runs from 00:00 to 01:40',
    );
  });

  test('a range that the session does not fill is noted', () => {
    expect(draw(tenSeconds(10), '1:00-1:00:00').notes).toEqual([
      'the session ends at 01:40, before the end of the range at 1:00:00',
    ]);
    expect(draw(tenSeconds(10), '1:00-1:40').notes).toEqual([]);
  });

  test.each(['first:20m', 'random:20m'])('all of a session shorter than %s is taken, and noted', (choice) => {
    const short = tenSeconds(7);
    const { session: part, notes } = draw(short, choice);
    expect(part).toEqual(short);
    expect(notes).toEqual(['the session is 01:10 long, shorter than the 20:00 asked for: all of it is taken']);
  });

  test('a session that is exactly as long as asked for is no shorter', () => {
    const { session: part, segment, notes } = draw(tenSeconds(6), 'random:60s', 99);
    expect(idsOf(part)).toHaveLength(6);
    expect(segment.seed).toBe(99);
    expect(notes).toEqual([]);
  });

  test('without times a segment is measured in words, and marked as estimated', () => {
    const untimed = session(Array.from({ length: 30 }, () => ({ text: 'word '.repeat(140) })));
    const { session: part, segment } = draw(untimed, 'first:20m');
    expect(idsOf(part)).toHaveLength(20);
    expect(segment).toMatchObject({ startSeconds: 0, endSeconds: 1200, estimated: true });
    expect(part.turns.every((turn) => turn.startSeconds === null)).toBe(true);
  });

  test('a gap inside a segment leaves its known ends as they are', () => {
    const gap = tenSeconds(6).turns.map((turn, i) =>
      i === 2 ? { ...turn, startSeconds: null, endSeconds: null } : turn,
    );
    expect(draw(session(gap), 'whole').segment.estimated).toBe(false);
    expect(draw(session(gap), '15s-35s').segment).toMatchObject({ startSeconds: 20, endSeconds: 40, estimated: true });
    expect(draw(session(gap), 'whole').notes).toHaveLength(1);
  });

  test('the end is that of the turn which is over last', () => {
    const atOnce = session([
      { startSeconds: 0, endSeconds: 30 },
      { startSeconds: 10, endSeconds: 11 },
    ]);
    expect(draw(atOnce, 'whole').segment.endSeconds).toBe(30);
  });

  test('a session without turns has a segment of nothing', () => {
    const { segment } = draw(session([]), 'random:20m');
    expect(segment).toMatchObject({ startSeconds: 0, endSeconds: 0, durationSeconds: 0, estimated: false });
  });

  test('coded turns stay coded', () => {
    const coded = { id: 'a', turns: tenSeconds(3).turns.map((turn) => ({ ...turn, utterances: [turn.id] })) };
    expect(drawSegment(coded, { method: 'first', seconds: 20 }, 1).session.turns).toEqual(coded.turns.slice(0, 2));
  });
});

describe('any session, any choice', () => {
  const gap = fc.double({ min: 0, max: 20, noNaN: true });
  const length = fc.double({ min: 0.1, max: 60, noNaN: true });
  const timed = fc.array(fc.tuple(gap, length), { minLength: 1, maxLength: 60 }).map((spans) => {
    let now = 0;
    return session(
      spans.map(([pause, seconds]) => {
        const startSeconds = now + pause;
        now = startSeconds + seconds;
        return { startSeconds, endSeconds: now };
      }),
    );
  });
  const text = fc.nat(60).map((words) => ({ text: 'word '.repeat(words + 1) }));
  const untimed = fc.array(text, { minLength: 1, maxLength: 60 }).map((turns) => session(turns));
  const seconds = fc.double({ min: 1, max: 900, noNaN: true });
  const cut = fc.record({ method: fc.constantFrom('first' as const, 'random' as const), seconds });
  const anySession = fc.oneof(timed, untimed);

  test('the segment is a contiguous part, within the length asked for and one turn', () => {
    fc.assert(
      fc.property(anySession, cut, fc.nat(), (from, choice, seed) => {
        const { session: part, segment } = drawSegment(from, choice, seed);
        const first = from.turns.findIndex((turn) => turn.id === part.turns[0]?.id);
        expect(part.turns.length).toBeGreaterThan(0);
        expect(part.turns).toEqual(from.turns.slice(first, first + part.turns.length));
        const longest = Math.max(...part.turns.map(secondsOf));
        expect(segment.durationSeconds).toBeLessThanOrEqual(choice.seconds + longest + 1e-6);
        expect(segment.durationSeconds).toBe(segment.endSeconds - segment.startSeconds);
      }),
      { numRuns: 1000 },
    );
  });

  test('a segment that does not reach the end of the session leaves out only what starts after its length', () => {
    fc.assert(
      fc.property(timed, cut, fc.nat(), (from, choice, seed) => {
        const { session: part, segment } = drawSegment(from, choice, seed);
        const next = from.turns[from.turns.findIndex((turn) => turn.id === part.turns.at(-1)?.id) + 1];
        if (next) expect(next.startSeconds).toBeGreaterThanOrEqual(segment.startSeconds + choice.seconds);
      }),
      { numRuns: 1000 },
    );
  });

  test('the same seed gives the same segment, whatever other sessions are drawn and in whatever order', () => {
    fc.assert(
      fc.property(anySession, anySession, seconds, fc.nat(), (one, other, length_, seed) => {
        const choice = { method: 'random', seconds: length_ } as const;
        const alone = drawSegment(one, choice, seed);
        drawSegment({ ...other, id: 'b' }, choice, seed);
        expect(drawSegment(one, choice, seed)).toEqual(alone);
      }),
    );
  });
});

function secondsOf({ startSeconds, endSeconds, text }: Turn): number {
  if (startSeconds !== null && endSeconds !== null) return endSeconds - startSeconds;
  return (text.trim().split(' ').length * 60) / 140;
}

describe('random starts', () => {
  // 50 turns of 10 s and a length of 110 s leave 40 turns to start from.
  const STARTS = 40;
  const DRAWS = 8000;
  // Chi-square with 39 degrees of freedom exceeds 72.1 once in a thousand times. The seeds are fixed, so this can't flicker.
  const BOUND = 72.1;

  const chiSquare = (starts: readonly number[]) => {
    const counts = new Map<number, number>();
    for (const start of starts) counts.set(start, (counts.get(start) ?? 0) + 1);
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: STARTS }, (_, i) => i * 10));
    const expected = starts.length / STARTS;
    return [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  };
  const startOf = (from: Session, seed: number) => draw(from, 'random:110s', seed).segment.startSeconds;

  test('are evenly spread over seeds', () => {
    const one = tenSeconds(50, 'session-17');
    const starts = Array.from({ length: DRAWS }, (_, seed) => startOf(one, seed));
    expect(chiSquare(starts)).toBeLessThan(BOUND);
  });

  test('are evenly spread over sessions of one seed', () => {
    const starts = Array.from({ length: DRAWS }, (_, i) => startOf(tenSeconds(50, `session-${i}`), 1));
    expect(chiSquare(starts)).toBeLessThan(BOUND);
  });

  test('of neighbouring seeds have nothing to do with each other', () => {
    const one = tenSeconds(50, 'session-17');
    const starts = Array.from({ length: DRAWS }, (_, seed) => startOf(one, seed));
    const same = starts.filter((start, i) => start === starts[i + 1]).length;
    // One in 40 by chance: 200 of 8000, with a standard deviation of 14.
    expect(Math.abs(same - DRAWS / STARTS)).toBeLessThan(56);
  });
});
