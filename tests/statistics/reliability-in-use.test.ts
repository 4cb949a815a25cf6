import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { icc } from '../../src/statistics/icc.ts';
import { minimalDetectableChange } from '../../src/statistics/minimal-detectable-change.ts';
import { findNeededMeasurements, predictReliability } from '../../src/statistics/spearman-brown.ts';
import {
  standardErrorFromReliability,
  standardErrorOfMeasurement,
} from '../../src/statistics/standard-error-of-measurement.ts';
import { componentsFromMeanSquares } from '../../src/statistics/variance-components.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { shroutFleiss } from './published.ts';

describe('standardErrorOfMeasurement', () => {
  it('is the root of error variance, with coder variance for agreement', () => {
    const components = valueIn(componentsFromMeanSquares(shroutFleiss));
    expectClose(standardErrorOfMeasurement(components, 'consistency'), Math.sqrt(1.0194444444444444));
    expectClose(standardErrorOfMeasurement(components, 'agreement'), Math.sqrt(1.0194444444444444 + 5.244444444444444));
    expect(standardErrorOfMeasurement({ coder: null, error: 4 }, 'agreement')).toBe(2);
  });

  it('is the total standard deviation times sqrt(1 - ICC), the ICC being that of the same components', () => {
    const { subject, coder, error } = valueIn(componentsFromMeanSquares(shroutFleiss));
    const total = Math.sqrt(subject + (coder ?? 0) + error);
    const { estimate } = valueIn(icc(shroutFleiss));
    expectClose(
      standardErrorFromReliability(total, estimate),
      standardErrorOfMeasurement({ coder, error }, 'agreement'),
    );
  });

  it('refuses a reliability above 1 and a negative standard deviation', () => {
    expect(() => standardErrorFromReliability(1, 1.1)).toThrow(RangeError);
    expect(() => standardErrorFromReliability(-1, 0.5)).toThrow(RangeError);
  });
});

describe('minimalDetectableChange', () => {
  it('is 2.77 standard errors at 95 %', () => {
    expectPublished(minimalDetectableChange(1), '2.77');
    expectClose(minimalDetectableChange(1), 1.959963984540054 * Math.SQRT2);
  });

  it('grows with the level', () => {
    expect(minimalDetectableChange(1, 0.9)).toBeLessThan(minimalDetectableChange(1, 0.95));
    expect(() => minimalDetectableChange(1, 90)).toThrow(RangeError);
    expect(() => minimalDetectableChange(-1)).toThrow(RangeError);
  });
});

describe('Spearman-Brown', () => {
  it('takes the single ICCs of Shrout & Fleiss (1979) to their averages over four', () => {
    for (const [model, definition] of [
      ['oneWayRandom', 'agreement'],
      ['twoWayRandom', 'agreement'],
      ['twoWayMixed', 'consistency'],
    ] as const) {
      const [single, average] = (['single', 'average'] as const).map(
        (unit) => valueIn(icc(shroutFleiss, { form: { model, definition, unit } as never })).estimate,
      );
      expectClose(valueIn(predictReliability(single as number, 4)), average as number);
    }
  });

  it('finds the number that its own prediction confirms', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, (reliability, wanted) => {
        const { times, whole } = valueIn(findNeededMeasurements(reliability, wanted));
        expectClose(valueIn(predictReliability(reliability, times)), wanted);
        expect(valueIn(predictReliability(reliability, whole))).toBeGreaterThanOrEqual(wanted - 1e-12);
        if (whole > 1) expect(valueIn(predictReliability(reliability, whole - 1))).toBeLessThan(wanted);
      }),
    );
  });

  it('does not ask for one more where the number is whole', () => {
    expect(valueIn(findNeededMeasurements(0.5, 0.8)).whole).toBe(4);
    expect(valueIn(findNeededMeasurements(0.9, 0.5)).whole).toBe(1);
    expect(valueIn(findNeededMeasurements(1, 0.9))).toEqual({ times: 0, whole: 1 });
  });

  it('has no answer for a reliability of zero or below', () => {
    expect(reasonOf(predictReliability(0, 4))).toBe('reliabilityNotPositive');
    expect(reasonOf(findNeededMeasurements(-0.2, 0.8))).toBe('reliabilityNotPositive');
    expect(() => predictReliability(1.2, 4)).toThrow(RangeError);
    expect(() => findNeededMeasurements(0.5, 1)).toThrow(RangeError);
  });
});
