import { makeCaseworkerReport } from '../../../src/app/reports/make-caseworker-report.ts';
import { makeSessionReport } from '../../../src/app/reports/make-session-report.ts';
import { makeTeamReport } from '../../../src/app/reports/make-team-report.ts';
import type { NamedReport } from '../../../src/app/reports/named-report.ts';
import { renderReport } from '../../../src/app/reports/render-report.ts';
import { type ReportPeriod, type ReportRequest, usualWeeks } from '../../../src/app/reports/report-request.ts';
import type { CaseworkerReport } from '../../../src/report/models/caseworker-report.ts';
import type { SessionReport } from '../../../src/report/models/session-report.ts';
import type { TeamReport } from '../../../src/report/models/team-report.ts';
import type { TestPlace } from '../../library/places.ts';

/** What a test asks of a report; the rest is as a user leaves it. */
type Wanted = Partial<ReportRequest> & Partial<ReportPeriod> & { readonly target?: number };

/** Makes reports of a place's library, as they are written to JSON. */
export function reportsOf(place: TestPlace) {
  const request = (wanted: Wanted): ReportRequest => {
    const { month: _, months: __, target: ___, ...more } = wanted;
    return { language: 'en', madeOn: '2026-11-02', allowEstimates: false, quotes: 'all', ...more };
  };
  const period = ({ month, months = 12 }: Wanted): ReportPeriod => ({
    months,
    ...(month === undefined ? {} : { month }),
  });
  const targets = ({ target = null }: { readonly target?: number | null }) => ({ target, weeks: usualWeeks });
  return {
    team: async (wanted: Wanted = {}) =>
      readModel<TeamReport>(await makeTeamReport(await place.open(), period(wanted), targets(wanted), request(wanted))),
    caseworker: async (pseudonym: string, wanted: Wanted = {}) =>
      readModel<CaseworkerReport>(
        await makeCaseworkerReport(await place.open(), pseudonym, period(wanted), request(wanted)),
      ),
    session: async (id: string, wanted: Wanted = {}) =>
      readModel<SessionReport>(await makeSessionReport(await place.open(), id, request(wanted))),
  };
}

async function readModel<Report>({ report }: NamedReport): Promise<Report> {
  return JSON.parse(String(await renderReport(report, 'json', { paper: 'a4' })));
}

/** A row of a report's measures. */
export function measureOf(report: CaseworkerReport | SessionReport, id: string) {
  const row = (report.measures.rows as readonly { id: string }[]).find((each) => each.id === id);
  if (!row) throw new Error(`no measure ${id}`);
  return row as (typeof report.measures.rows)[number];
}

/** Counts of an hour's talk. */
export const counts = {
  ...{ GI: 3, PERSUADE: 1, PERSUADE_WITH: 2, Q: 12, SR: 6, CR: 8, AF: 2, SEEK: 2, EMPHASIZE: 1, CONFRONT: 0 },
};
