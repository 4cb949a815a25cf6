import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCaseworkerReport } from '../../../src/app/reports/make-caseworker-report.ts';
import { renderReport } from '../../../src/app/reports/render-report.ts';
import { makeSqlitePlace, type TestPlace } from '../../library/places.ts';
import { addCoded } from '../../report/report-library.ts';
import { counts } from './reports-of-place.ts';

let place: TestPlace;
beforeEach(async () => {
  place = await makeSqlitePlace();
});
afterEach(() => place.remove());

describe('other formats', () => {
  beforeEach(async () => {
    await addCoded(await place.open(), [
      {
        session: { label: 'S', caseworker: '=V1', date: '2026-03-01' },
        codings: [{ coder: 'K1', globals: [3, 4, 3, 3], counts }],
      },
    ]);
  });

  const make = async () =>
    (
      await makeCaseworkerReport(
        await place.open(),
        '=V1',
        { months: 12 },
        { language: 'en', madeOn: '2026-11-02', allowEstimates: false, quotes: 'all' },
      )
    ).report;

  it('CSV holds unrounded values', async () => {
    const lines = String(await renderReport(await make(), 'csv', { paper: 'a4' })).split('\n');
    expect(lines[0]?.startsWith('measure,name,value,whyMissing,lower,upper')).toBe(true);
    expect(lines.find((line) => line.startsWith('percentComplexReflections'))).toContain(',57.142857142857146,');
  });

  it('HTML is escaped, and XLSX is a workbook', async () => {
    expect(await renderReport(await make(), 'html', { paper: 'a4' })).toMatch(/^<!doctype html>/);
    const bytes = await renderReport(await make(), 'xlsx', { paper: 'a4' });
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
  });
});
