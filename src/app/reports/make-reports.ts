import type { PeriodOptions, TeamOptions } from '../../cli/commands/report.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord, SessionSummary } from '../../library/records.ts';
import { buildCaseworkerReport } from '../../report/builders/caseworker-report.ts';
import { buildSessionReport } from '../../report/builders/session-report.ts';
import { buildTeamReport } from '../../report/builders/team-report.ts';
import type { ReportModel } from '../../report/models/report-model.ts';
import { mergeCodings } from '../../report/sessions/coded-session.ts';
import { mayCount } from '../../report/sessions/codings-that-count.ts';
import { gatherCaseworker, gatherTeam } from './gather-periods.ts';
import { scoreSession } from './gather-sessions.ts';
import { fileNameOf } from './report-output.ts';
import {
  chooseSpan,
  emptyPeriod,
  listDoubleCoded,
  otherRubrics,
  type ReportGround,
  reliabilityOf,
  requireCaseworker,
  teamAgreement,
} from './report-sources.ts';

/** A report with the name of a file for it, without its ending. */
export interface NamedReport {
  readonly report: ReportModel;
  readonly name: string;
}

/**
 * Feedback on one session.
 *
 * @param only the coding to report on; where it is left out, those of the session that count
 * @throws InputFault where no coding of it counts
 */
export async function makeSessionReport(
  { library, setting, isFacilitative }: ReportGround,
  session: SessionSummary,
  only?: CodingRecord,
): Promise<NamedReport> {
  const codings = await scoreSession(library, session, { rubric: setting.rubric, isFacilitative });
  const wanted = only ? codings.filter(({ record }) => record.id === only.id) : codings;
  const coded = mergeCodings(setting.rubric, session, wanted);
  if (!coded) throw only ? notCounting(only, setting.rubric) : await uncoded(library, session);
  const name = only ? `${session.label}-${only.coder.id}` : session.label;
  return { report: buildSessionReport(setting, coded), name: `session-${fileNameOf(name)}` };
}

function notCounting(coding: CodingRecord, { id }: Rubric): InputFault {
  const place = `coding ${coding.id}`;
  if (!mayCount(coding)) return new InputFault({ problem: 'is a draft', place, remedy: 'finish it first' });
  const remedy = `report with --rubric ${coding.rubric.id}`;
  return new InputFault({ problem: `gives codes or globals that ${id} does not have`, place, remedy });
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

/**
 * A caseworker's trend report.
 *
 * @throws InputFault where there is nobody of that name, or nothing coded in the period
 */
export async function makeCaseworkerReport(
  ground: ReportGround,
  pseudonym: string,
  options: Pick<PeriodOptions, 'month' | 'months'>,
): Promise<NamedReport> {
  requireCaseworker(ground, pseudonym);
  const { library, setting, isFacilitative } = ground;
  const span = chooseSpan(ground, options, pseudonym);
  const sessions = await gatherCaseworker(library, pseudonym, span, { rubric: setting.rubric, isFacilitative });
  if (sessions.coded.length === 0) throw emptyPeriod(ground, span, pseudonym);
  const reliability = reliabilityOf(ground, await listDoubleCoded(ground, span));
  const report = buildCaseworkerReport(setting, span, sessions, reliability);
  return { report, name: `${fileNameOf(pseudonym)}-${span.to}` };
}

/**
 * All caseworkers of a month.
 *
 * @throws InputFault where nothing is coded in it
 */
export async function makeTeamReport(
  ground: ReportGround,
  options: Pick<TeamOptions, 'month' | 'months' | 'target' | 'weeks'>,
): Promise<NamedReport> {
  const { library, survey, setting, isFacilitative } = ground;
  const span = chooseSpan(ground, options);
  const scoring = { rubric: setting.rubric, isFacilitative };
  const caseworkers = [];
  for (const pseudonym of survey.caseworkers) {
    caseworkers.push(await gatherCaseworker(library, pseudonym, span, scoring));
  }
  const team = await gatherTeam(library, caseworkers, span, setting);
  if (!team.coded.some(({ session }) => session.date?.startsWith(span.to))) {
    throw emptyPeriod(ground, { from: span.to, to: span.to });
  }
  const doubleCoded = await listDoubleCoded(ground, span);
  const agreement = teamAgreement(doubleCoded, reliabilityOf(ground, doubleCoded), span);
  const targets = { target: options.target ?? null, weeks: options.weeks };
  const report = buildTeamReport(setting, span, team, agreement, targets, await otherRubrics(setting.rubric));
  return { report, name: `team-${span.to}` };
}
