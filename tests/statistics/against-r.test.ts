import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blandAltman } from '../../src/statistics/bland-altman.ts';
import { cohenKappa } from '../../src/statistics/cohen-kappa.ts';
import {
  fQuantile,
  fUpperTail,
  normalQuantile,
  normalTwoSided,
  tQuantile,
  tTwoSided,
} from '../../src/statistics/distributions.ts';
import { fleissKappa } from '../../src/statistics/fleiss-kappa.ts';
import { gwetAc } from '../../src/statistics/gwet-ac.ts';
import { type IccForm, icc } from '../../src/statistics/icc.ts';
import { estimateIccByReml } from '../../src/statistics/icc-reml.ts';
import { type AlphaMetric, krippendorffAlpha } from '../../src/statistics/krippendorff-alpha.ts';
import { pabak } from '../../src/statistics/pabak.ts';
import { pearson } from '../../src/statistics/pearson.ts';
import { percentAgreement, percentAgreementWithin } from '../../src/statistics/percent-agreement.ts';
import { estimateComponentsByReml } from '../../src/statistics/reml-components.ts';
import { spearman } from '../../src/statistics/spearman.ts';
import { componentsFromMeanSquares } from '../../src/statistics/variance-components.ts';
import { expectClose, expectRelativelyClose, reasonOf, valueIn } from './close.ts';

type Rows = (number | null)[][];

function readStored<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`r/${name}.json`, import.meta.url), 'utf8')) as T;
}

describe('distribution functions agree with R', () => {
  interface Stored {
    f: { p: number; df1: number; df2: number; quantile: number }[];
    tails: { f: number; df1: number; df2: number; p: number }[];
    t: { p: number; df: number; t: number; quantile: number; twoSided: number }[];
    normal: { p: number; z: number; quantile: number; twoSided: number }[];
  }
  const stored = readStored<Stored>('distributions');

  it('quantiles', () => {
    expect(stored.f.length + stored.t.length + stored.normal.length).toBe(180);
    for (const { p, df1, df2, quantile } of stored.f) expectClose(fQuantile(p, df1, df2), quantile);
    for (const { p, df, quantile } of stored.t) expectClose(tQuantile(p, df), quantile);
    for (const { p, quantile } of stored.normal) expectClose(normalQuantile(p), quantile);
  });

  it('tails, to as many digits however small they are', () => {
    for (const { f, df1, df2, p } of stored.tails) expectRelativelyClose(fUpperTail(f, df1, df2), p);
    for (const { t, df, twoSided } of stored.t) expectRelativelyClose(tTwoSided(t, df), twoSided);
    for (const { z, twoSided } of stored.normal) expectRelativelyClose(normalTwoSided(z), twoSided);
  });

  it('and have their limits where a number is too small or too large to be written', () => {
    for (const df of [1e-31, 1e-9, 1e-4, 1e-3]) {
      expect(fQuantile(0.975, 1, df)).toBe(Number.POSITIVE_INFINITY);
      expect(fQuantile(0.025, df, 10)).toBe(0);
      expect(tQuantile(0.025, df)).toBe(Number.NEGATIVE_INFINITY);
    }
    for (const large of [1e4, 1e200, Number.POSITIVE_INFINITY]) {
      expect(normalTwoSided(large)).toBe(0);
      expect(fUpperTail(large, 1000, 1000)).toBe(0);
      expect(tTwoSided(-large, 1000)).toBe(0);
    }
    expect(tQuantile(0.5, 3)).toBe(0);
    expect([fUpperTail(0, 2, 3), tTwoSided(0, 3), normalTwoSided(0)]).toEqual([1, 1, 1]);
    expect([fQuantile(0.9, Number.NaN, 2), tQuantile(Number.NaN, 2), normalTwoSided(Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('ICC agrees with R', () => {
  interface StoredTest {
    f: number;
    df1: number;
    df2: number;
    p: number;
  }
  interface StoredForm extends StoredTest {
    estimate: number;
    lower: number;
    upper: number;
  }
  interface Stored {
    ratings: number[][];
    level: number;
    forms: Record<string, StoredForm>;
    components: { subject: number; coder: number; error: number };
    nullValue: number;
    tests: Record<string, StoredTest>;
  }
  const designs = readStored<Stored[]>('icc');
  const forms: Record<string, IccForm> = {
    1: { model: 'oneWayRandom', definition: 'agreement', unit: 'single' },
    k: { model: 'oneWayRandom', definition: 'agreement', unit: 'average' },
    A1: { model: 'twoWayRandom', definition: 'agreement', unit: 'single' },
    Ak: { model: 'twoWayRandom', definition: 'agreement', unit: 'average' },
    C1: { model: 'twoWayMixed', definition: 'consistency', unit: 'single' },
    Ck: { model: 'twoWayMixed', definition: 'consistency', unit: 'average' },
  };

  /** A single-coder agreement this low has no counterpart for an average: the total variance would be negative. */
  const hasNoAverage = (single: number, ratings: number[][]) => 1 + ((ratings[0]?.length ?? 0) - 1) * single <= 0;

  it.each(Object.entries(forms))('ICC(%s): estimate, F, df, p and interval', (name, form) => {
    expect(designs).toHaveLength(40);
    for (const { ratings, level, forms: stored } of designs) {
      const expected = stored[name] as StoredForm;
      if (name === 'Ak' && hasNoAverage((stored.A1 as StoredForm).estimate, ratings)) {
        expect(reasonOf(icc(ratings, { form, level }))).toBe('noSubjectVariance');
        continue;
      }
      const found = valueIn(icc(ratings, { form, level }));
      const test = valueIn(found.test);
      expectClose(found.estimate, expected.estimate);
      expectClose(test.f, expected.f);
      expect([test.df1, test.df2]).toEqual([expected.df1, expected.df2]);
      expectRelativelyClose(test.p, expected.p);
      if (name === 'Ak' && hasNoAverage((stored.A1 as StoredForm).lower, ratings)) {
        expect(reasonOf(found.interval)).toBe('noSubjectVariance');
        continue;
      }
      expectClose(valueIn(found.interval).lower, expected.lower);
      expectClose(valueIn(found.interval).upper, expected.upper);
    }
  });

  it.each(Object.entries(forms))('ICC(%s): test against a null value', (name, form) => {
    for (const { ratings, nullValue, tests, forms: stored } of designs) {
      if (name === 'Ak' && hasNoAverage((stored.A1 as StoredForm).estimate, ratings)) continue;
      const expected = tests[name] as StoredTest;
      const test = valueIn(valueIn(icc(ratings, { form, nullValue })).test);
      expectClose(test.f, expected.f);
      expectClose(test.df2, expected.df2);
      expectRelativelyClose(test.p, expected.p);
    }
  });

  it('variance components from mean squares', () => {
    for (const { ratings, components } of designs) {
      const found = valueIn(componentsFromMeanSquares(ratings));
      expectClose(found.subject, Math.max(0, components.subject));
      expectClose(found.coder ?? -1, Math.max(0, components.coder));
      expectClose(found.error, components.error);
    }
  });
});

describe('REML agrees with R where ratings are missing', () => {
  interface StoredIcc {
    estimate: number;
    lower: number;
    upper: number;
  }
  interface Stored {
    ratings: Rows;
    lme4: { subject: number; coder: number; error: number; logLik: number; mean: number };
    twoWay: Stored['lme4'] & { A1: StoredIcc; C1: StoredIcc };
    oneWay: { subject: number; error: number; icc1: StoredIcc };
  }
  const designs = readStored<Stored[]>('icc-reml');

  it('components, likelihood and mean', () => {
    expect(designs).toHaveLength(12);
    for (const { ratings, lme4, twoWay, oneWay } of designs) {
      const found = valueIn(estimateComponentsByReml(ratings));
      for (const name of ['subject', 'coder', 'error', 'mean'] as const) {
        expectClose(found[name] ?? -1, twoWay[name]);
        // As near as lme4's own optimiser comes.
        expectClose(found[name] ?? -1, lme4[name], 1e-6);
      }
      expectClose(found.logLikelihood, twoWay.logLik);
      expectClose(found.logLikelihood, lme4.logLik);
      const alone = valueIn(estimateComponentsByReml(ratings, 'oneWay'));
      expectClose(alone.subject, oneWay.subject);
      expectClose(alone.error, oneWay.error);
      expect(alone.coder).toBeNull();
    }
  });

  it('ICC and interval', () => {
    const expectIcc = (ratings: Rows, form: IccForm, expected: StoredIcc) => {
      const found = valueIn(estimateIccByReml(ratings, { form }));
      expectClose(found.estimate, expected.estimate);
      expectClose(valueIn(found.interval).lower, expected.lower);
      expectClose(valueIn(found.interval).upper, expected.upper);
    };
    for (const { ratings, twoWay, oneWay } of designs) {
      expectIcc(ratings, { model: 'twoWayRandom', definition: 'agreement', unit: 'single' }, twoWay.A1);
      expectIcc(ratings, { model: 'twoWayRandom', definition: 'consistency', unit: 'single' }, twoWay.C1);
      expectIcc(ratings, { model: 'oneWayRandom', definition: 'agreement', unit: 'single' }, oneWay.icc1);
    }
  });
});

describe('kappa of two coders agrees with R', () => {
  interface StoredKappa {
    kappa: number;
    standardError: number;
    nullError: number;
  }
  interface Stored extends Record<'identity' | 'linear' | 'quadratic', StoredKappa> {
    first: number[];
    second: number[];
    categories: number;
    psyLinear: number;
    psyQuadratic: number;
    z: number;
    pabak: number;
  }
  const designs = readStored<Stored[]>('kappa');

  it.each(['identity', 'linear', 'quadratic'] as const)(
    '%s weights: kappa, both standard errors, interval',
    (weights) => {
      expect(designs).toHaveLength(14);
      for (const design of designs) {
        const categories = Array.from({ length: design.categories }, (_, i) => i + 1);
        const expected = design[weights];
        const found = valueIn(cohenKappa(design.first, design.second, { weights, categories }));
        const test = valueIn(found.test);
        expectClose(found.kappa, expected.kappa);
        expectClose(found.standardError, expected.standardError);
        expectClose(test.standardError, expected.nullError);
        expectClose(test.z, expected.kappa / expected.nullError);
        const interval = valueIn(found.interval);
        expectClose(interval.lower, Math.max(-1, expected.kappa - design.z * expected.standardError));
        expectClose(interval.upper, Math.min(1, expected.kappa + design.z * expected.standardError));
      }
    },
  );

  it('weighted kappa of another package, and PABAK', () => {
    for (const { first, second, categories: size, psyLinear, psyQuadratic, pabak: expected } of designs) {
      expectClose(valueIn(cohenKappa(first, second, { weights: 'linear' })).kappa, psyLinear);
      expectClose(valueIn(cohenKappa(first, second, { weights: 'quadratic' })).kappa, psyQuadratic);
      const categories = Array.from({ length: size }, (_, i) => i + 1);
      expectClose(valueIn(pabak(first, second, categories)).coefficient, expected);
    }
  });
});

describe('agreement of many coders agrees with R', () => {
  interface StoredCoefficient {
    coefficient: number;
    observed: number;
    expected: number;
    standardError: number;
    lower: number;
    upper: number;
  }
  interface Stored extends Record<'fleiss' | 'identity' | 'linear' | 'quadratic', StoredCoefficient> {
    ratings: Rows;
    categories: number;
    balanced: boolean;
    nullError: number | null;
    byCategory: number[] | null;
    withinOne: number;
  }
  const designs = readStored<Stored[]>('many-coders');

  const expectCoefficient = (found: ReturnType<typeof gwetAc>, expected: StoredCoefficient) => {
    const value = valueIn(found);
    expectClose(value.coefficient, expected.coefficient);
    expectClose(value.observed, expected.observed);
    expectClose(value.expected, expected.expected);
    expectClose(valueIn(value.standardError), expected.standardError);
    expectClose(valueIn(value.interval).lower, expected.lower);
    expectClose(valueIn(value.interval).upper, expected.upper);
  };

  it.each(['identity', 'linear', 'quadratic'] as const)('AC1 and AC2, %s weights', (weights) => {
    expect(designs).toHaveLength(10);
    for (const design of designs) {
      const categories = Array.from({ length: design.categories }, (_, i) => i + 1);
      expectCoefficient(gwetAc(design.ratings, { weights, categories }), design[weights]);
    }
  });

  it("Fleiss' kappa, its test and each category's kappa", () => {
    for (const { ratings, fleiss, balanced, nullError, byCategory } of designs) {
      const found = valueIn(fleissKappa(ratings));
      expectCoefficient({ defined: true, value: { ...found, weights: 'identity', categories: 0 } }, fleiss);
      if (!balanced) {
        expect(reasonOf(found.test)).toBe('unequalCoders');
        continue;
      }
      expectClose(valueIn(found.test).standardError, nullError as number);
      expect(found.byCategory.map(({ category }) => category)).toEqual((byCategory as number[]).map((_, i) => i + 1));
      found.byCategory.forEach(({ kappa }, i) => expectClose(valueIn(kappa), byCategory?.[i] as number));
    }
  });

  it('percent agreement, exact and within one', () => {
    for (const { ratings, fleiss, withinOne } of designs) {
      expectClose(valueIn(percentAgreement(ratings)).share, fleiss.observed);
      expectClose(valueIn(percentAgreementWithin(ratings, 1)).share, withinOne);
    }
  });
});

describe("Krippendorff's alpha agrees with coincidence matrices in R", () => {
  interface Stored {
    ratings: Rows;
    alpha: Record<AlphaMetric, number>;
  }
  const designs = readStored<Stored[]>('alpha');

  it.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('%s', (metric) => {
    expect(designs).toHaveLength(20);
    for (const { ratings, alpha } of designs) {
      expectClose(valueIn(krippendorffAlpha(ratings, { metric })).alpha, alpha[metric]);
    }
  });
});

describe('comparisons of two coders agree with R', () => {
  interface Stored {
    first: number[];
    second: number[];
    pearson: { coefficient: number; t: number; df: number; p: number; lower: number; upper: number };
    spearman: { coefficient: number; p: number; lower: number; upper: number };
    blandAltman: Record<
      | 'bias'
      | 'biasLower'
      | 'biasUpper'
      | 'standardDeviation'
      | 'lowerLimit'
      | 'upperLimit'
      | 'lowerLimitLower'
      | 'upperLimitUpper',
      number
    >;
  }
  const designs = readStored<Stored[]>('correlations');

  it('Pearson', () => {
    expect(designs).toHaveLength(10);
    for (const { first, second, pearson: expected } of designs) {
      const found = valueIn(pearson(first, second));
      const test = valueIn(found.test);
      expectClose(found.coefficient, expected.coefficient);
      expectClose(test.t, expected.t);
      expect(test.df).toBe(expected.df);
      expectRelativelyClose(test.p, expected.p);
      expectClose(valueIn(found.interval).lower, expected.lower);
      expectClose(valueIn(found.interval).upper, expected.upper);
    }
  });

  it('Spearman', () => {
    let compared = 0;
    for (const { first, second, spearman: expected } of designs) {
      const found = valueIn(spearman(first, second));
      expectClose(found.coefficient, expected.coefficient);
      if (!found.test.defined) continue;
      compared++;
      expectRelativelyClose(found.test.value.p, expected.p);
      expectClose(valueIn(found.interval).lower, expected.lower);
      expectClose(valueIn(found.interval).upper, expected.upper);
    }
    expect(compared).toBeGreaterThan(7);
  });

  it('bias and limits of agreement', () => {
    for (const { first, second, blandAltman: expected } of designs) {
      const found = valueIn(blandAltman(first, second));
      expectClose(found.bias, expected.bias);
      expectClose(found.biasInterval.lower, expected.biasLower);
      expectClose(found.biasInterval.upper, expected.biasUpper);
      expectClose(found.standardDeviation, expected.standardDeviation);
      expectClose(found.lowerLimit, expected.lowerLimit);
      expectClose(found.upperLimit, expected.upperLimit);
      expectClose(found.lowerLimitInterval.lower, expected.lowerLimitLower);
      expectClose(found.upperLimitInterval.upper, expected.upperLimitUpper);
    }
  });
});
