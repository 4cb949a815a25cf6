import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import { buildCaseworkerReport } from '../../report/builders/caseworker-report.ts';
import { chooseSpan, emptyPeriod } from './choose-span.ts';
import { gatherCaseworker } from './gather-periods.ts';
import { fileNameOf, type NamedReport } from './named-report.ts';
import type { ReportPeriod, ReportRequest } from './report-request.ts';
import { type ReportSources, readReportSources } from './report-sources.ts';
import { listDoubleCoded, reliabilityOf } from './team-agreement.ts';

/**
 * A caseworker's trend report.
 *
 * @throws InputFault where there is nobody of that name, or nothing coded in the period
 */
export async function makeCaseworkerReport(
  library: Library,
  pseudonym: string,
  period: ReportPeriod,
  request: ReportRequest,
): Promise<NamedReport> {
  const sources = await readReportSources(library, request);
  requireCaseworker(sources, pseudonym);
  const { setting, isFacilitative } = sources;
  const span = chooseSpan(sources, period, pseudonym);
  const sessions = await gatherCaseworker(library, pseudonym, span, { rubric: setting.rubric, isFacilitative });
  if (sessions.coded.length === 0) throw emptyPeriod(sources, span, pseudonym);
  const reliability = reliabilityOf(sources, await listDoubleCoded(sources, span));
  const report = buildCaseworkerReport(setting, span, sessions, reliability);
  return { report, name: `${fileNameOf(pseudonym)}-${span.to}` };
}

/** @throws InputFault that names some of those whom the library knows */
function requireCaseworker({ library, survey }: ReportSources, pseudonym: string): void {
  if (survey.caseworkers.includes(pseudonym)) return;
  const shown = survey.caseworkers.slice(0, 12).join(', ');
  const more = survey.caseworkers.length - 12;
  const remedy =
    survey.caseworkers.length === 0
      ? 'its sessions name no caseworker'
      : `it has ${shown}${more > 0 ? ` and ${more} more` : ''}`;
  throw new InputFault({ problem: `there is no caseworker "${pseudonym}"`, place: library.place, remedy });
}
