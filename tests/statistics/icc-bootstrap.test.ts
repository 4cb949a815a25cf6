import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleQuantile } from '../../src/statistics/bootstrap.ts';
import { type IccForm, icc, iccForms } from '../../src/statistics/icc.ts';
import { bootstrapIcc } from '../../src/statistics/icc-bootstrap.ts';
import { seedRandom } from '../../src/statistics/random.ts';
import { shuffled } from './arbitraries.ts';
import { expectClose, reasonOf, valueIn } from './close.ts';
import { shroutFleiss } from './published.ts';

/** The plain way: copy the drawn subjects and compute the statistic anew. */
function bootstrapByCopying(ratings: number[][], form: IccForm, seed: number, resamples: number): number[] {
  const random = seedRandom(seed);
  return Array.from({ length: resamples }, () => {
    const drawn = ratings.map(() => ratings[random(ratings.length)] as number[]);
    const found = icc(drawn, { form });
    return found.defined ? found.value.estimate : null;
  }).filter((value) => value !== null);
}

describe('bootstrapIcc', () => {
  it.each(iccForms)('is what copying the drawn subjects gives: %j', (form) => {
    const sorted = shroutFleiss.toSorted(
      (a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number),
    );
    const values = bootstrapByCopying(sorted, form, 11, 400).sort((a, b) => a - b);
    const found = valueIn(bootstrapIcc(shroutFleiss, { form, seed: 11, resamples: 400 }));
    expect(found.undefinedResamples).toBe(400 - values.length);
    expectClose(found.lower, sampleQuantile(values, 0.025));
    expectClose(found.upper, sampleQuantile(values, 0.975));
  });

  it('gives the same interval for the same seed, in whatever order subjects come', () => {
    fc.assert(
      fc.property(shuffled(shroutFleiss), fc.integer(), (reordered, seed) => {
        const options = { seed, resamples: 50 };
        expect(bootstrapIcc(reordered, options)).toEqual(bootstrapIcc(shroutFleiss, options));
      }),
    );
  });

  it('gives another interval for another seed', () => {
    const [a, b] = [1, 2].map((seed) => valueIn(bootstrapIcc(shroutFleiss, { seed })));
    expect(a?.lower).not.toBe(b?.lower);
  });

  it('says why it is undefined', () => {
    expect(reasonOf(bootstrapIcc([[1, 2]], { seed: 1 }))).toBe('tooFewSubjects');
    expect(
      reasonOf(
        bootstrapIcc(
          [
            [2, 2],
            [2, 2],
          ],
          { seed: 1 },
        ),
      ),
    ).toBe('noVariance');
    expect(() => bootstrapIcc(shroutFleiss, { seed: 0.5 })).toThrow(RangeError);
    expect(() => bootstrapIcc(shroutFleiss, { seed: 1, resamples: 0 })).toThrow(RangeError);
  });
});
