import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TeamReport } from '../../../src/report/models/team-report.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoded, type Totals } from '../../report/report-library.ts';
import { counts, reportsOf } from './reports-of-place.ts';

let place: TestPlace;
let reports: ReturnType<typeof reportsOf>;
beforeEach(async () => {
  place = await makeSqlitePlace();
  reports = reportsOf(place);
});
afterEach(() => place.remove());

/** Four whole ratings that sum to so many points, two of each coder. */
function fourRatings(sum: number): [number, number, number, number] {
  const base = Math.floor(sum / 4);
  return [0, 1, 2, 3].map((i) => base + (i < sum % 4 ? 1 : 0)) as [number, number, number, number];
}

describe("the study's table", () => {
  // Sums of two coders' two ratings: means of 3.2625 (SD 0.6905) and 3.45 (SD 0.6314) over 20 sessions.
  const technical = [16, 14, 15, 17, 17, 15, 15, 11, 12, 13, 10, 8, 14, 14, 14, 15, 8, 13, 9, 11];
  const relational = [16, 10, 11, 12, 10, 16, 16, 9, 15, 17, 16, 14, 11, 13, 17, 15, 15, 13, 16, 14];

  beforeEach(async () => {
    const library = await place.open();
    const sessions = technical.map((sum, i) => {
      const [cct, sst, cct2, sst2] = fourRatings(sum);
      const [part, emp, part2, emp2] = fourRatings(relational[i] ?? 0);
      const codings: Totals[] = [
        { coder: 'K1', globals: [cct, sst, part, emp], counts },
        { coder: 'K2', globals: [cct2, sst2, part2, emp2], counts },
      ];
      const date = `2026-10-${String(i + 1).padStart(2, '0')}`;
      return { session: { label: `S${i + 1}`, caseworker: `V${(i % 4) + 1}`, date }, codings };
    });
    await addCoded(library, sessions);
  });

  const row = ({ study }: TeamReport, name: string) =>
    study.table.rows.find(([first]) => first?.text === name)?.map(({ text }) => text);

  it('prints 3.26 (0.69) over and 3.45 (0.63) under with the thresholds of the study', async () => {
    const report = await reports.team({ rubric: 'miti-4.2.1-nav' });
    expect(row(report, 'Technical global')).toEqual([
      'Technical global',
      '3.26 (0.69)',
      '20',
      'beginning proficiency from 3',
      'over',
    ]);
    expect(row(report, 'Relational global')).toEqual([
      'Relational global',
      '3.45 (0.63)',
      '20',
      'beginning proficiency from 4',
      'under',
    ]);
    expect(report.study.notes).toContain(
      'Relational global: by MITI 4.2.1 (fair from 3.5, good from 4) this mean is under fair.',
    );
  });

  it('says under the instrument’s own thresholds what differs', async () => {
    const report = await reports.team({ rubric: 'miti-4.2.1' });
    expect(row(report, 'Technical global')?.slice(1)).toEqual([
      '3.26 (0.69)',
      '20',
      'fair from 3, good from 4',
      'over fair, under good',
    ]);
    expect(report.study.notes).toContain(
      'Relational global: by MITI 4.2.1, NAV (beginning proficiency from 4) this mean is under.',
    );
    expect(report.study.notes).toContain('Complex reflections (%CR): MITI 4.2.1, NAV sets no threshold.');
  });

  it('writes Norwegian with decimal commas', async () => {
    const report = await reports.team({ rubric: 'miti-4.2.1-nav', language: 'nb' });
    expect(row(report, 'Relasjonell globalskår')?.slice(1)).toEqual([
      '3,45 (0,63)',
      '20',
      'begynnende ferdighet fra 4',
      'under',
    ]);
  });

  it('shows agreement of the double-coded sessions, and orders by name', async () => {
    const report = await reports.team({ target: 5 });
    expect(report.agreement.paragraphs[0]).toBe('20 of 20 sessions were coded by two or more people (100%).');
    expect(report.agreement.table?.rows[0]?.map(({ text }) => text)[0]).toBe('Technical global');
    expect(report.coverage.table.rows.map(([first]) => first?.text)).toEqual(['V1', 'V2', 'V3', 'V4']);
    expect(report.coverage.notes[0]).toBe('The target of 5 sessions a month was met for 4 of 4 caseworkers.');
  });
});

describe('the share of double-coded sessions', () => {
  it('is of the sessions that the report is on', async () => {
    const session = (label: string, caseworker?: string) => ({
      label,
      date: '2026-10-01',
      ...(caseworker ? { caseworker } : {}),
    });
    const twice: Totals[] = [
      { coder: 'K1', globals: [2, 2, 2, 2], counts },
      { coder: 'K2', globals: [3, 3, 3, 3], counts },
    ];
    await addCoded(await place.open(), [
      { session: session('A', 'V1'), codings: twice },
      { session: session('B'), codings: twice },
      { session: session('C'), codings: twice },
    ]);
    expect((await reports.team()).agreement.paragraphs[0]).toBe(
      '1 of 1 session was coded by two or more people (100%).',
    );
  });
});

describe('what is coded', () => {
  const estimate: Totals = { coder: 'miti', kind: 'heuristic', globals: [4, 4, 4, 4], counts };
  const byHand: Totals = { coder: 'K1', globals: [2, 2, 2, 2], counts };
  const draft: Totals = { ...byHand, status: 'draft' };
  const of = (label: string, caseworker: string, date: string, ...codings: Totals[]) => ({
    session: { label, caseworker, date },
    codings,
  });
  const coverageOf = ({ coverage }: TeamReport) => {
    const ids = coverage.table.columns.map(({ id }) => id);
    return coverage.table.rows.map((row) => Object.fromEntries(row.map(({ value }, i) => [ids[i], value])));
  };

  it('a draft makes no month', async () => {
    await addCoded(await place.open(), [
      of('A', 'V1', '2026-10-05', byHand),
      of('B', 'V1', '2026-11-01', draft),
      of('C', 'V2', '2026-11-01', draft),
    ]);
    expect((await reports.team()).period.to).toBe('2026-10-31');
    await expect(reports.team({ month: '2026-11' })).rejects.toThrow(
      /no session in 2026-11 is coded; coded sessions are of 2026-10/,
    );
    await expect(reports.caseworker('V2')).rejects.toThrow(/no coded session of V2 has a date up to 2026-11-02/);
  });

  it('drafts alone are nothing to report on', async () => {
    await addCoded(await place.open(), [of('A', 'V1', '2026-10-05', draft)]);
    await expect(reports.team()).rejects.toThrow(/its one coding does not count; finish a draft/);
    await expect(reports.team({ month: '2026-10' })).rejects.toThrow(/its one coding does not count/);
  });

  it('estimates are counted apart, and neither meet a target nor silence an alert', async () => {
    await addCoded(await place.open(), [
      of('A', 'V1', '2026-10-05', byHand),
      of('B', 'V1', '2026-10-06', estimate),
      of('C', 'V2', '2026-05-01', byHand),
      of('D', 'V2', '2026-10-07', estimate, draft),
      of('E', 'V3', '2026-10-08', estimate),
      of('F', 'V3', '2025-01-08', draft),
    ]);
    const report = await reports.team({ month: '2026-10', target: 1 });
    expect(coverageOf(report)).toEqual([
      { caseworker: 'V1', coded: 1, estimated: 1, held: 2, target: 1, span: 1, last: '2026-10-05' },
      { caseworker: 'V2', coded: 0, estimated: 1, held: 1, target: 1, span: 1, last: '2026-05-01' },
      { caseworker: 'V3', coded: 0, estimated: 1, held: 1, target: 1, span: 0, last: 'never' },
    ]);
    expect(report.coverage.notes).toEqual(['The target of 1 session a month was met for 1 of 3 caseworkers.']);
    expect(report.alerts.items.map(({ text }) => text)).toEqual([
      'V2 was last coded on 1 May 2026, 26 weeks before the end of the period.',
      'V3 has sessions, and none of them is coded.',
    ]);
    expect(report.opening).toEqual([
      '1 of 4 sessions held in October 2026 was coded, of 1 caseworker.',
      '3 sessions are known from the program’s estimates alone, and not among the coded ones.',
    ]);
    expect(report.head.facts.find(({ label }) => label === 'Sessions')?.text).toBe(
      '1 coded of 4 held; 3 only estimated',
    );
    expect(report.sessionCount).toEqual({ period: 1, span: 2, estimated: 3 });
    expect(report.study.table.caption).toMatch(/^2 sessions from /);
  });

  it('what came before the months of the report counts as last coded only where people finished it', async () => {
    await addCoded(await place.open(), [
      of('A', 'V1', '2024-03-04', byHand),
      of('B', 'V1', '2024-04-04', draft),
      of('C', 'V1', '2024-05-04', estimate),
      of('D', 'V2', '2026-10-08', byHand),
    ]);
    expect(coverageOf(await reports.team({ month: '2026-10' }))[0]).toMatchObject({
      coded: 0,
      span: 0,
      last: '2024-03-04',
    });
  });

  it('has no column for estimates where there are none', async () => {
    await addCoded(await place.open(), [of('A', 'V1', '2026-10-05', byHand)]);
    expect(Object.keys(coverageOf(await reports.team())[0] ?? {})).toEqual([
      'caseworker',
      'coded',
      'held',
      'span',
      'last',
    ]);
  });

  it('a caseworker’s report speaks of what people coded, and calls estimates so where there is nothing else', async () => {
    await addCoded(await place.open(), [
      of('A', 'V1', '2026-10-05', { ...byHand, counts: { ...counts, AF: 0, SEEK: 0, EMPHASIZE: 0 } }),
      of('B', 'V1', '2026-10-06', { ...estimate, counts: { ...counts, AF: 40 } }),
      of('C', 'V2', '2026-10-06', estimate),
    ]);
    const one = await reports.caseworker('V1');
    expect(one.head.facts.find(({ label }) => label === 'Sessions')?.text).toBe('1 coded of 2 held; 1 only estimated');
    expect(one.strengths.items.map(({ rule }) => rule)).not.toContain('affirmation');
    expect(one.counts?.chart).toMatchObject({
      title: 'Behaviour counts as coded (the length of some segments is not known) (* estimate)',
      sessions: ['5 Oct', '6 Oct*'],
    });
    const other = await reports.caseworker('V2');
    expect(other.sessionCount).toEqual({ period: 0, span: 0, estimated: 1 });
    expect(other.opening).toEqual([
      'You hear what lies behind the words: 8 of your 14 reflections added meaning to what was said. An estimate.',
      'No coder has coded a session of October 2026 yet; the program estimated 1 session.',
    ]);
    expect(other.trends?.notes).toEqual(['Estimates alone draw no line.']);
    for (const { text } of [...other.strengths.items, ...other.nextSteps.items])
      expect(text).toMatch(/ An estimate\.$/);
  });
});
