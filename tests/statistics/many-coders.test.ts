import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fleissKappa } from '../../src/statistics/fleiss-kappa.ts';
import { gwetAc } from '../../src/statistics/gwet-ac.ts';
import { pabak } from '../../src/statistics/pabak.ts';
import { percentAgreement, percentAgreementWithin } from '../../src/statistics/percent-agreement.ts';
import { ratingsArbitrary, reorderedArbitrary } from './arbitraries.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { expandTable, fleiss, krippendorff } from './published.ts';

describe('fleissKappa', () => {
  it('gives .430 of Fleiss (1971), and the kappa of each diagnosis', () => {
    const found = valueIn(fleissKappa(fleiss));
    expectPublished(found.coefficient, '0.430');
    expectPublished(found.observed, '0.5556');
    expectPublished(found.expected, '0.2199');
    expect(found.byCategory.map(({ category }) => category)).toEqual([1, 2, 3, 4, 5].map((i) => `diagnosis ${i}`));
    const kappas = found.byCategory.map(({ kappa }) => valueIn(kappa).toFixed(3));
    expect(kappas).toEqual(['0.245', '0.245', '0.520', '0.471', '0.566']);
  });

  it('gives kappa, standard error and interval of Gwet for twelve units with missing ratings', () => {
    const found = valueIn(fleissKappa(krippendorff));
    expectPublished(found.observed, '0.8181818');
    expectPublished(found.expected, '0.2387153');
    expectPublished(found.coefficient, '0.76117');
    expectPublished(valueIn(found.standardError), '0.15302');
    expectPublished(valueIn(found.interval).lower, '0.424');
    expect(valueIn(found.interval).upper).toBe(1);
  });

  it('says why it is undefined', () => {
    expect(reasonOf(fleissKappa([]))).toBe('tooFewCodings');
    expect(reasonOf(fleissKappa([['Q'], ['SR']]))).toBe('tooFewCodings');
    expect(
      reasonOf(
        fleissKappa([
          ['Q', null],
          [null, 'SR'],
        ]),
      ),
    ).toBe('noSharedSubjects');
    expect(
      reasonOf(
        fleissKappa([
          ['Q', 'Q'],
          ['Q', 'Q'],
        ]),
      ),
    ).toBe('chanceIsCertain');
    const one = valueIn(fleissKappa([['Q', 'SR']]));
    expect(one.coefficient).toBe(-1);
    expect(reasonOf(one.standardError)).toBe('tooFewSubjects');
    expect(reasonOf(one.interval)).toBe('tooFewSubjects');
    const perfect = valueIn(
      fleissKappa([
        ['Q', 'Q'],
        ['SR', 'SR'],
      ]),
    );
    expect(perfect.coefficient).toBe(1);
    expect(reasonOf(perfect.interval)).toBe('perfectAgreement');
  });
});

describe('gwetAc', () => {
  it('gives AC1, standard error and interval of Gwet for twelve units with missing ratings', () => {
    const found = valueIn(gwetAc(krippendorff));
    expectPublished(found.expected, '0.1903212');
    expectPublished(found.coefficient, '0.77544');
    expectPublished(valueIn(found.standardError), '0.14295');
    expectPublished(valueIn(found.interval).lower, '0.461');
    expect(valueIn(found.interval).upper).toBe(1);
  });

  it('depends on how many categories the scale has', () => {
    const ratings = [
      ['Q', 'Q'],
      ['Q', 'SR'],
      ['SR', 'SR'],
    ];
    const two = valueIn(gwetAc(ratings)).coefficient;
    const five = valueIn(gwetAc(ratings, { categories: ['Q', 'SR', 'CR', 'GI', 'AF'] })).coefficient;
    expect(five).toBeGreaterThan(two);
  });

  it('says why it is undefined', () => {
    expect(
      reasonOf(
        gwetAc([
          ['Q', 'Q'],
          ['Q', 'Q'],
        ]),
      ),
    ).toBe('chanceIsCertain');
    expect(reasonOf(gwetAc([['Q', null]]))).toBe('noSharedSubjects');
    expect(() => gwetAc([['Q', 'SR']], { weights: 'linear' })).toThrow(RangeError);
  });
});

describe('pabak', () => {
  it('is .70 for both tables of Feinstein & Cicchetti (1990), with indices of Byrt, Bishop & Carlin (1993)', () => {
    const [balanced, skewed] = [
      [
        [40, 9],
        [6, 45],
      ],
      [
        [80, 10],
        [5, 5],
      ],
    ].map((table) => valueIn(pabak(...expandTable(['yes', 'no'], table), ['yes', 'no'])));
    expectClose(balanced?.coefficient ?? 0, 0.7);
    expectClose(skewed?.coefficient ?? 0, 0.7);
    expectClose(balanced?.indices?.prevalence ?? 0, -0.05);
    expectClose(skewed?.indices?.prevalence ?? 0, 0.75);
    expectClose(skewed?.indices?.bias ?? 0, 0.05);
  });

  it('says why it is undefined, and has no indices for more than two categories', () => {
    expect(reasonOf(pabak([], []))).toBe('tooFewSubjects');
    expect(reasonOf(pabak(['Q'], ['Q']))).toBe('chanceIsCertain');
    expect(valueIn(pabak([1, 2, 3], [1, 2, 2])).indices).toBeNull();
  });
});

describe('percentAgreement', () => {
  it('is the observed agreement of Fleiss (1971)', () => {
    expectPublished(valueIn(percentAgreement(fleiss)).share, '0.5556');
  });

  it('within no points is exact, within four points of a five-point scale is all', () => {
    fc.assert(
      fc.property(ratingsArbitrary(), (ratings) => {
        const exact = percentAgreement(ratings);
        expect(percentAgreementWithin(ratings, 0)).toEqual(exact);
        if (exact.defined) expect(valueIn(percentAgreementWithin(ratings, 4)).share).toBe(1);
      }),
    );
  });

  it('says why it is undefined', () => {
    expect(reasonOf(percentAgreement([['Q']]))).toBe('tooFewCodings');
    expect(reasonOf(percentAgreement([['Q', null]]))).toBe('noSharedSubjects');
    expect(() => percentAgreementWithin([[1, 2]], -1)).toThrow(RangeError);
  });
});

describe('statistics of many coders', () => {
  const rename = (ratings: (number | null)[][]) =>
    ratings.map((row) => row.map((value) => (value === null ? null : `label ${(value * 3) % 7}`)));

  it.each([
    ['fleissKappa', fleissKappa],
    ['gwetAc', gwetAc],
  ])('%s is blind to names, to the order of subjects and of coders, and at most 1', (_, statistic) => {
    fc.assert(
      fc.property(reorderedArbitrary(), ([ratings, reordered]) => {
        const found = statistic(ratings);
        for (const other of [statistic(reordered), statistic<string>(rename(ratings))]) {
          expect(other.defined).toBe(found.defined);
          if (!other.defined || !found.defined) continue;
          expectClose(other.value.coefficient, found.value.coefficient, 1e-12);
        }
        if (found.defined) expect(found.value.coefficient).toBeLessThanOrEqual(1);
      }),
    );
  });
});
