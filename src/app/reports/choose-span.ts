import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import { addMonths, type Month, monthOf } from '../../report/sessions/months.ts';
import type { ReportPeriod } from './report-request.ts';
import type { ReportSources } from './report-sources.ts';
import type { LibrarySurvey } from './survey-library.ts';

/**
 * The month of a report, and how far it looks back.
 *
 * @param caseworker whose month it is; all caseworkers' where it is left out
 * @throws InputFault where nobody has a coded session on a day
 */
export function chooseSpan(
  { library, survey, setting }: ReportSources,
  { month, months }: ReportPeriod,
  caseworker?: string,
): TrendSpan {
  const coded = codedMonths(survey, caseworker);
  const last = coded.filter((each) => each <= monthOf(setting.madeOn)).at(-1);
  const chosen = month ?? last;
  if (chosen === undefined) {
    if (survey.counted === 0) throw nothingCounts(library, survey);
    const whose = caseworker === undefined ? 'no coded session' : `no coded session of ${caseworker}`;
    const problem = `${whose} has a date up to ${setting.madeOn}`;
    throw new InputFault({
      problem,
      place: library.place,
      remedy: 'a month needs dated sessions; miti sessions lists them',
    });
  }
  return { from: addMonths(chosen, 1 - months), to: chosen, months };
}

/** Drafts alone, or codings that the rubric can't score. */
function nothingCounts({ place }: Library, { codings }: LibrarySurvey): InputFault {
  const problem = codings === 1 ? 'its one coding does not count' : `none of its ${codings} codings counts`;
  return new InputFault({ problem, place, remedy: 'finish a draft, or report with the rubric it was coded with' });
}

function codedMonths({ months }: LibrarySurvey, caseworker: string | undefined): Month[] {
  if (caseworker !== undefined) return [...(months.get(caseworker) ?? [])];
  return [...new Set([...months].flatMap(([who, each]) => (who === '' ? [] : each)))].sort();
}

/** Says which months there are, where a report would have none. */
export function emptyPeriod(
  { library, survey }: ReportSources,
  { from, to }: Pick<TrendSpan, 'from' | 'to'>,
  caseworker?: string,
): InputFault {
  if (survey.counted === 0) return nothingCounts(library, survey);
  const months = codedMonths(survey, caseworker);
  const period = from === to ? to : `${from} to ${to}`;
  const whose = caseworker === undefined ? '' : ` of ${caseworker}`;
  const [first, last] = [months[0], months.at(-1)];
  const remedy =
    first === undefined || last === undefined
      ? 'no coded session has a date'
      : first === last
        ? `coded sessions are of ${first}`
        : `coded sessions are of ${months.length} months from ${first} to ${last}`;
  return new InputFault({ problem: `no session${whose} in ${period} is coded`, place: library.place, remedy });
}
