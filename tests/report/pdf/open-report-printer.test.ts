import { afterAll, describe, expect, it } from 'vitest';
import { openReportPrinter } from '../../../src/report/pdf/open-report-printer.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from '../example-reports.ts';

const printer = openReportPrinter();
afterAll(() => printer.close());

describe.each([
  ['session', exampleSessionReport],
  ['caseworker', exampleCaseworkerReport],
  ['team', exampleTeamReport],
] as const)('a printed %s report', (_, report) => {
  it('has the same bytes every time', async () => {
    const first = await printer.pdf(report);
    const second = await printer.pdf(report);

    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });
});
