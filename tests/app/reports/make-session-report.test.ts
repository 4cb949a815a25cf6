import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoded, type Totals } from '../../report/report-library.ts';
import { counts, measureOf, reportsOf } from './reports-of-place.ts';

let place: TestPlace;
let reports: ReturnType<typeof reportsOf>;
beforeEach(async () => {
  place = await makeSqlitePlace();
  reports = reportsOf(place);
});
afterEach(() => place.remove());

describe('which coding counts', () => {
  const of = (coder: string, value: 1 | 2 | 3 | 4 | 5, more: Partial<Totals> = {}): Totals => ({
    coder,
    globals: [value, value, value, value],
    counts,
    ...more,
  });
  const technicalOf = async (codings: readonly Totals[]) => {
    await addCoded(await place.open(), [{ session: { label: 'S', caseworker: 'V1', date: '2026-10-01' }, codings }]);
    return measureOf(await reports.session('S'), 'technicalGlobal').figure;
  };

  it('the consensus before its coders', async () => {
    expect(await technicalOf([of('K1', 1), of('K2', 2), of('K1+K2', 4, { kind: 'consensus' })])).toMatchObject({
      value: 4,
    });
  });

  it('the mean of people’s final codings before imported ones', async () => {
    const codings = [of('K1', 2), of('K2', 3), of('K3', 5, { status: 'draft' }), of('lab', 5, { kind: 'imported' })];
    expect(await technicalOf(codings)).toMatchObject({ value: 2.5 });
  });

  it('imported ones before the program', async () => {
    expect(await technicalOf([of('lab', 2, { kind: 'imported' }), of('miti', 5, { kind: 'heuristic' })])).toMatchObject(
      {
        value: 2,
      },
    );
  });

  it('none of drafts alone', async () => {
    await expect(technicalOf([of('K1', 2, { status: 'draft' })])).rejects.toThrow(/has 1 coding, none of which counts/);
  });
});

describe('means of two coders', () => {
  const of = (coder: string, more: Readonly<Record<string, number>>): Totals => ({
    coder,
    counts: { ...counts, ...more },
  });
  const twoCoders = async (language: 'en' | 'nb' | 'sv') => {
    const held = { label: 'S', caseworker: 'V1', date: '2026-10-01' };
    const codings = [
      of('K1', { SR: 31, CR: 66, PERSUADE: 1, PERSUADE_WITH: 0 }),
      of('K2', { SR: 31, CR: 67, PERSUADE: 0, PERSUADE_WITH: 1 }),
    ];
    await addCoded(await place.open(), [{ session: held, codings }]);
    return reports.session('S', { language });
  };

  it.each([
    ['en', '66.5 of your 97.5 reflections', '0.5 of 1 piece of advice', '50%'],
    ['nb', '66,5 av 97,5 refleksjoner', '0,5 av 1 råd', '50\u00A0%'],
    ['sv', '66,5 av 97,5 reflektioner', '0,5 av 1 råd', '50\u00A0%'],
  ] as const)('are written so that parts and wholes agree: %s', async (language, complex, permission, share) => {
    const report = await twoCoders(language);
    const texts = report.strengths.items.map(({ text }) => text).join('\n');
    expect(texts).toContain(complex);
    expect(report.focus.items[0]?.text).toContain(permission);
    expect(report.focus.items[0]?.figure.text).toBe(share);
  });

  it('are called means where they are not whole, and only there', async () => {
    const { focus, opening, strengths } = await twoCoders('en');
    expect(focus.items[0]?.text).toMatch(/ The counts are the coders’ mean\.$/);
    expect(opening[1]).toBe(
      'In this segment you gave 97.5 reflections and asked 12 questions. The counts are the coders’ mean.',
    );
    expect(strengths.items.find(({ rule }) => rule === 'affirmation')?.text).toBe(
      'You named something specific and good about the client twice.',
    );
  });
});

describe('a session of nothing but zeros', () => {
  it('has no shares, no tally for an opening, and no next step from what was not coded', async () => {
    const none = Object.fromEntries(Object.keys(counts).map((code) => [code, 0]));
    const codings = [{ coder: 'K1', globals: [3, 3, 3, 3] as const, counts: none }];
    await addCoded(await place.open(), [{ session: { label: 'S', date: '2026-10-01' }, codings }]);
    const report = await reports.session('S');
    expect(report.opening).toEqual(['These figures are one view of one conversation, a place to start looking from.']);
    expect(report.nextSteps.items).toEqual([]);
    expect(measureOf(report, 'percentComplexReflections').figure).toMatchObject({
      defined: false,
      reason: 'no Simple Reflection or Complex Reflection counted',
    });
    const norwegian = await reports.session('S', { language: 'nb' });
    expect(measureOf(norwegian, 'reflectionToQuestionRatio').figure).toMatchObject({
      reason: 'ingen spørsmål registrert',
    });
  });
});

describe('a report of one coding', () => {
  const of = (coder: string, value: 1 | 2 | 3, more: Partial<Totals> = {}): Totals => ({
    coder,
    globals: [value, value, value, value],
    counts,
    ...more,
  });

  it('is asked for by the coding’s id, or as much of its end as leaves no doubt', async () => {
    const library = await place.open();
    const codings = [of('K1', 1), of('K2', 2), of('K3', 3, { status: 'draft' })];
    await addCoded(library, [{ session: { label: 'S', date: '2026-10-01' }, codings }]);
    const ids = new Map<string, string>();
    for await (const { id, coder } of library.listCodings()) ids.set(coder.id, id);
    const id = (coder: string) => ids.get(coder) ?? '';

    expect(measureOf(await reports.session('S'), 'technicalGlobal').figure).toMatchObject({ value: 1.5 });
    const ofOne = await reports.session(id('K1'));
    expect(measureOf(ofOne, 'technicalGlobal').figure).toMatchObject({ value: 1 });
    expect(ofOne.head.facts.find(({ label }) => label === 'Coded by')?.text).toBe('K1');
    const other = await reports.session(id('K2').slice(-12));
    expect(measureOf(other, 'technicalGlobal').figure).toMatchObject({ value: 2 });
    await expect(reports.session(id('K3'))).rejects.toThrow(/is a draft; finish it first/);
    await expect(reports.session(id('K1').slice(-3))).rejects.toThrow(/there is no such session or coding/);
  });
});
