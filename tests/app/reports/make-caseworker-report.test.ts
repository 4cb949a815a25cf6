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

describe('a caseworker over time', () => {
  const rising = [1, 2, 2, 3, 3, 4, 4, 5].map((value, i) => ({
    session: { label: `S${i + 1}`, caseworker: 'V1', date: `2026-0${i + 1}-15`, number: (i % 2) + 1 },
    codings: [{ coder: 'K1', globals: [value, value, 3, 3], counts } as Totals],
  }));

  it('draws no line below three sessions, and one from three on', async () => {
    const library = await place.open();
    await addCoded(library, rising.slice(0, 2));
    expect((await reports.caseworker('V1')).trends?.chart.panels.map(({ line }) => line)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    await addCoded(library, rising.slice(2, 3));
    const [technical] = (await reports.caseworker('V1')).trends?.chart.panels ?? [];
    expect(technical?.line?.from.y).toBeGreaterThanOrEqual(1);
    expect(technical?.line?.band).toEqual([]);
    expect(technical?.title).toBe('Technical global');
  });

  it('speaks of a trend only where its interval excludes zero', async () => {
    await addCoded(await place.open(), rising);
    const report = await reports.caseworker('V1');
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({ trend: { kind: 'rise' } });
    expect(measureOf(report, 'relationalGlobal')).toMatchObject({ trend: { kind: 'none' } });
    expect(report.opening[1]).toBe('Technical global rose from 1.25 to 4.77 over 7 months.');
    expect(report.series?.table.rows.map(([first]) => first?.text)).toEqual(['1', '2']);
  });

  it('can’t tell a change without double-coded sessions', async () => {
    await addCoded(await place.open(), rising);
    const report = await reports.caseworker('V1');
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({
      change: { kind: 'unknown', difference: { value: 1 } },
    });
    expect(report.measures.notes).toContain(
      'How far coders differ is not known here: fewer than 5 sessions were coded by two people.',
    );
  });

  it('says what a month without sessions has, and what has none', async () => {
    await addCoded(await place.open(), [
      ...rising,
      { session: { label: 'no date', caseworker: 'V1' }, codings: [{ coder: 'K1', counts }] },
    ]);
    const report = await reports.caseworker('V1', { month: '2026-09' });
    expect(report.sessionCount).toEqual({ period: 0, span: 8, estimated: 0 });
    expect(report.opening[0]).toBe('No session was coded in September 2026; what follows is from earlier months.');
    expect(report.limits.paragraphs).toContain('1 session without a date is left out.');
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({
      change: { text: 'No value in this period to compare.' },
    });
    expect(report.strengths.items).toEqual([]);
  });

  it('takes the ratio of sums, not the mean of ratios', async () => {
    await addCoded(await place.open(), [
      {
        session: { label: 'A', caseworker: 'V1', date: '2026-10-01' },
        codings: [{ coder: 'K1', counts: { SR: 0, CR: 1, Q: 0 } }],
      },
      {
        session: { label: 'B', caseworker: 'V1', date: '2026-10-02' },
        codings: [{ coder: 'K1', counts: { SR: 9, CR: 10, Q: 10 } }],
      },
    ]);
    const report = await reports.caseworker('V1');
    expect(measureOf(report, 'percentComplexReflections')).toMatchObject({
      figure: { value: 55, text: '55%' },
      workings: '11 of 20 reflections in 2 sessions',
    });
    // The session without questions has no ratio of its own and still adds its reflection.
    expect(measureOf(report, 'reflectionToQuestionRatio')).toMatchObject({ figure: { value: 2 } });
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({
      figure: { defined: false, reason: 'no coded session' },
    });
  });
});
