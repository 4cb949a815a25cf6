import { InputFault } from '../instrument/input-fault.ts';
import type { Library } from '../library/library.ts';
import type { SessionSummary } from '../library/records.ts';
import { findByEnd } from './find-by-end.ts';
import { makeCaseworkerReport, makeSessionReport, makeTeamReport } from './make-reports.ts';
import type { PeriodOptions, ReportOptions, TeamOptions } from './report.ts';
import { withReportGround } from './report-ground.ts';
import { writeReport } from './report-output.ts';

/** Feedback on one session. */
export async function runSessionReport(id: string, options: ReportOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    const { report, name } = await makeSessionReport(ground, await findSession(ground.library, id));
    await writeReport(report, name, options);
  });
}

/** The only session of that name, else the one of that id. */
async function findSession(library: Library, id: string): Promise<SessionSummary> {
  const named: SessionSummary[] = [];
  for await (const session of library.listSessions({ label: id })) named.push(session);
  const [only, second] = named;
  if (only && !second) return only;
  if (second) {
    const problem = `${named.length} sessions have this name`;
    throw new InputFault({ problem, place: id, remedy: 'give the id; miti sessions lists them' });
  }
  return findByEnd(id, 'session', library.listSessions(), (whole) => library.findSession(whole));
}

/** A caseworker's trend report. */
export async function runCaseworkerReport(pseudonym: string, options: PeriodOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    const { report, name } = await makeCaseworkerReport(ground, pseudonym, options);
    await writeReport(report, name, options);
  });
}

/** All caseworkers of a month. */
export async function runTeamReport(options: TeamOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    const { report, name } = await makeTeamReport(ground, options);
    await writeReport(report, name, options);
  });
}
