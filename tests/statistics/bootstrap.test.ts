import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapKinds, sampleQuantile } from '../../src/statistics/bootstrap.ts';
import { seedRandom } from '../../src/statistics/random.ts';
import { expectClose, reasonOf, valueIn } from './close.ts';

describe('seedRandom', () => {
  it('draws whole numbers below the limit, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 100_000 }), (seed, below) => {
        const [a, b] = [seedRandom(seed), seedRandom(seed)];
        for (let i = 0; i < 20; i++) {
          const value = a(below);
          expect(value).toBe(b(below));
          expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
        }
      }),
    );
  });

  it('draws each number about as often', () => {
    const random = seedRandom(42);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const value = random(10);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    // Chi-square with 9 degrees of freedom: above 27.9 once in a thousand.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });
});

describe('sampleQuantile', () => {
  it("is R's default: quantile(c(2, 4, 7, 11), c(.1, .5, .9)) is 2.6, 5.5, 9.8", () => {
    const values = [2, 4, 7, 11];
    expectClose(sampleQuantile(values, 0.1), 2.6);
    expectClose(sampleQuantile(values, 0.5), 5.5);
    expectClose(sampleQuantile(values, 0.9), 9.8);
    expect(sampleQuantile(values, 0)).toBe(2);
    expect(sampleQuantile(values, 1)).toBe(11);
    expect(() => sampleQuantile([], 0.5)).toThrow(RangeError);
  });
});

describe('bootstrapKinds', () => {
  it('draws as many subjects as there are, and covers the mean about as theory has it', () => {
    const kinds = Int32Array.from({ length: 400 }, (_, i) => (i < 100 ? 1 : 0));
    const share = (counts: Int32Array) => {
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400);
      return (counts[1] as number) / 400;
    };
    const { lower, upper } = valueIn(bootstrapKinds(kinds, 2, share, { seed: 9, resamples: 2000 }));
    // A share of .25 of 400: standard error .02165, 95 % interval .2076 to .2924.
    expect(Math.abs(lower - 0.2076)).toBeLessThan(0.006);
    expect(Math.abs(upper - 0.2924)).toBeLessThan(0.006);
  });

  it('is undefined when most resamples have no value', () => {
    const never = bootstrapKinds([0, 0], 1, () => null, { seed: 1, resamples: 10 });
    expect(never).toEqual({ defined: false, reason: { kind: 'undefinedResamples', undefined: 10, resamples: 10 } });
    let call = 0;
    const everyThird = () => (call++ % 3 === 0 ? 0.5 : null);
    expect(reasonOf(bootstrapKinds([0], 1, everyThird, { seed: 1, resamples: 9 }))).toBe('undefinedResamples');
  });

  it('refuses a level that is no share', () => {
    expect(() => bootstrapKinds([0], 1, () => 1, { seed: 1, level: 95 })).toThrow(RangeError);
  });
});
