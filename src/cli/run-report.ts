import { InputFault } from '../instrument/input-fault.ts';
import type { Library } from '../library/library.ts';
import type { SessionSummary } from '../library/records.ts';
import { buildCaseworkerReport } from '../report/builders/caseworker-report.ts';
import { buildSessionReport } from '../report/builders/session-report.ts';
import { buildTeamReport } from '../report/builders/team-report.ts';
import { mergeCodings } from '../report/sessions/coded-session.ts';
import { gatherCaseworker, gatherTeam } from '../report/sessions/gather-periods.ts';
import { scoreSession } from '../report/sessions/gather-sessions.ts';
import { findByEnd } from './find-by-end.ts';
import type { PeriodOptions, ReportOptions, TeamOptions } from './report.ts';
import {
  chooseSpan,
  emptyPeriod,
  listDoubleCoded,
  otherRubrics,
  reliabilityOf,
  requireCaseworker,
  teamAgreement,
  withReportGround,
} from './report-ground.ts';
import { fileNameOf, writeReport } from './report-output.ts';

/** Feedback on one session. */
export async function runSessionReport(id: string, options: ReportOptions): Promise<void> {
  await withReportGround(options, async ({ library, setting, isFacilitative }) => {
    const session = await findSession(library, id);
    const codings = await scoreSession(library, session, { rubric: setting.rubric, isFacilitative });
    const coded = mergeCodings(setting.rubric, session, codings);
    if (!coded) throw await uncoded(library, session);
    await writeReport(buildSessionReport(setting, coded), `session-${fileNameOf(session.label)}`, options);
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

async function uncoded(library: Library, { id, label }: SessionSummary): Promise<InputFault> {
  const codings = await library.countCodings({ sessionId: id });
  if (codings === 0) return new InputFault({ problem: 'is not coded yet', place: label, remedy: 'code it first' });
  const problem = `has ${codings} ${codings === 1 ? 'coding' : 'codings'}, none of which counts`;
  return new InputFault({
    problem,
    place: label,
    remedy: 'finish a draft, or report with the rubric it was coded with',
  });
}

/** A caseworker's trend report. */
export async function runCaseworkerReport(pseudonym: string, options: PeriodOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    requireCaseworker(ground, pseudonym);
    const { library, setting, isFacilitative } = ground;
    const span = chooseSpan(ground, options, pseudonym);
    const sessions = await gatherCaseworker(library, pseudonym, span, { rubric: setting.rubric, isFacilitative });
    if (sessions.coded.length === 0) throw emptyPeriod(ground, span, pseudonym);
    const reliability = reliabilityOf(ground, await listDoubleCoded(ground, span));
    const report = buildCaseworkerReport(setting, span, sessions, reliability);
    await writeReport(report, `${fileNameOf(pseudonym)}-${span.to}`, options);
  });
}

/** All caseworkers of a month. */
export async function runTeamReport(options: TeamOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    const { library, survey, setting, isFacilitative } = ground;
    const span = chooseSpan(ground, options);
    const scoring = { rubric: setting.rubric, isFacilitative };
    const caseworkers = [];
    for (const pseudonym of survey.caseworkers) {
      caseworkers.push(await gatherCaseworker(library, pseudonym, span, scoring));
    }
    const team = await gatherTeam(library, caseworkers, span);
    if (!team.coded.some(({ session }) => session.date?.startsWith(span.to))) {
      throw emptyPeriod(ground, { from: span.to, to: span.to });
    }
    const doubleCoded = await listDoubleCoded(ground, span);
    const agreement = teamAgreement(doubleCoded, reliabilityOf(ground, doubleCoded), span);
    const targets = { target: options.target ?? null, weeks: options.weeks };
    const report = buildTeamReport(setting, span, team, agreement, targets, await otherRubrics(setting.rubric));
    await writeReport(report, `team-${span.to}`, options);
  });
}
