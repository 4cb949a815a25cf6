import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cholesky, solveCholesky } from '../../src/statistics/cholesky.ts';
import { icc } from '../../src/statistics/icc.ts';
import { estimateIccByReml } from '../../src/statistics/icc-reml.ts';
import type { Ratings } from '../../src/statistics/ratings.ts';
import { estimateComponentsByReml } from '../../src/statistics/reml-components.ts';
import { componentsFromMeanSquares } from '../../src/statistics/variance-components.ts';
import { ratingsArbitrary, reorderedArbitrary } from './arbitraries.ts';
import { expectClose, reasonOf, valueIn } from './close.ts';
import { shroutFleiss } from './published.ts';

/** The restricted likelihood with the covariance matrix of all ratings written out. */
function restrictedLogLikelihood(ratings: Ratings, [subject = 0, coder = 0, error = 0]: number[]): number {
  const cells = ratings.flatMap((row, i) => row.flatMap((value, j) => (value === null ? [] : [{ i, j, value }])));
  const covariance = cells.map((a) =>
    cells.map((b) => (a.i === b.i ? subject : 0) + (a.j === b.j ? coder : 0) + (a === b ? error : 0)),
  );
  const factor = cholesky(covariance);
  if (!factor) throw new Error('not positive definite');
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  const ones = cells.map(() => 1);
  const values = cells.map(({ value }) => value);
  const weights = solveCholesky(factor, ones);
  const weight = dot(weights, ones);
  const residuals = values.map((value) => value - dot(weights, values) / weight);
  const determinant = 2 * factor.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0);
  const misfit = dot(residuals, solveCholesky(factor, residuals));
  return -0.5 * (determinant + Math.log(weight) + misfit + (cells.length - 1) * Math.log(2 * Math.PI));
}

describe('componentsFromMeanSquares', () => {
  it('gives those of Shrout & Fleiss (1979): (11.24 - 1.02) / 4, (32.49 - 1.02) / 6, 1.02', () => {
    const { subject, coder, error } = valueIn(componentsFromMeanSquares(shroutFleiss));
    expectClose(subject, (11.241666666666667 - 1.0194444444444444) / 4);
    expectClose(coder ?? -1, (32.486111111111114 - 1.0194444444444444) / 6);
    expectClose(error, 1.0194444444444444);
  });
});

describe('estimateComponentsByReml', () => {
  it('gives the components from mean squares where nothing is missing and none is zero', () => {
    fc.assert(
      fc.property(ratingsArbitrary({ gaps: false, coders: 4 }), (ratings) => {
        const plain = componentsFromMeanSquares(ratings);
        if (!plain.defined) return;
        const { subject, coder, error } = plain.value;
        if (subject < 0.01 || (coder ?? 0) < 0.01 || error < 0.01) return;
        const found = valueIn(estimateComponentsByReml(ratings));
        expectClose(found.subject, subject, 1e-8);
        expectClose(found.coder ?? -1, coder ?? -1, 1e-8);
        expectClose(found.error, error, 1e-8);
      }),
    );
  });

  it('holds the coder variance at zero where coders differ less than error would have them, as without coders', () => {
    const ratings = [
      [1, 2, null],
      [4, 3, 4],
      [2, null, 1],
      [5, 5, 4],
      [3, 3, 3],
      [null, 1, 2],
    ];
    const found = valueIn(estimateComponentsByReml(ratings));
    const alone = valueIn(estimateComponentsByReml(ratings, 'oneWay'));
    expect(found.coder).toBe(0);
    expect(found.free).toEqual(['subject', 'error']);
    expectClose(found.subject, alone.subject);
    expectClose(found.error, alone.error);
  });

  it('holds the subject variance at zero, and then has no interval', () => {
    const ratings = [
      [1, 5, null],
      [5, 1, 3],
      [null, 4, 2],
      [2, 3, 5],
    ];
    const found = valueIn(estimateIccByReml(ratings));
    expect(found.components.subject).toBe(0);
    expect(found.estimate).toBe(0);
    expect(reasonOf(found.interval)).toBe('componentAtZero');
  });

  it('finds a maximum: the likelihood is as computed from whole matrices, and no neighbour is likelier', () => {
    fc.assert(
      fc.property(ratingsArbitrary({ coders: 3, subjects: 10 }), (ratings) => {
        const found = estimateComponentsByReml(ratings);
        if (!found.defined) return;
        const best = [found.value.subject, found.value.coder ?? 0, found.value.error];
        const height = restrictedLogLikelihood(ratings, best);
        expectClose(found.value.logLikelihood, height, 1e-7);
        const step = 1e-3 * Math.max(...best);
        for (const i of [0, 1, 2]) {
          for (const move of [-step, step]) {
            const near = best.map((value, j) => Math.max(0, value + (i === j ? move : 0)));
            if ((near[2] as number) > 0)
              expect(restrictedLogLikelihood(ratings, near)).toBeLessThanOrEqual(height + 1e-9);
          }
        }
      }),
    );
  });

  it('does not depend on the order of subjects or coders', () => {
    fc.assert(
      fc.property(reorderedArbitrary({ coders: 4 }), ([ratings, reordered]) => {
        const [a, b] = [estimateIccByReml(ratings), estimateIccByReml(reordered)];
        expect(b.defined).toBe(a.defined);
        if (a.defined && b.defined) expectClose(b.value.estimate, a.value.estimate, 1e-6);
      }),
    );
  });

  it('averages over as many coders as named', () => {
    const form = { model: 'twoWayRandom', definition: 'agreement', unit: 'average' } as const;
    const found = valueIn(estimateIccByReml(shroutFleiss, { form }));
    expectClose(found.estimate, valueIn(icc(shroutFleiss, { form })).estimate);
    const { subject, coder, error } = found.components;
    const two = valueIn(estimateIccByReml(shroutFleiss, { form, averagedCoders: 2 }));
    expectClose(two.estimate, subject / (subject + ((coder ?? 0) + error) / 2));
  });

  it('does not make up an error variance where ratings overlap too little to show one', () => {
    const chain = [
      [1, 2, null],
      [null, 4, 3],
      [null, null, 5],
    ];
    expect(reasonOf(estimateComponentsByReml(chain))).toBe('notIdentified');
    expect(valueIn(estimateComponentsByReml([...chain, [4, null, 2], [1, 1, 2]])).error).toBeGreaterThan(0);
  });

  it('says why it is undefined', () => {
    expect(reasonOf(estimateComponentsByReml([[1], [2]]))).toBe('tooFewCodings');
    expect(reasonOf(estimateComponentsByReml([[1, 2]]))).toBe('tooFewSubjects');
    expect(
      reasonOf(
        estimateComponentsByReml([
          [1, null],
          [null, 2],
        ]),
      ),
    ).toBe('noSharedSubjects');
    expect(
      reasonOf(
        estimateComponentsByReml([
          [0, 0],
          [0, null],
        ]),
      ),
    ).toBe('allZero');
    expect(
      reasonOf(
        estimateComponentsByReml([
          [1, 1, null],
          [3, 3, 3],
          [2, null, 2],
        ]),
      ),
    ).toBe('perfectAgreement');
    expect(
      reasonOf(
        estimateComponentsByReml([
          [1, 2],
          [3, 4],
          [6, 7],
        ]),
      ),
    ).toBe('perfectAgreement');
  });
});
