import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/coder-lab/evaluation/classification.ts';
import { f1, meanF1 } from '../../../src/coder-lab/evaluation/f1.ts';

const classes = ['a', 'b', 'c'] as const;
type Label = (typeof classes)[number];
const options = { seed: 1, resamples: 200 };
const pairs = (text: string) =>
  text.split(' ').map((pair) => ({ gold: pair.charAt(0) as Label, coder: pair.charAt(1) as Label }));

describe('F1', () => {
  it('is the harmonic mean of precision and recall', () => {
    const [precision, recall] = [3 / 5, 3 / 4];
    expect(f1(3, 4, 5)).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
    expect(f1(0, 4, 0)).toBe(0);
  });

  it('has no value where neither gave it, and such a class does not weigh on the mean', () => {
    expect(f1(0, 0, 0)).toBeNull();
    expect(meanF1([0.5, null, 1])).toBe(0.75);
    expect(meanF1([null])).toBeNull();
  });
});

describe('classification', () => {
  it('counts people by row and the coder by column', () => {
    const found = classify([pairs('aa ab bb'), pairs('ba aa')], classes, options);
    expect(found?.confusion).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    expect(found?.accuracy.value).toBe(3 / 5);
    expect(found?.perClass[0]).toMatchObject({ gold: 3, coder: 3, precision: 2 / 3, recall: 2 / 3 });
    expect(found?.perClass[1]?.f1.value).toBe(1 / 2);
    expect(found?.perClass[2]?.f1).toMatchObject({ value: null, reason: 'neither people nor the coder gave it' });
    expect(found?.macroF1.value).toBeCloseTo((2 / 3 + 1 / 2) / 2, 12);
  });

  it('draws whole sessions: where each is all right or all wrong, the interval is wide', () => {
    const sessions = [pairs('aa aa aa aa'), pairs('ab ab ab ab'), pairs('aa aa aa aa'), pairs('ab ab ab ab')];
    const found = classify(sessions, classes, options);
    expect(found?.accuracy).toMatchObject({ value: 0.5, lower: 0, upper: 1 });
  });

  it('gives no interval for one session, and nothing for none', () => {
    expect(classify([pairs('aa ab')], classes, options)?.accuracy).toEqual({ value: 0.5, lower: null, upper: null });
    expect(classify([[], []], classes, options)).toBeNull();
  });

  it('lies within its interval, which the seed alone decides', () => {
    const label = fc.constantFrom(...classes);
    const sessions = fc.array(fc.array(fc.record({ gold: label, coder: label }), { minLength: 3, maxLength: 9 }), {
      minLength: 6,
      maxLength: 12,
    });
    fc.assert(
      fc.property(sessions, (each) => {
        const found = classify(each, classes, options);
        expect(classify(each, classes, options)).toEqual(found);
        const { value, lower, upper } = found?.accuracy ?? {};
        expect(lower).toBeLessThanOrEqual((value ?? -1) + 1e-12);
        expect(upper).toBeGreaterThanOrEqual((value ?? 2) - 1e-12);
      }),
      { numRuns: 25 },
    );
  });
});
