import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratioOfSums } from '../../src/statistics/ratio-of-sums.ts';
import { reasonOf, valueIn } from './close.ts';

const terms = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  .map(([above, rest]) => ({ above, below: above + rest }));
const sessions = fc.array(terms, { minLength: 1, maxLength: 12 });

describe('ratioOfSums', () => {
  it('weighs sessions by what they hold, unlike a mean of ratios', () => {
    const found = valueIn(
      ratioOfSums(
        [
          { above: 1, below: 1 },
          { above: 10, below: 40 },
        ],
        { seed: 1 },
      ),
    );
    expect(found.ratio).toBe(11 / 41);
  });

  it('lies between the sessions’ own ratios, as does its interval, whatever their order', () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 0, max: 99 }), (given, seed) => {
        const found = ratioOfSums(given, { seed, resamples: 200 });
        expect(ratioOfSums([...given].reverse(), { seed, resamples: 200 })).toEqual(found);
        if (!found.defined) {
          expect(given.every(({ below }) => below === 0)).toBe(true);
          return;
        }
        const own = given.filter(({ below }) => below > 0).map(({ above, below }) => above / below);
        const [low, high] = [Math.min(...own) - 1e-12, Math.max(...own) + 1e-12];
        expect(found.value.ratio).toBeGreaterThanOrEqual(low);
        expect(found.value.ratio).toBeLessThanOrEqual(high);
        if (!found.value.interval.defined) return;
        expect(found.value.interval.value.lower).toBeGreaterThanOrEqual(low);
        expect(found.value.interval.value.upper).toBeLessThanOrEqual(high);
      }),
    );
  });

  it('has no interval of one session, nor of sessions that are alike', () => {
    const one = { above: 3, below: 6 };
    expect(reasonOf(valueIn(ratioOfSums([one], { seed: 1 })).interval)).toBe('tooFewSubjects');
    expect(reasonOf(valueIn(ratioOfSums([one, one, one], { seed: 1 })).interval)).toBe('noVariance');
  });

  it('is undefined without a denominator, and refuses negative terms', () => {
    expect(reasonOf(ratioOfSums([], { seed: 1 }))).toBe('tooFewSubjects');
    expect(reasonOf(ratioOfSums([{ above: 0, below: 0 }], { seed: 1 }))).toBe('allZero');
    expect(() => ratioOfSums([{ above: -1, below: 2 }], { seed: 1 })).toThrow('terms are -1, 2');
  });
});
