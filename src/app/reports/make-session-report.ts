import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import type { CodingRecord, SessionSummary } from '../../library/records.ts';
import { buildSessionReport } from '../../report/builders/session-report.ts';
import { mergeCodings } from '../../report/sessions/coded-session.ts';
import { mayCount } from '../../report/sessions/codings-that-count.ts';
import { findReported, type Reported } from './find-reported.ts';
import { scoreSession } from './gather-sessions.ts';
import { fileNameOf, type NamedReport } from './named-report.ts';
import type { ReportRequest } from './report-request.ts';
import { type ReportSources, readReportSources } from './report-sources.ts';

/**
 * Feedback on one session, or on one of its codings.
 *
 * @param id of the session or the coding, as much of its end as leaves no doubt, or the name of the session
 * @throws InputFault where there is no such session or coding, or none of its codings counts
 */
export async function makeSessionReport(library: Library, id: string, request: ReportRequest): Promise<NamedReport> {
  const sources = await readReportSources(library, request);
  return reportSession(sources, await findReported(library, id));
}

/** @throws InputFault where no coding of the session counts, or the one that is asked for does not */
export async function reportSession(
  { library, setting, isFacilitative }: ReportSources,
  { session, coding: only }: Reported,
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
