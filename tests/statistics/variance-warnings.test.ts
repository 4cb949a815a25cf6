import { describe, expect, it } from 'vitest';
import { describeCoders } from '../../src/statistics/describe-coders.ts';
import { explainUndefinedStatistic, type UndefinedStatistic } from '../../src/statistics/statistic.ts';
import { warnOfNoVariance } from '../../src/statistics/variance-warnings.ts';
import { expectClose, reasonOf, valueIn } from './close.ts';

const coders = ['coder 1', 'coder 2'];

describe('warnOfNoVariance', () => {
  it('names the measure where nobody varies', () => {
    expect(
      warnOfNoVariance({
        measure: 'Confront',
        coders,
        ratings: [
          [0, 0],
          [0, null],
        ],
      }),
    ).toEqual([
      {
        kind: 'allZero',
        measure: 'Confront',
        coder: null,
        value: 0,
        message: 'Confront: every coder gave 0 throughout; reliability is undefined',
      },
    ]);
    const [warning] = warnOfNoVariance({
      measure: 'Empathy',
      coders,
      ratings: [
        [3, 3],
        [3, 3],
      ],
    });
    expect(warning?.kind).toBe('noVariance');
    expect(warning?.message).toContain('Empathy: every coder gave 3');
  });

  it('names measure and coder where one does not vary', () => {
    const warnings = warnOfNoVariance({
      measure: 'Empathy',
      coders,
      ratings: [
        [3, 3],
        [3, 4],
        [null, 2],
      ],
    });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatchObject({ kind: 'coderWithoutVariance', measure: 'Empathy', coder: 'coder 1', value: 3 });
    expect(warnings[0]?.message).toContain('coder 1 gave 3 to all 2 subjects');
  });

  it('says nothing of ratings that vary, nor of a single rating', () => {
    expect(
      warnOfNoVariance({
        measure: 'Empathy',
        coders,
        ratings: [
          [3, 4],
          [4, 3],
        ],
      }),
    ).toEqual([]);
    expect(warnOfNoVariance({ measure: 'Empathy', coders, ratings: [[3, null]] })).toEqual([]);
    expect(warnOfNoVariance({ measure: 'Empathy', coders, ratings: [[null, null]] })).toEqual([]);
    expect(() => warnOfNoVariance({ measure: 'Empathy', coders: ['coder 1'], ratings: [[3, 4]] })).toThrow(RangeError);
  });
});

describe('describeCoders', () => {
  it('gives mean and standard deviation of what each coder rated', () => {
    const [first, second, third] = describeCoders([
      [2, null, 4],
      [4, 3, null],
      [4, null, null],
      [5, null, null],
      [5, null, null],
      [7, null, null],
      [9, null, null],
      [4, null, null],
    ]);
    expect(first?.subjects).toBe(8);
    expectClose(valueIn(first?.mean ?? (undefined as never)), 5);
    expectClose(valueIn(first?.standardDeviation ?? (undefined as never)), Math.sqrt(32 / 7));
    expect(valueIn(second?.mean ?? (undefined as never))).toBe(3);
    expect(reasonOf(third?.standardDeviation ?? (undefined as never))).toBe('tooFewSubjects');
  });

  it('has no mean without ratings', () => {
    const [only] = describeCoders([[null]]);
    expect(only && reasonOf(only.mean)).toBe('tooFewSubjects');
  });
});

describe('explainUndefinedStatistic', () => {
  it('has a sentence for every reason, each its own', () => {
    const reasons: UndefinedStatistic[] = [
      { kind: 'tooFewSubjects', needed: 2, given: 1 },
      { kind: 'tooFewCodings', needed: 2, given: 1 },
      { kind: 'noSharedSubjects' },
      { kind: 'allZero' },
      { kind: 'noVariance', value: 3 },
      { kind: 'coderWithoutVariance', coder: 0 },
      { kind: 'noSubjectVariance' },
      { kind: 'perfectAgreement' },
      { kind: 'chanceIsCertain' },
      { kind: 'unequalCoders' },
      { kind: 'componentAtZero', component: 'subject' },
      { kind: 'reliabilityNotPositive', reliability: -0.1 },
      { kind: 'undefinedResamples', undefined: 6, resamples: 10 },
      { kind: 'notIdentified' },
      { kind: 'notConverged', iterations: 500 },
    ];
    const texts = reasons.map(explainUndefinedStatistic);
    expect(new Set(texts).size).toBe(reasons.length);
    expect(texts[5]).toBe('no variance: coder 1 gave the same value throughout');
  });
});
