import type { Library } from '../../library/library.ts';
import type { CaseworkerSessions } from '../../report/builders/caseworker-report.ts';
import { buildTeamReport } from '../../report/builders/team-report.ts';
import type { TeamTargets } from '../../report/builders/team-sessions.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import type { TeamReport } from '../../report/models/team-report.ts';
import type { DoubleCodedSession } from '../../report/sessions/coded-session.ts';
import type { CoderReliability } from '../../report/sessions/reliability.ts';
import { chooseSpan, emptyPeriod } from './choose-span.ts';
import { gatherCaseworker, gatherTeam } from './gather-periods.ts';
import type { NamedReport } from './named-report.ts';
import type { ReportPeriod, ReportRequest } from './report-request.ts';
import { otherRubrics, type ReportSources, readReportSources } from './report-sources.ts';
import { listDoubleCoded, reliabilityOf, teamAgreement } from './team-agreement.ts';

/**
 * All caseworkers of a month.
 *
 * @throws InputFault where nothing is coded in it
 */
export async function makeTeamReport(
  library: Library,
  period: ReportPeriod,
  targets: TeamTargets,
  request: ReportRequest,
): Promise<NamedReport> {
  const sources = await readReportSources(library, request);
  const { survey, setting, isFacilitative } = sources;
  const span = chooseSpan(sources, period);
  const scoring = { rubric: setting.rubric, isFacilitative };
  const gathered: CaseworkerSessions[] = [];
  for (const pseudonym of survey.caseworkers) {
    gathered.push(await gatherCaseworker(library, pseudonym, span, scoring));
  }
  if (!gathered.some(({ coded }) => coded.some(({ session }) => session.date?.startsWith(span.to)))) {
    throw emptyPeriod(sources, { from: span.to, to: span.to });
  }
  const doubleCoded = await listDoubleCoded(sources, span);
  const reliability = reliabilityOf(sources, doubleCoded);
  const report = await reportTeam(sources, span, { gathered, doubleCoded, reliability, targets });
  return { report, name: `team-${span.to}` };
}

/** The team's report from what was gathered of its caseworkers. */
export async function reportTeam(
  sources: ReportSources,
  span: TrendSpan,
  team: {
    readonly gathered: readonly CaseworkerSessions[];
    readonly doubleCoded: readonly DoubleCodedSession[];
    readonly reliability: CoderReliability | null;
    readonly targets: TeamTargets;
  },
): Promise<TeamReport> {
  const { library, setting } = sources;
  const sessions = await gatherTeam(library, team.gathered, span, setting);
  const agreement = teamAgreement(team.doubleCoded, team.reliability, span);
  return buildTeamReport(setting, span, sessions, agreement, team.targets, await otherRubrics(setting.rubric));
}
