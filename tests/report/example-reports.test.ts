import { describe, expect, it } from 'vitest';
import type { ReportModel } from '../../src/report/models/report-model.ts';
import { exampleAgreementReport } from './example-agreement.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from './example-reports.ts';

const examples: readonly ReportModel[] = [
  exampleSessionReport,
  exampleCaseworkerReport,
  exampleTeamReport,
  exampleAgreementReport,
];

describe.each(examples.map((report) => [report.kind, report] as const))('the example of a %s report', (_, report) => {
  it('is plain data: JSON and back changes nothing', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});
