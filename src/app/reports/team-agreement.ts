import type { TeamAgreement } from '../../report/builders/team-report.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import type { DoubleCodedSession } from '../../report/sessions/coded-session.ts';
import { daysOfMonth } from '../../report/sessions/months.ts';
import { type CoderReliability, describeReliability, fewestDoubleCoded } from '../../report/sessions/reliability.ts';
import { gatherDoubleCoded } from './gather-sessions.ts';
import type { ReportSources } from './report-sources.ts';

/** Sessions that several people coded, up to the end of a month. */
export async function listDoubleCoded(
  { library, survey, setting, isFacilitative: test }: ReportSources,
  { to }: Pick<TrendSpan, 'to'>,
): Promise<DoubleCodedSession[]> {
  const until = daysOfMonth(to).to;
  const found = await gatherDoubleCoded(library, survey.severalCoders, {
    rubric: setting.rubric,
    isFacilitative: test,
  });
  return found.filter(({ date }) => date === null || date <= until);
}

/** How far coders agree; null where too few sessions were coded by two people. */
export function reliabilityOf(
  { setting }: Pick<ReportSources, 'setting'>,
  sessions: readonly DoubleCodedSession[],
): CoderReliability | null {
  return sessions.length < fewestDoubleCoded ? null : describeReliability(setting.rubric, sessions);
}

/** The agreement that a team's report speaks of. */
export function teamAgreement(
  doubleCoded: readonly DoubleCodedSession[],
  reliability: CoderReliability | null,
  { from }: Pick<TrendSpan, 'from'>,
): TeamAgreement {
  const first = daysOfMonth(from).from;
  return { doubleCoded: doubleCoded.filter(({ date }) => date !== null && date >= first), reliability };
}
