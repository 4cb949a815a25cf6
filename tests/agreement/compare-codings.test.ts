import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodingToCompare } from '../../src/agreement/comparison.ts';
import { icc } from '../../src/statistics/icc.ts';
import { shuffled } from '../statistics/arbitraries.ts';
import { expectClose, expectPublished, valueIn } from '../statistics/close.ts';
import { coded, compare, figureOf, globals, human, measureOf, totals } from './codings.ts';

/** Shrout & Fleiss (1979), table 2: six subjects, four judges. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const asCounts = shroutFleiss.flatMap((row, i) => row.map((Q, j) => totals(`S${i}`, `K${j}`, { Q })));

describe('a measure', () => {
  it('has the ICC that Shrout & Fleiss print, with its form and method', () => {
    const found = figureOf(measureOf(compare(asCounts), 'Q').icc);
    expectPublished(found.estimate, '0.29');
    expect([found.form, found.method, found.sessions]).toEqual([
      'ICC(A,1), two-way random effects, absolute agreement, single coder',
      'completeCases',
      6,
    ]);
    expect([figureOf(found.test).df1, figureOf(found.test).df2]).toEqual([5, 15]);
    expect(found.band).toMatchObject({ scale: 'cicchetti-1994', estimate: 'poor', lower: 'poor', upper: 'excellent' });
  });

  it('has any form that is chosen, and the coders that would be needed whichever is printed', () => {
    const form = { model: 'twoWayMixed', definition: 'consistency', unit: 'average' } as const;
    const measure = measureOf(compare(asCounts, { iccForm: form }), 'Q');
    expectPublished(figureOf(measure.icc).estimate, '0.91');
    // ICC(C,1) is .71, and 0.75 (1 - .7148) / (.7148 (1 - 0.75)) is 1.2.
    expect(figureOf(measure.neededCoders)).toMatchObject({ wanted: 0.75, coders: 2 });
  });

  it('is estimated by REML where not every coder coded every session, and says so', () => {
    const gaps = asCounts.filter(({ subject, coder }) => !(subject.id === 'S2' && coder.id === 'K1'));
    const document = compare(gaps);
    const found = figureOf(measureOf(document, 'Q').icc);
    expect([document.choices.missing, found.method, found.sessions]).toEqual(['reml', 'reml', 6]);
    expect(found.test).toMatchObject({ defined: false, kind: 'reml' });
    const complete = figureOf(measureOf(compare(gaps, { missing: 'completeCases' }), 'Q').icc);
    expect([complete.method, complete.sessions, complete.omittedSessions]).toEqual(['completeCases', 5, 1]);
  });

  it('has the standard error of measurement as the root of coder and error variance', () => {
    const measure = measureOf(compare(asCounts), 'Q');
    // Components of this table: coder 5.2444, error 1.0194.
    expectClose(figureOf(measure.standardErrorOfMeasurement) ** 2, 5.2444444444 + 1.0194444444, 1e-8);
    expectClose(
      figureOf(measure.minimalDetectableChange),
      1.959963984540054 * Math.SQRT2 * figureOf(measure.standardErrorOfMeasurement),
    );
  });

  it('keeps what each coder gave', () => {
    const measure = measureOf(compare(asCounts), 'Q');
    expect(measure.values.map(({ values }) => values)).toEqual(shroutFleiss);
    expect(measure.coders.map(({ coder, mean }) => [coder, figureOf(mean)])).toEqual([
      ['K0', 46 / 6],
      ['K1', 2.5],
      ['K2', 26 / 6],
      ['K3', 40 / 6],
    ]);
  });

  it('without variance has a reason and a warning that name it, not a figure', () => {
    const document = compare([
      coded('S1', 'K1', ['Q'], globals(3, 3)),
      coded('S1', 'K2', ['Q'], globals(3, 4)),
      coded('S2', 'K1', ['SR'], globals(3, 3)),
      coded('S2', 'K2', ['SR'], globals(3, 2)),
    ]);
    expect(measureOf(document, 'cultivatingChangeTalk').icc).toEqual({
      defined: false,
      kind: 'noVariance',
      reason: 'no variance: every rating is 3',
    });
    expect(measureOf(document, 'CONFRONT').icc).toMatchObject({ defined: false, kind: 'allZero' });
    const messages = document.warnings.map(({ message }) => message);
    expect(messages).toContain('Cultivating Change Talk: every coder gave 3 throughout; reliability is undefined');
    expect(messages).toContain(
      'Softening Sustain Talk: K1 gave 3 to all 2 subjects; agreement can hardly be told from chance',
    );
  });

  it('of two coders has their bias, of a global how often they agree', () => {
    const document = compare([
      coded('S1', 'K1', ['Q'], globals(2)),
      coded('S1', 'K2', ['Q'], globals(3)),
      coded('S2', 'K1', ['Q'], globals(5)),
      coded('S2', 'K2', ['Q'], globals(3)),
      coded('S3', 'K1', ['Q'], globals(4)),
      coded('S3', 'K2', ['Q'], globals(4)),
    ]);
    const measure = measureOf(document, 'cultivatingChangeTalk');
    expectClose(figureOf(measure.blandAltman ?? never()).bias, 1 / 3);
    expectClose(figureOf(measure.onScale?.exact ?? never()), 1 / 3);
    expectClose(figureOf(measure.onScale?.withinOne ?? never()), 2 / 3);
    expect(document.disagreements.globals).toEqual([
      {
        session: 'S2',
        measure: 'cultivatingChangeTalk',
        values: [
          { coder: 'K1', value: 5 },
          { coder: 'K2', value: 3 },
        ],
        difference: 2,
      },
    ]);
  });
});

function never(): never {
  throw new Error('is missing');
}

describe('what is compared', () => {
  it('counts a session with one coding, and compares the others', () => {
    const document = compare([
      coded('S1', 'K1', ['Q']),
      coded('S1', 'K2', ['SR']),
      coded('S2', 'K1', ['Q']),
      coded('S3', 'K2', ['Q']),
    ]);
    expect([document.sessions.map(({ id }) => id), document.codedOnce]).toEqual([['S1'], 2]);
  });

  it('takes the later of two codings by one coder, and says so', () => {
    const document = compare([coded('S1', 'K1', ['SR']), coded('S1', 'K2', ['Q']), coded('S1', 'K1', ['Q'])]);
    expect(measureOf(document, 'SR').values).toEqual([{ session: 'S1', values: [0, 0] }]);
    expect(document.warnings[0]).toMatchObject({ kind: 'codedAgain', message: expect.stringMatching(/^K1 coded/) });
  });

  it('leaves out globals that were estimated for a person, and keeps those of the heuristic coder', () => {
    const estimated = { cultivatingChangeTalk: { value: 2, source: 'estimated' as const, reasons: [] } };
    const byRules: CodingToCompare = {
      ...coded('S1', 'rules', ['Q'], estimated),
      coder: { kind: 'heuristic', id: 'rules', version: '1' },
    };
    const two = compare([coded('S1', 'K1', ['Q'], estimated), byRules]);
    expect(two.measures.some(({ id }) => id === 'cultivatingChangeTalk')).toBe(false);
    const three = compare([coded('S1', 'K1', ['Q'], globals(3)), byRules]);
    expect(measureOf(three, 'cultivatingChangeTalk').values).toEqual([{ session: 'S1', values: [3, 2] }]);
  });

  it('lets totals take part in counts, and not in utterances', () => {
    const document = compare([
      coded('S1', 'K1', ['Q', 'SR']),
      totals('S1', 'K2', { Q: 2 }),
      coded('S2', 'K1', ['Q']),
      totals('S2', 'K2', { Q: 1 }),
    ]);
    expect(measureOf(document, 'Q').values.map(({ values }) => values)).toEqual([
      [1, 2],
      [1, 1],
    ]);
    expect(document.measures.some(({ id }) => id === 'SR')).toBe(false);
    expect(document.utterances).toBeNull();
  });

  const assistance = (...own: Pick<CodingToCompare, 'assisted' | 'revealed'>[]) =>
    compare(
      own.flatMap((each, i) => [{ ...coded(`S${i}`, 'K1', ['Q']), ...each }, coded(`S${i}`, 'K2', ['Q'])]),
    ).warnings.flatMap(({ kind, message }) =>
      kind.startsWith('saw') || kind === 'assisted' ? [message.replace(/:.*/, '')] : [],
    );

  it('says who saw suggestions of the heuristic coder', () => {
    expect(assistance({ assisted: true, revealed: ['suggestions'] })).toEqual([
      'K1 saw suggestions of the heuristic coder in 1 of 1 codings',
    ]);
  });

  it('says for each thing that could lead a coder in how many codings they saw it', () => {
    expect(
      assistance({ assisted: true, revealed: ['people'] }, { assisted: true, revealed: ['people', 'otherCodings'] }),
    ).toEqual(['K1 saw what others coded in 1 of 2 codings', 'K1 saw whose session it is in 2 of 2 codings']);
  });

  it('claims nothing of what is not on record, or was seen after the coding was final', () => {
    expect(assistance({ assisted: true })).toEqual(['K1 was assisted in 1 of 1 codings, and by what is not on record']);
    expect(assistance({ assisted: false, revealed: ['suggestions'] })).toEqual([]);
  });

  it('compares each pair of more than two coders by itself', () => {
    const document = compare([
      coded('S1', 'K1', ['Q', 'SR', null]),
      coded('S1', 'K2', ['Q', 'CR', null]),
      coded('S1', 'K3', ['GI', 'GI', 'GI']),
    ]);
    // The third turn, which neither coded, is no unit of the first two: agreement .5, by chance .25.
    expectClose(figureOf(document.pairs[0]?.kappa ?? never()), 1 / 3);
    expect(document.pairs.map(({ coders }) => coders.join(' '))).toEqual(['K1 K2', 'K1 K3', 'K2 K3']);
  });
});

const anyCodings = fc
  .array(
    fc.record({
      session: fc.constantFrom('S1', 'S2', 'S3', 'S4'),
      coder: fc.constantFrom('K1', 'K2', 'K3'),
      codes: fc.array(fc.constantFrom('Q', 'SR', 'CR', 'GI', null), { minLength: 4, maxLength: 4 }),
      points: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((all) => {
    const once = new Map(all.map((each) => [`${each.session} ${each.coder}`, each]));
    return [...once.values()].map(({ session, coder, codes, points }) =>
      coded(session, coder, codes, globals(...points)),
    );
  });

describe('a comparison', () => {
  it('does not depend on the order of the codings', () => {
    fc.assert(
      fc.property(
        anyCodings.chain((codings) => fc.tuple(fc.constant(codings), shuffled(codings))),
        ([codings, other]) => {
          expect(compare(other, { resamples: 20 })).toEqual(compare(codings, { resamples: 20 }));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is blind to the names of the coders', () => {
    const names = new Map([
      ['K1', 'Z'],
      ['K2', 'M'],
      ['K3', 'A'],
    ]);
    fc.assert(
      fc.property(anyCodings, (codings) => {
        const renamed = codings.map((each) => ({ ...each, coder: human(names.get(each.coder.id) ?? '') }));
        const [one, two] = [compare(codings, { resamples: 20 }), compare(renamed, { resamples: 20 })];
        one.measures.forEach((measure, i) => {
          const other = two.measures[i]?.icc ?? never();
          expect(other.defined).toBe(measure.icc.defined);
          if (measure.icc.defined) expectClose(figureOf(other).estimate, measure.icc.value.estimate, 1e-6);
        });
        const [kappa, other] = [one.utterances?.overall.kappa, two.utterances?.overall.kappa];
        expect(other?.defined).toBe(kappa?.defined);
        if (kappa?.defined && other) expectClose(figureOf(other).kappa, kappa.value.kappa);
        expect(two.utterances?.overall.alpha).toEqual(one.utterances?.overall.alpha);
      }),
      { numRuns: 40 },
    );
  });

  it('has the ICC of the statistic itself on complete ratings', () => {
    const point = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point, point), { minLength: 3, maxLength: 8 }), (rows) => {
        const codings = rows.flatMap((row, i) => row.map((value, j) => totals(`S${i}`, `K${j}`, {}, globals(value))));
        const expected = icc(rows);
        const found = measureOf(compare(codings), 'cultivatingChangeTalk').icc;
        expect(found.defined).toBe(expected.defined);
        if (found.defined) expectClose(found.value.estimate, valueIn(expected).estimate);
      }),
      { numRuns: 50 },
    );
  });
});
