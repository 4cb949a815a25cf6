import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findReported, runCaseworkerReport, runSessionReport, runTeamReport } from '../../../src/app/reports/report.ts';
import type { CaseworkerReport } from '../../../src/report/models/caseworker-report.ts';
import type { SessionReport } from '../../../src/report/models/session-report.ts';
import type { TeamReport } from '../../../src/report/models/team-report.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoded, readJson, type Totals } from '../../report/report-library.ts';

let place: TestPlace;
beforeEach(async () => {
  place = await makeSqlitePlace();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await place.remove();
});

const at = (name: string) => join(place.folder, name);
const options = (more: object = {}) => ({
  library: place.place,
  language: 'en' as const,
  paper: 'a4' as const,
  format: 'json' as const,
  output: at('report.json'),
  quotes: true,
  asOf: '2026-11-02',
  months: 12,
  weeks: 8,
  ...more,
});

async function team(more: object = {}): Promise<TeamReport> {
  await runTeamReport(options(more));
  return readJson(at('report.json'));
}

async function caseworker(pseudonym: string, more: object = {}): Promise<CaseworkerReport> {
  await runCaseworkerReport(pseudonym, options(more));
  return readJson(at('report.json'));
}

async function session(id: string, more: object = {}): Promise<SessionReport> {
  await runSessionReport(id, options(more));
  return readJson(at('report.json'));
}

const measureOf = (report: CaseworkerReport | SessionReport, id: string) => {
  const row = (report.measures.rows as readonly { id: string }[]).find((each) => each.id === id);
  if (!row) throw new Error(`no measure ${id}`);
  return row as (typeof report.measures.rows)[number];
};

/** Four whole ratings that sum to so many points, two of each coder. */
function fourRatings(sum: number): [number, number, number, number] {
  const base = Math.floor(sum / 4);
  return [0, 1, 2, 3].map((i) => base + (i < sum % 4 ? 1 : 0)) as [number, number, number, number];
}

const counts = { GI: 3, PERSUADE: 1, PERSUADE_WITH: 2, Q: 12, SR: 6, CR: 8, AF: 2, SEEK: 2, EMPHASIZE: 1, CONFRONT: 0 };

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
    const report = await team({ rubric: 'miti-4.2.1-nav' });
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
    const report = await team({ rubric: 'miti-4.2.1' });
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
    const report = await team({ rubric: 'miti-4.2.1-nav', language: 'nb' });
    expect(row(report, 'Relasjonell globalskår')?.slice(1)).toEqual([
      '3,45 (0,63)',
      '20',
      'begynnende ferdighet fra 4',
      'under',
    ]);
  });

  it('shows agreement of the double-coded sessions, and orders by name', async () => {
    const report = await team({ target: 5 });
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
    expect((await team()).agreement.paragraphs[0]).toBe('1 of 1 session was coded by two or more people (100%).');
  });
});

describe('estimates', () => {
  beforeEach(async () => {
    const library = await place.open();
    const estimate: Totals = { coder: 'miti', kind: 'heuristic', globals: [4, 4, 4, 4], counts };
    await addCoded(library, [
      { session: { label: 'only estimated', caseworker: 'V1', date: '2026-10-01' }, codings: [estimate] },
      {
        session: { label: 'also coded', caseworker: 'V2', date: '2026-10-01' },
        codings: [estimate, { coder: 'K1', globals: [2, 2, 2, 2], counts }],
      },
    ]);
  });

  it('decide no level and are called an estimate', async () => {
    const report = await caseworker('V1');
    const measure = measureOf(report, 'technicalGlobal');
    expect(measure).toMatchObject({
      isEstimate: true,
      standing: { kind: 'notDecided', text: 'estimate: decides no level' },
    });
    expect(report.trends?.chart.legend).toEqual([
      { coder: 'heuristic', isEstimate: true, text: 'estimate by the program' },
    ]);
    expect((await team()).study.table.rows[0]?.[2]?.text).toBe('1');
  });

  it('are estimates all the way where a file of the program’s totals called its globals rated', async () => {
    const totals: Totals = { coder: 'miti', kind: 'heuristic', globals: [5, 5, 5, 5], ratedBy: 'human', counts };
    const brought = { label: 'brought in', caseworker: 'V3', date: '2026-10-02' };
    await addCoded(await place.open(), [{ session: brought, codings: [totals] }]);
    const { study } = await team();
    for (const row of study.table.rows) expect(row[2]?.text).toBe('1');
    const { globals } = await session('brought in');
    expect(globals.rows.map((row) => row[2]?.text)).toEqual(Array(4).fill('estimate'));
    const { sessions } = await caseworker('V3');
    expect(sessions.table?.rows[0]?.slice(-4).map(({ text }) => text)).toEqual(Array(4).fill('5*'));
  });

  it('decide a level where they may', async () => {
    const report = await caseworker('V1', { allowEstimates: true });
    expect(measureOf(report, 'technicalGlobal').standing).toMatchObject({ kind: 'reached', level: 'good' });
    expect((await team({ allowEstimates: true })).study.table.rows[0]?.[2]?.text).toBe('2');
  });

  it('give way to a person’s coding', async () => {
    const report = await session('also coded', { allowEstimates: true });
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({ isEstimate: false, figure: { value: 2 } });
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
    expect((await team()).period.to).toBe('2026-10-31');
    await expect(team({ month: '2026-11' })).rejects.toThrow(
      /no session in 2026-11 is coded; coded sessions are of 2026-10/,
    );
    await expect(caseworker('V2')).rejects.toThrow(/no coded session of V2 has a date up to 2026-11-02/);
  });

  it('drafts alone are nothing to report on', async () => {
    await addCoded(await place.open(), [of('A', 'V1', '2026-10-05', draft)]);
    await expect(team()).rejects.toThrow(/its one coding does not count; finish a draft/);
    await expect(team({ month: '2026-10' })).rejects.toThrow(/its one coding does not count/);
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
    const report = await team({ month: '2026-10', target: 1 });
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
    expect(coverageOf(await team({ month: '2026-10' }))[0]).toMatchObject({ coded: 0, span: 0, last: '2024-03-04' });
  });

  it('has no column for estimates where there are none', async () => {
    await addCoded(await place.open(), [of('A', 'V1', '2026-10-05', byHand)]);
    expect(Object.keys(coverageOf(await team())[0] ?? {})).toEqual(['caseworker', 'coded', 'held', 'span', 'last']);
  });

  it('a caseworker’s report speaks of what people coded, and calls estimates so where there is nothing else', async () => {
    await addCoded(await place.open(), [
      of('A', 'V1', '2026-10-05', { ...byHand, counts: { ...counts, AF: 0, SEEK: 0, EMPHASIZE: 0 } }),
      of('B', 'V1', '2026-10-06', { ...estimate, counts: { ...counts, AF: 40 } }),
      of('C', 'V2', '2026-10-06', estimate),
    ]);
    const one = await caseworker('V1');
    expect(one.head.facts.find(({ label }) => label === 'Sessions')?.text).toBe('1 coded of 2 held; 1 only estimated');
    expect(one.strengths.items.map(({ rule }) => rule)).not.toContain('affirmation');
    expect(one.counts?.chart).toMatchObject({
      title: 'Behaviour counts as coded (the length of some segments is not known) (* estimate)',
      sessions: ['5 Oct', '6 Oct*'],
    });
    const other = await caseworker('V2');
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

describe('a caseworker over time', () => {
  const rising = [1, 2, 2, 3, 3, 4, 4, 5].map((value, i) => ({
    session: { label: `S${i + 1}`, caseworker: 'V1', date: `2026-0${i + 1}-15`, number: (i % 2) + 1 },
    codings: [{ coder: 'K1', globals: [value, value, 3, 3], counts } as Totals],
  }));

  it('draws no line below three sessions, and one from three on', async () => {
    const library = await place.open();
    await addCoded(library, rising.slice(0, 2));
    expect((await caseworker('V1')).trends?.chart.panels.map(({ line }) => line)).toEqual([null, null, null, null]);
    await addCoded(library, rising.slice(2, 3));
    const [technical] = (await caseworker('V1')).trends?.chart.panels ?? [];
    expect(technical?.line?.from.y).toBeGreaterThanOrEqual(1);
    expect(technical?.line?.band).toEqual([]);
    expect(technical?.title).toBe('Technical global');
  });

  it('speaks of a trend only where its interval excludes zero', async () => {
    await addCoded(await place.open(), rising);
    const report = await caseworker('V1');
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({ trend: { kind: 'rise' } });
    expect(measureOf(report, 'relationalGlobal')).toMatchObject({ trend: { kind: 'none' } });
    expect(report.opening[1]).toBe('Technical global rose from 1.25 to 4.77 over 7 months.');
    expect(report.series?.table.rows.map(([first]) => first?.text)).toEqual(['1', '2']);
  });

  it('can’t tell a change without double-coded sessions', async () => {
    await addCoded(await place.open(), rising);
    const report = await caseworker('V1');
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
    const report = await caseworker('V1', { month: '2026-09' });
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
    const report = await caseworker('V1');
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

describe('which coding counts', () => {
  const of = (coder: string, value: 1 | 2 | 3 | 4 | 5, more: Partial<Totals> = {}): Totals => ({
    coder,
    globals: [value, value, value, value],
    counts,
    ...more,
  });
  const technicalOf = async (codings: readonly Totals[]) => {
    await addCoded(await place.open(), [{ session: { label: 'S', caseworker: 'V1', date: '2026-10-01' }, codings }]);
    return measureOf(await session('S'), 'technicalGlobal').figure;
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
  const twoCoders = async (language: string) => {
    const held = { label: 'S', caseworker: 'V1', date: '2026-10-01' };
    const codings = [
      of('K1', { SR: 31, CR: 66, PERSUADE: 1, PERSUADE_WITH: 0 }),
      of('K2', { SR: 31, CR: 67, PERSUADE: 0, PERSUADE_WITH: 1 }),
    ];
    await addCoded(await place.open(), [{ session: held, codings }]);
    return session('S', { language });
  };

  it.each([
    ['en', '66.5 of your 97.5 reflections', '0.5 of 1 piece of advice', '50%'],
    ['nb', '66,5 av 97,5 refleksjoner', '0,5 av 1 råd', '50\u00A0%'],
    ['sv', '66,5 av 97,5 reflektioner', '0,5 av 1 råd', '50\u00A0%'],
  ])('are written so that parts and wholes agree: %s', async (language, complex, permission, share) => {
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
    const report = await session('S');
    expect(report.opening).toEqual(['These figures are one view of one conversation, a place to start looking from.']);
    expect(report.nextSteps.items).toEqual([]);
    expect(measureOf(report, 'percentComplexReflections').figure).toMatchObject({
      defined: false,
      reason: 'no Simple Reflection or Complex Reflection counted',
    });
    const norwegian = await session('S', { language: 'nb' });
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

    expect(measureOf(await session('S'), 'technicalGlobal').figure).toMatchObject({ value: 1.5 });
    const ofOne = await session(id('K1'));
    expect(measureOf(ofOne, 'technicalGlobal').figure).toMatchObject({ value: 1 });
    expect(ofOne.head.facts.find(({ label }) => label === 'Coded by')?.text).toBe('K1');
    const other = await session(id('K2').slice(-12));
    expect(measureOf(other, 'technicalGlobal').figure).toMatchObject({ value: 2 });
    await expect(session(id('K3'))).rejects.toThrow(/is a draft; finish it first/);
    await expect(session(id('K1').slice(-3))).rejects.toThrow(/there is no such session or coding/);
  });

  it('says how many end so where there are several', async () => {
    const ids = ['1-aaaaaa', '2-aaaaaa', '3-aaaaaa', '4-bbbbbb', '5-bbbbbb'].map((id) => ({ id }));
    const all = async function* () {
      yield* ids as never[];
    };
    const none = async function* () {};
    const found = async () => null;
    const library = (sessions: () => AsyncIterable<never>, codings: () => AsyncIterable<never>) =>
      ({
        listSessions: (filter?: object) => (filter ? none() : sessions()),
        listCodings: codings,
        findSession: found,
        findCoding: found,
      }) as never;
    await expect(findReported(library(all, all), 'aaaaaa')).rejects.toThrow(
      /aaaaaa: 3 sessions and 3 codings end so; give more of the id/,
    );
    await expect(findReported(library(none, all), 'bbbbbb')).rejects.toThrow(/2 codings end so/);
  });
});

describe('what can’t be reported', () => {
  it('an empty library', async () => {
    await place.open();
    await expect(team()).rejects.toThrow(/the library is empty; bring sessions in with miti import/);
  });

  it('an unknown caseworker or session, a month without sessions', async () => {
    await addCoded(await place.open(), [
      { session: { label: 'S', caseworker: 'V1', date: '2026-03-01' }, codings: [{ coder: 'K1', counts }] },
      { session: { label: 'T', caseworker: 'V2', date: '2026-05-01' }, codings: [{ coder: 'K1', counts }] },
    ]);
    await expect(caseworker('V9')).rejects.toThrow(/there is no caseworker "V9"; it has V1, V2/);
    await expect(session('nothing')).rejects.toThrow(/there is no such session/);
    await expect(team({ month: '2026-04' })).rejects.toThrow(
      /no session in 2026-04 is coded; coded sessions are of 2 months from 2026-03 to 2026-05/,
    );
    await expect(caseworker('V1', { month: '2025-01' })).rejects.toThrow(/coded sessions are of 2026-03/);
    expect(readdirSync(place.folder)).not.toContain('report.json');
  });

  it('names of a damaged file', async () => {
    await addCoded(await place.open(), [
      { session: { label: 'S', caseworker: 'V1', date: '2026-03-01' }, codings: [{ coder: 'K1', counts }] },
    ]);
    writeFileSync(at('names.csv'), 'V1;Åse Strøm\nV2;\n');
    await expect(caseworker('V1', { names: at('names.csv') })).rejects.toThrow(
      /line 2: a pseudonym and a name are needed/,
    );
    writeFileSync(at('names.csv'), 'V1;Åse Strøm\n');
    const report = await caseworker('V1', { names: at('names.csv') });
    expect(report.head.subtitle).toBe('Åse Strøm, March 2026');
    expect(report.caseworker).toEqual({ pseudonym: 'V1', name: 'Åse Strøm' });
  });
});

describe('other formats', () => {
  beforeEach(async () => {
    await addCoded(await place.open(), [
      {
        session: { label: 'S', caseworker: '=V1', date: '2026-03-01' },
        codings: [{ coder: 'K1', globals: [3, 4, 3, 3], counts }],
      },
    ]);
  });

  it('CSV holds unrounded values', async () => {
    await runCaseworkerReport('=V1', options({ format: 'csv', output: at('r.csv') }));
    const lines = readFileSync(at('r.csv'), 'utf8').split('\n');
    expect(lines[0]?.startsWith('measure,name,value,whyMissing,lower,upper')).toBe(true);
    expect(lines.find((line) => line.startsWith('percentComplexReflections'))).toContain(',57.142857142857146,');
  });

  it('HTML is escaped, and XLSX is a workbook', async () => {
    await runCaseworkerReport('=V1', options({ format: 'html', output: at('r.html') }));
    expect(readFileSync(at('r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    await runTeamReport(options({ format: 'xlsx', output: at('r.xlsx') }));
    expect(readFileSync(at('r.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});
