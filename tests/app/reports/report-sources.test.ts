import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    const report = await reports.caseworker('V1');
    const measure = measureOf(report, 'technicalGlobal');
    expect(measure).toMatchObject({
      isEstimate: true,
      standing: { kind: 'notDecided', text: 'estimate: decides no level' },
    });
    expect(report.trends?.chart.legend).toEqual([
      { coder: 'heuristic', isEstimate: true, text: 'estimate by the program' },
    ]);
    expect((await reports.team()).study.table.rows[0]?.[2]?.text).toBe('1');
  });

  it('are estimates all the way where a file of the program’s totals called its globals rated', async () => {
    const totals: Totals = { coder: 'miti', kind: 'heuristic', globals: [5, 5, 5, 5], ratedBy: 'human', counts };
    const brought = { label: 'brought in', caseworker: 'V3', date: '2026-10-02' };
    await addCoded(await place.open(), [{ session: brought, codings: [totals] }]);
    const { study } = await reports.team();
    for (const row of study.table.rows) expect(row[2]?.text).toBe('1');
    const { globals } = await reports.session('brought in');
    expect(globals.rows.map((row) => row[2]?.text)).toEqual(Array(4).fill('estimate'));
    const { sessions } = await reports.caseworker('V3');
    expect(sessions.table?.rows[0]?.slice(-4).map(({ text }) => text)).toEqual(Array(4).fill('5*'));
  });

  it('decide a level where they may', async () => {
    const report = await reports.caseworker('V1', { allowEstimates: true });
    expect(measureOf(report, 'technicalGlobal').standing).toMatchObject({ kind: 'reached', level: 'good' });
    expect((await reports.team({ allowEstimates: true })).study.table.rows[0]?.[2]?.text).toBe('2');
  });

  it('give way to a person’s coding', async () => {
    const report = await reports.session('also coded', { allowEstimates: true });
    expect(measureOf(report, 'technicalGlobal')).toMatchObject({ isEstimate: false, figure: { value: 2 } });
  });
});

describe('what can’t be reported', () => {
  it('an empty library', async () => {
    await place.open();
    await expect(reports.team()).rejects.toThrow(/the library is empty; bring sessions in with miti import/);
  });

  it('an unknown caseworker or session, a month without sessions', async () => {
    await addCoded(await place.open(), [
      { session: { label: 'S', caseworker: 'V1', date: '2026-03-01' }, codings: [{ coder: 'K1', counts }] },
      { session: { label: 'T', caseworker: 'V2', date: '2026-05-01' }, codings: [{ coder: 'K1', counts }] },
    ]);
    await expect(reports.caseworker('V9')).rejects.toThrow(/there is no caseworker "V9"; it has V1, V2/);
    await expect(reports.session('nothing')).rejects.toThrow(/there is no such session/);
    await expect(reports.team({ month: '2026-04' })).rejects.toThrow(
      /no session in 2026-04 is coded; coded sessions are of 2 months from 2026-03 to 2026-05/,
    );
    await expect(reports.caseworker('V1', { month: '2025-01' })).rejects.toThrow(/coded sessions are of 2026-03/);
  });

  it('names of a damaged file', async () => {
    await addCoded(await place.open(), [
      { session: { label: 'S', caseworker: 'V1', date: '2026-03-01' }, codings: [{ coder: 'K1', counts }] },
    ]);
    const names = join(place.folder, 'names.csv');
    writeFileSync(names, 'V1;Åse Strøm\nV2;\n');
    await expect(reports.caseworker('V1', { names })).rejects.toThrow(/line 2: a pseudonym and a name are needed/);
    writeFileSync(names, 'V1;Åse Strøm\n');
    const report = await reports.caseworker('V1', { names });
    expect(report.head.subtitle).toBe('Åse Strøm, March 2026');
    expect(report.caseworker).toEqual({ pseudonym: 'V1', name: 'Åse Strøm' });
  });
});
