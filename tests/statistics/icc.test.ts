import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeIccForm, type IccForm, icc, iccForms } from '../../src/statistics/icc.ts';
import { ratingsArbitrary, reorderedArbitrary } from './arbitraries.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { shroutFleiss } from './published.ts';

const one = { model: 'oneWayRandom', definition: 'agreement' } as const;
const agreement = { model: 'twoWayRandom', definition: 'agreement' } as const;
const consistency = { model: 'twoWayMixed', definition: 'consistency' } as const;

describe('icc', () => {
  it.each<[string, IccForm, { estimate: string; f: string; df: [number, number]; interval: [string, string] }]>([
    ['1,1', { ...one, unit: 'single' }, { estimate: '0.17', f: '1.79', df: [5, 18], interval: ['-0.13', '0.72'] }],
    [
      '2,1',
      { ...agreement, unit: 'single' },
      { estimate: '0.29', f: '11.03', df: [5, 15], interval: ['0.02', '0.76'] },
    ],
    [
      '3,1',
      { ...consistency, unit: 'single' },
      { estimate: '0.71', f: '11.03', df: [5, 15], interval: ['0.34', '0.95'] },
    ],
    ['1,4', { ...one, unit: 'average' }, { estimate: '0.44', f: '1.79', df: [5, 18], interval: ['-0.88', '0.91'] }],
    [
      '2,4',
      { ...agreement, unit: 'average' },
      { estimate: '0.62', f: '11.03', df: [5, 15], interval: ['0.07', '0.93'] },
    ],
    [
      '3,4',
      { ...consistency, unit: 'average' },
      { estimate: '0.91', f: '11.03', df: [5, 15], interval: ['0.68', '0.99'] },
    ],
  ])('gives ICC(%s) of Shrout & Fleiss (1979)', (_, form, expected) => {
    const found = valueIn(icc(shroutFleiss, { form }));
    const test = valueIn(found.test);
    const interval = valueIn(found.interval);
    expectPublished(found.estimate, expected.estimate);
    expectPublished(test.f, expected.f);
    expect([test.df1, test.df2]).toEqual(expected.df);
    expectPublished(interval.lower, expected.interval[0]);
    expectPublished(interval.upper, expected.interval[1]);
  });

  it('gives the mean squares of Shrout & Fleiss (1979), table 3', () => {
    const { meanSquares } = valueIn(icc(shroutFleiss));
    expectPublished(meanSquares.betweenSubjects, '11.24');
    expectPublished(meanSquares.withinSubjects, '6.26');
    expectPublished(meanSquares.betweenCoders, '32.49');
    expectPublished(meanSquares.residual, '1.02');
  });

  it('is ICC(A,1), two-way random, with a 95 % interval unless told otherwise', () => {
    const found = valueIn(icc(shroutFleiss));
    expect(describeIccForm(found.form, found.coders)).toBe(
      'ICC(A,1), two-way random effects, absolute agreement, single coder',
    );
    expect(valueIn(found.interval).level).toBe(0.95);
  });

  it('names all ten forms apart', () => {
    expect(new Set(iccForms.map((form) => describeIccForm(form, 4))).size).toBe(10);
    expect(describeIccForm({ ...consistency, unit: 'average' }, 4)).toBe(
      'ICC(C,4), two-way mixed effects, consistency, mean of 4 coders',
    );
    expect(describeIccForm({ ...one, unit: 'average' }, 3)).toBe(
      'ICC(3), one-way random effects, absolute agreement, mean of 3 coders',
    );
  });

  it('computes a mixed form as the random one', () => {
    for (const definition of ['agreement', 'consistency'] as const) {
      for (const unit of ['single', 'average'] as const) {
        const random = valueIn(icc(shroutFleiss, { form: { model: 'twoWayRandom', definition, unit } }));
        const mixed = valueIn(icc(shroutFleiss, { form: { model: 'twoWayMixed', definition, unit } }));
        expect({ ...mixed, form: null }).toEqual({ ...random, form: null });
      }
    }
  });

  it('leaves out incomplete subjects and counts them', () => {
    const found = valueIn(icc([...shroutFleiss, [5, null, 4, 4], [null, null, null, null]]));
    expect(found).toEqual({ ...valueIn(icc(shroutFleiss)), omittedSubjects: 2 });
  });

  it('says why it is undefined', () => {
    expect(reasonOf(icc([]))).toBe('tooFewCodings');
    expect(reasonOf(icc([[1], [2]]))).toBe('tooFewCodings');
    expect(reasonOf(icc([[1, 2]]))).toBe('tooFewSubjects');
    expect(
      reasonOf(
        icc([
          [1, null],
          [null, 2],
          [3, 3],
        ]),
      ),
    ).toBe('tooFewSubjects');
    expect(
      reasonOf(
        icc([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBe('allZero');
    expect(
      icc([
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ defined: false, reason: { kind: 'noVariance', value: 3 } });
    const alike = [
      [1, 2],
      [1, 2],
      [1, 2],
    ];
    expect(reasonOf(icc(alike, { form: { ...consistency, unit: 'single' } }))).toBe('noSubjectVariance');
    expect(valueIn(icc(alike)).estimate).toBe(0);
  });

  it('has neither test nor interval for perfect agreement, whose estimate is exactly 1', () => {
    for (const form of iccForms) {
      const found = valueIn(
        icc(
          [
            [0.1, 0.1, 0.1],
            [0.7, 0.7, 0.7],
            [0.3, 0.3, 0.3],
          ],
          { form },
        ),
      );
      expect(found.estimate).toBe(1);
      expect(reasonOf(found.test)).toBe('perfectAgreement');
      expect(reasonOf(found.interval)).toBe('perfectAgreement');
    }
  });

  it('refuses ratings and options that make no sense', () => {
    expect(() => icc([[1, 2], [1]])).toThrow(RangeError);
    expect(() =>
      icc([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow(RangeError);
    expect(() => icc(shroutFleiss, { level: 95 })).toThrow(RangeError);
    expect(() => icc(shroutFleiss, { nullValue: 1 })).toThrow(RangeError);
  });

  it('does not depend on the order of subjects or coders', () => {
    const form = fc.constantFrom(...iccForms);
    fc.assert(
      fc.property(reorderedArbitrary(), form, ([ratings, reordered], form) => {
        const [a, b] = [icc(ratings, { form }), icc(reordered, { form })];
        expect(b.defined).toBe(a.defined);
        if (a.defined && b.defined) expectClose(b.value.estimate, a.value.estimate, 1e-10);
      }),
    );
  });

  it('does not change with the zero or the unit of the scale, and never exceeds 1', () => {
    fc.assert(
      fc.property(
        ratingsArbitrary({ gaps: false }),
        fc.constantFrom(...iccForms),
        fc.integer({ min: -1000, max: 1000 }),
        fc.constantFrom(0.5, 2, 8),
        (ratings, form, shift, unit) => {
          const moved = ratings.map((row) => row.map((value) => (value as number) * unit + shift));
          const [a, b] = [icc(ratings, { form }), icc(moved, { form })];
          expect(b.defined).toBe(a.defined);
          if (!a.defined || !b.defined) return;
          expectClose(b.value.estimate, a.value.estimate);
          expect(a.value.estimate).toBeLessThanOrEqual(1);
          if (!a.value.interval.defined) return;
          const { lower, upper } = a.value.interval.value;
          expect(lower).toBeLessThanOrEqual(a.value.estimate + 1e-9);
          expect(upper).toBeGreaterThanOrEqual(a.value.estimate - 1e-9);
        },
      ),
    );
  });
});
