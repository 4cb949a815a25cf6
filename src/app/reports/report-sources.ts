import type { ReportOptions } from '../../cli/commands/report.ts';
import { isFacilitative } from '../../coder/reading/facilitative.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import { readRubricRecord } from '../../library/rubric-record.ts';
import type { ReportSetting } from '../../report/builders/report-setting.ts';
import type { TeamAgreement } from '../../report/builders/team-report.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import { wordsOf } from '../../report/messages/words-of.ts';
import type { DoubleCodedSession } from '../../report/sessions/coded-session.ts';
import { addMonths, daysOfMonth, type Month, monthOf } from '../../report/sessions/months.ts';
import { describeReliability, fewestDoubleCoded, type Reliability } from '../../report/sessions/reliability.ts';
import { withLibrary } from '../open-library.ts';
import { type FacilitativeTest, gatherDoubleCoded } from './gather-sessions.ts';
import { readNames } from './read-names.ts';
import { type LibrarySurvey, surveyLibrary, type UsedRubric } from './survey-library.ts';

/** Everything that reports of one run stand on. */
export interface ReportGround {
  readonly library: Library;
  readonly survey: LibrarySurvey;
  readonly setting: ReportSetting;
  readonly isFacilitative: FacilitativeTest;
}

/** Seed of the bootstrap intervals: the same in every run, so that the same library gives the same report. */
const intervalSeed = 421;

/** Opens the library and reads what the options name; closes the library when the work is done. */
export async function withReportGround<Result>(
  options: Omit<ReportOptions, 'format'>,
  work: (ground: ReportGround) => Promise<Result>,
): Promise<Result> {
  return withLibrary(options, async (library) => work(await readReportGround(library, options)));
}

/**
 * Reads what the options name, and what an open library has to report on.
 *
 * @throws InputFault where nothing is coded
 */
export async function readReportGround(
  library: Library,
  options: Omit<ReportOptions, 'format' | 'library'>,
): Promise<ReportGround> {
  const madeOn = options.asOf ?? new Date().toISOString().slice(0, 10);
  const names = options.names === undefined ? new Map<string, string>() : await readNames(options.names);
  const survey = await surveyLibrary(library, madeOn, (used) => chooseRubric(library, used, options.rubric));
  const { rubric } = survey;
  if (rubric === null) throw nothingCoded(library, survey);
  const setting: ReportSetting = {
    wording: wordsOf(options.language),
    rubric,
    madeOn,
    organisation: options.organisation ?? null,
    allowEstimates: options.allowEstimates ?? false,
    quotes: options.quotes ? (options.shareableQuotesOnly ? 'shareable' : 'all') : 'none',
    seed: intervalSeed,
    names,
  };
  return { library, survey, setting, isFacilitative: await facilitativeTest() };
}

function nothingCoded({ place }: Library, { sessions }: LibrarySurvey): InputFault {
  const problem = sessions === 0 ? 'the library is empty' : `none of the ${sessions} sessions is coded yet`;
  const remedy = sessions === 0 ? 'bring sessions in with miti import' : 'code them, or let miti batch estimate';
  return new InputFault({ problem, place, remedy });
}

async function facilitativeTest(): Promise<FacilitativeTest> {
  const cues = await loadCues();
  return ({ text }, language) => {
    const spoken = cues.find((each) => each.language === language?.toLowerCase().split('-')[0]);
    return spoken ? isFacilitative(text, spoken) : false;
  };
}

/** The rubric that is wanted, else the one that most codings were made with. */
export async function chooseRubric(
  library: Library,
  [most]: readonly UsedRubric[],
  wanted?: string | undefined,
): Promise<Rubric> {
  if (wanted !== undefined) return (await loadRubric(wanted)).rubric;
  const record = most ? await library.findRubric(most.sha256) : null;
  if (record) return readRubricRecord(record);
  throw new InputFault({
    problem: 'the library has lost its rubric',
    place: library.place,
    remedy: 'miti library check',
  });
}

/** Shipped rubrics beside the report's own, whose thresholds can be compared. */
export async function otherRubrics(rubric: Rubric): Promise<Rubric[]> {
  const others = shippedRubrics.filter((id) => id !== rubric.id);
  return Promise.all(others.map(async (id) => (await loadRubric(id)).rubric));
}

/**
 * The month of a report, and how far it looks back.
 *
 * @param caseworker whose month it is; all caseworkers' where it is left out
 * @throws InputFault where nobody has a coded session on a day
 */
export function chooseSpan(
  { library, survey, setting }: ReportGround,
  { month, months }: { readonly month?: string; readonly months: number },
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
  { library, survey }: ReportGround,
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

/** @throws InputFault that names some of those whom the library knows */
export function requireCaseworker({ library, survey }: ReportGround, pseudonym: string): void {
  if (survey.caseworkers.includes(pseudonym)) return;
  const shown = survey.caseworkers.slice(0, 12).join(', ');
  const more = survey.caseworkers.length - 12;
  const remedy =
    survey.caseworkers.length === 0
      ? 'its sessions name no caseworker'
      : `it has ${shown}${more > 0 ? ` and ${more} more` : ''}`;
  throw new InputFault({ problem: `there is no caseworker "${pseudonym}"`, place: library.place, remedy });
}

/** Sessions that several people coded, up to the end of a month. */
export async function listDoubleCoded(
  { library, survey, setting, isFacilitative: test }: ReportGround,
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
  { setting }: Pick<ReportGround, 'setting'>,
  sessions: readonly DoubleCodedSession[],
): Reliability | null {
  return sessions.length < fewestDoubleCoded ? null : describeReliability(setting.rubric, sessions);
}

/** The agreement that a team's report speaks of. */
export function teamAgreement(
  doubleCoded: readonly DoubleCodedSession[],
  reliability: Reliability | null,
  { from }: Pick<TrendSpan, 'from'>,
): TeamAgreement {
  const first = daysOfMonth(from).from;
  return { doubleCoded: doubleCoded.filter(({ date }) => date !== null && date >= first), reliability };
}
