import type { ReportModel } from '../models/report-model.ts';
import type { ReportChart } from './configure-chart.ts';

/** The charts of a report, in the order that they are read in. */
export function chartsOfReport(report: ReportModel): ReportChart[] {
  switch (report.kind) {
    case 'session':
      return present([report.profile.chart, report.clientTalk.chart]);
    case 'caseworker':
      return present([report.trends?.chart, report.counts?.chart]);
    case 'team':
      return present([report.distributions?.chart, report.levels?.chart]);
    case 'agreement':
      return present([report.reliability?.chart]);
  }
}

function present(charts: readonly (ReportChart | null | undefined)[]): ReportChart[] {
  return charts.filter((chart) => chart !== null && chart !== undefined);
}
