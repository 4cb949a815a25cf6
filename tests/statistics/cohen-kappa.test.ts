import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa, kappaOfMatrix } from '../../src/statistics/cohen-kappa.ts';
import { shuffled } from './arbitraries.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { expandTable } from './published.ts';

const codes = fc.constantFrom('SR', 'CR', 'Q', 'GI');
const pairs = fc.array(fc.tuple(codes, codes), { minLength: 1, maxLength: 30 });

describe('cohenKappa', () => {
  it('gives kappa and weighted kappa of Fleiss, Cohen & Everitt (1969), with their variances', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const weights = [
      [1, 0, 0.4444],
      [0, 1, 0.6667],
      [0.4444, 0.6667, 1],
    ];
    const matrix = { categories: [1, 2, 3], counts: table, subjects: 200, omittedSubjects: 0 };
    const plain = valueIn(kappaOfMatrix(matrix));
    expectPublished(plain.kappa, '0.429');
    expectPublished(plain.standardError ** 2, '0.002885');
    const weighted = valueIn(kappaOfMatrix(matrix, weights));
    expectPublished(weighted.kappa, '0.507');
    expectPublished(weighted.standardError ** 2, '0.003248');
    const [first, second] = expandTable([1, 2, 3], table);
    const counted = valueIn(cohenKappa(first, second, { weights, categories: [1, 2, 3] }));
    expect(counted.kappa).toBe(weighted.kappa);
  });

  it.each([
    [
      [
        [40, 9],
        [6, 45],
      ],
      '0.70',
    ],
    [
      [
        [80, 10],
        [5, 5],
      ],
      '0.32',
    ],
  ])('gives the two kappas of Feinstein & Cicchetti (1990) for the same 85 %% agreement', (table, published) => {
    const [first, second] = expandTable(['yes', 'no'], table);
    const found = valueIn(cohenKappa(first, second));
    expectClose(found.observed, 0.85);
    expectPublished(found.kappa, published);
  });

  it('leaves out subjects that one coder did not rate', () => {
    const found = valueIn(cohenKappa(['SR', null, 'CR', 'Q'], ['SR', 'CR', 'SR', null]));
    expect([found.subjects, found.omittedSubjects]).toEqual([2, 2]);
  });

  it('says why it is undefined, never 0 for nothing', () => {
    expect(reasonOf(cohenKappa([], []))).toBe('tooFewSubjects');
    expect(reasonOf(cohenKappa(['Q', null], [null, 'Q']))).toBe('tooFewSubjects');
    expect(reasonOf(cohenKappa(['Q', 'Q'], ['Q', 'Q']))).toBe('chanceIsCertain');
    expect(reasonOf(cohenKappa(['Q', 'Q'], ['Q', 'Q'], { categories: ['Q', 'SR'] }))).toBe('chanceIsCertain');
    const perfect = valueIn(cohenKappa(['Q', 'SR'], ['Q', 'SR']));
    expect(perfect.kappa).toBe(1);
    expect(reasonOf(perfect.interval)).toBe('perfectAgreement');
    expect(valueIn(cohenKappa(['Q', 'Q'], ['SR', 'SR'])).kappa).toBe(0);
  });

  it('refuses lists that don’t match, unlisted values and weights without an order', () => {
    expect(() => cohenKappa(['Q'], [])).toThrow(RangeError);
    expect(() => cohenKappa(['Q'], ['SR'], { categories: ['Q'] })).toThrow(RangeError);
    expect(() => cohenKappa(['Q'], ['SR'], { categories: ['Q', 'SR', 'Q'] })).toThrow(RangeError);
    expect(() => cohenKappa(['Q'], ['SR'], { weights: 'linear' })).toThrow(RangeError);
    const skew = [
      [1, 0.5],
      [0, 1],
    ];
    expect(() => cohenKappa(['Q'], ['SR'], { weights: skew, categories: ['Q', 'SR'] })).toThrow(RangeError);
    expect(() => cohenKappa(['Q'], ['SR'], { weights: [[1]], categories: ['Q', 'SR'] })).toThrow(RangeError);
  });

  it('is symmetric in the coders and blind to order and names', () => {
    const cases = pairs.chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
    const renamed: Record<string, string> = { SR: 'zeta', CR: 'alpha', Q: 'mu', GI: 'Beta' };
    fc.assert(
      fc.property(cases, ([list, other]) => {
        const first = list.map(([a]) => a);
        const second = list.map(([, b]) => b);
        const found = cohenKappa(first, second);
        const names = (values: readonly string[]) => values.map((value) => renamed[value] as string);
        const alike = [
          cohenKappa(second, first),
          cohenKappa(names(first), names(second)),
          cohenKappa(
            other.map(([a]) => a),
            other.map(([, b]) => b),
          ),
        ];
        for (const each of alike) {
          expect(each.defined).toBe(found.defined);
          if (!each.defined || !found.defined) continue;
          expectClose(each.value.kappa, found.value.kappa, 1e-12);
          expectClose(each.value.standardError, found.value.standardError, 1e-7);
        }
        if (!found.defined) return;
        expect(found.value.kappa).toBeLessThanOrEqual(1);
        expect(found.value.kappa).toBeGreaterThanOrEqual(-1);
      }),
    );
  });

  it('weighs a disagreement by its distance: unweighted, linear and quadratic agree for two categories', () => {
    const list = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.constantFrom(1, 2)), { minLength: 2 });
    fc.assert(
      fc.property(list, (values) => {
        const first = [1, 2, ...values.map(([a]) => a)];
        const second = [2, 1, ...values.map(([, b]) => b)];
        const [plain, linear, quadratic] = (['identity', 'linear', 'quadratic'] as const).map(
          (weights) => valueIn(cohenKappa(first, second, { weights })).kappa,
        );
        expectClose(linear as number, plain as number, 1e-12);
        expectClose(quadratic as number, plain as number, 1e-12);
      }),
    );
  });
});
