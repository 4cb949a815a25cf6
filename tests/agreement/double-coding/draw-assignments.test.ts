import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DrawableSession,
  type DrawOptions,
  drawAssignments,
  periodOf,
} from '../../../src/agreement/double-coding/draw-assignments.ts';
import { shuffled } from '../../statistics/arbitraries.ts';

const options: DrawOptions = {
  share: 0.2,
  seed: 1,
  coders: ['K1', 'K2', 'K3'],
  codersPerSession: 2,
  period: 'quarter',
  others: false,
};

/** Ten sessions of each of four caseworkers in each of two quarters. */
const sessions: DrawableSession[] = ['V01', 'V02', 'V03', 'V04'].flatMap((caseworker) =>
  ['2024-02', '2024-05'].flatMap((month) =>
    Array.from({ length: 10 }, (_, i) => ({
      id: `${caseworker} ${month} ${i}`,
      caseworker,
      date: `${month}-${10 + i}`,
      coders: [],
    })),
  ),
);

const counts = (values: readonly string[]) =>
  [
    ...values.reduce((all, value) => all.set(value, (all.get(value) ?? 0) + 1), new Map<string, number>()).values(),
  ].sort();

describe('drawAssignments', () => {
  it('draws the same share of each caseworker and period, and loads coders evenly', () => {
    const { assignments, strata, short } = drawAssignments(sessions, options);
    expect(strata.map(({ sessions: all, doubleCoded }) => [all, doubleCoded])).toEqual(Array(8).fill([10, 2]));
    expect(counts(assignments.map(({ sessionId }) => sessionId))).toEqual(Array(16).fill(2));
    expect(counts(assignments.map(({ coder }) => coder))).toEqual([10, 11, 11]);
    expect(short).toEqual([]);
  });

  it('pairs coders evenly too', () => {
    const { assignments } = drawAssignments(sessions, { ...options, share: 0.45 });
    const ids = [...new Set(assignments.map(({ sessionId }) => sessionId))];
    const pairs = ids.map((id) => assignments.filter(({ sessionId }) => sessionId === id));
    const often = counts(pairs.map((pair) => pair.map(({ coder }) => coder).join(' ')));
    expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(2);
  });

  it('gives small strata their due over all: largest remainders', () => {
    const small = sessions.filter((_, i) => i % 10 < 2);
    const { strata } = drawAssignments(small, options);
    // 20 % of 16 is 3.2: three sessions, though no stratum of two has a whole one.
    expect(strata.reduce((sum, { doubleCoded }) => sum + doubleCoded, 0)).toBe(3);
    expect(strata.every(({ doubleCoded }) => doubleCoded <= 1)).toBe(true);
  });

  it('counts what several coders have already, and never gives a coder what they have', () => {
    const first = drawAssignments(sessions, options);
    const held = sessions.map((session) => ({
      ...session,
      coders: first.assignments.filter(({ sessionId }) => sessionId === session.id).map(({ coder }) => coder),
    }));
    expect(drawAssignments(held, { ...options, seed: 2 }).assignments).toEqual([]);
    const once = sessions.map((session) => ({ ...session, coders: ['K1'] }));
    const second = drawAssignments(once, options).assignments;
    expect(second).toHaveLength(16);
    expect(second.some(({ coder }) => coder === 'K1')).toBe(false);
  });

  it('gives the others one coder each where that is wanted', () => {
    const { assignments } = drawAssignments(sessions, { ...options, others: true });
    expect(counts(assignments.map(({ sessionId }) => sessionId))).toEqual([...Array(64).fill(1), ...Array(16).fill(2)]);
    expect(counts(assignments.map(({ coder }) => coder))).toEqual([32, 32, 32]);
  });

  it('names the sessions that lack a coder', () => {
    const full = [{ id: 'a', caseworker: null, date: null, coders: ['K9', 'K1'] }];
    const three = { ...options, share: 1, coders: ['K1', 'K9', 'K2'], codersPerSession: 3 };
    expect(drawAssignments(full, three).assignments).toEqual([{ sessionId: 'a', coder: 'K2' }]);
    const two = { ...options, share: 1, coders: ['K1', 'K9'], codersPerSession: 2 };
    const alone = [{ id: 'a', caseworker: null, date: null, coders: ['K1'] }];
    expect(drawAssignments(alone, two)).toMatchObject({ assignments: [{ coder: 'K9' }], short: [] });
  });

  it('does not depend on the order of the sessions; another seed draws others', () => {
    fc.assert(
      fc.property(shuffled(sessions), fc.integer(), (reordered, seed) => {
        expect(drawAssignments(reordered, { ...options, seed })).toEqual(
          drawAssignments(sessions, { ...options, seed }),
        );
      }),
      { numRuns: 20 },
    );
    const drawn = (seed: number) => drawAssignments(sessions, { ...options, seed }).assignments;
    expect(drawn(2)).not.toEqual(drawn(1));
  });

  it('keeps the share and never gives a session to a coder twice, whatever is drawn from', () => {
    const anySession = fc.record({
      caseworker: fc.constantFrom(null, 'V01', 'V02'),
      date: fc.constantFrom(null, '2024-01-05', '2024-07-01', '2023-12-31'),
      coders: fc.subarray(['K1', 'K2', 'K9']),
    });
    fc.assert(
      fc.property(
        fc.array(anySession, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (all, share) => {
          const named = all.map((session, i) => ({ ...session, id: `S${i}` }));
          const { assignments } = drawAssignments(named, { ...options, share });
          const double = named.filter(({ coders }) => coders.length >= 2).length;
          const drawn = new Set(assignments.map(({ sessionId }) => sessionId)).size;
          expect(drawn).toBeLessThanOrEqual(Math.round(share * named.length) + (double > 0 ? named.length : 0));
          for (const { sessionId, coder } of assignments) {
            expect(named.find(({ id }) => id === sessionId)?.coders).not.toContain(coder);
          }
          expect(new Set(assignments.map((each) => JSON.stringify(each))).size).toBe(assignments.length);
        },
      ),
    );
  });

  it('refuses a share that is none, and fewer coders than a session needs', () => {
    expect(() => drawAssignments(sessions, { ...options, share: 0 })).toThrow('the share is 0');
    expect(() => drawAssignments(sessions, { ...options, coders: ['K1'] })).toThrow("1 coders can't give 2 codings");
  });
});

describe('periodOf', () => {
  it.each([
    ['month', '2024-05'],
    ['quarter', '2024 Q2'],
    ['year', '2024'],
  ] as const)('%s', (period, name) => {
    expect(periodOf('2024-05-31', period)).toBe(name);
  });
});
