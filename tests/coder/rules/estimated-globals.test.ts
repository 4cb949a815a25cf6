import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePractice, estimateGlobals, turnShare } from '../../../src/coder/rules/estimated-globals.ts';
import type { ClientTalk, CodedTurn } from '../../../src/instrument/coding.ts';
import { codeIds } from '../../../src/instrument/rubric.ts';
import { rubric } from '../setting.ts';

function turn(i: number, codes: readonly string[]): CodedTurn {
  const utterances = codes.map((code) => ({ from: 0, to: 1, code, confidence: null, reason: null }));
  return { id: `t${i}`, speaker: 'T', role: 'clinician', startSeconds: null, endSeconds: null, text: 'x', utterances };
}

function client(i: number, clientTalk: ClientTalk): CodedTurn {
  return { id: `c${i}`, speaker: 'C', role: 'client', startSeconds: null, endSeconds: null, text: 'y', clientTalk };
}

function session(pairs: readonly (readonly [ClientTalk, readonly string[]])[]): CodedTurn[] {
  return pairs.flatMap(([talk, codes], i) => [client(i, talk), turn(i, codes)]);
}

const repeat = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

describe('estimated globals', () => {
  test('good practice is rated above poor practice, with reasons', () => {
    const good = estimateGlobals(session(repeat(12, ['change', ['CR', 'SEEK']] as const)), rubric);
    const poor = estimateGlobals(session(repeat(12, ['sustain', ['CONFRONT']] as const)), rubric);
    for (const { id } of rubric.globals) {
      expect(good[id]?.value, id).toBeGreaterThan(poor[id]?.value ?? 9);
      expect(good[id]?.source).toBe('estimated');
      expect(poor[id]?.reasons.length, id).toBeGreaterThan(0);
    }
  });

  test('a session without codes is not rated', () => {
    expect(estimateGlobals([], rubric)).toEqual({});
    expect(estimateGlobals(session([['change', []]]), rubric)).toEqual({});
  });

  const anyTurn = fc.tuple(
    fc.constantFrom<ClientTalk>('change', 'sustain', 'neutral'),
    fc.subarray(codeIds(rubric), { minLength: 1, maxLength: 3 }),
  );

  test('whole points of the scale; the reasons add up to the sum that is rounded, none given twice', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 3, maxLength: 30 }), (pairs) => {
        const ratings = estimateGlobals(session(pairs), rubric);
        for (const { id, scale } of rubric.globals) {
          const value = ratings[id]?.value ?? Number.NaN;
          expect(Number.isInteger(value)).toBe(true);
          expect(value).toBeGreaterThanOrEqual(scale.min);
          expect(value).toBeLessThanOrEqual(scale.max);
          const reasons = ratings[id]?.reasons ?? [];
          expect(new Set(reasons).size).toBe(reasons.length);
          const points = reasons.slice(0, -1).map((each) => Number(each.split(':')[0]?.replace('−', '-')));
          const sum = points.reduce((total, each) => total + each, 3);
          if (reasons.length > 0)
            expect(reasons.at(-1)).toBe(`${String(sum).replace('-', '−')} in all before rounding, from 3`);
          const clamped = Math.min(scale.max, Math.max(scale.min, sum));
          expect(Math.abs(value - clamped)).toBeLessThanOrEqual(0.5);
          expect(Math.abs(value - 3)).toBeLessThanOrEqual(Math.abs(clamped - 3));
        }
      }),
    );
  });

  test('a share of turns is a share, whatever codes a turn holds together', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 1, maxLength: 20 }), fc.subarray(codeIds(rubric)), (pairs, codes) => {
        const share = turnShare(describePractice(session(pairs)), codes);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
    );
    expect(turnShare(describePractice(session([['change', ['SR', 'CR', 'Q']]])), ['SR', 'CR', 'Q'])).toBe(1);
  });

  test('a Confront in place of a complex reflection raises no global', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { minLength: 2, maxLength: 20 }), (pairs) => {
        const withReflection = estimateGlobals(session([...pairs, ['change', ['CR']]]), rubric);
        const withConfront = estimateGlobals(session([...pairs, ['change', ['CONFRONT']]]), rubric);
        for (const { id } of rubric.globals)
          expect(withConfront[id]?.value ?? 0).toBeLessThanOrEqual(withReflection[id]?.value ?? 9);
      }),
    );
  });
});
