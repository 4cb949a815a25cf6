// Reports from the library: what is gathered, scored and built here is printed by commands and shown by pages.
import { noiseTest } from '../../coder/reading/session-language.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import { shippedRubrics } from '../../data/shipped-rubrics.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import { readRubricRecord } from '../../library/rubric-record.ts';
import type { ReportSetting } from '../../report/builders/report-setting.ts';
import { wordsOf } from '../../report/messages/words-of.ts';
import { languageOfSession } from '../session-language.ts';
import type { FacilitativeTest } from './gather-sessions.ts';
import { readNames } from './read-names.ts';
import type { ReportRequest } from './report-request.ts';
import { type LibrarySurvey, surveyLibrary, type UsedRubric } from './survey-library.ts';

/** What the reports of one run are made from. */
export interface ReportSources {
  readonly library: Library;
  readonly survey: LibrarySurvey;
  readonly setting: ReportSetting;
  readonly isFacilitative: FacilitativeTest;
}

/** Seed of the bootstrap intervals: the same in every run, so that the same library gives the same report. */
const intervalSeed = 421;

/**
 * Reads what a request names, and what the library has to report on.
 *
 * @throws InputFault where nothing is coded
 */
export async function readReportSources(library: Library, request: ReportRequest): Promise<ReportSources> {
  const madeOn = request.madeOn ?? new Date().toISOString().slice(0, 10);
  const names =
    request.names === undefined ? new Map<string, string>() : await readNames(request.names, request.standardInput);
  const survey = await surveyLibrary(library, madeOn, (used) => chooseRubric(library, used, request.rubric));
  const { rubric } = survey;
  if (rubric === null) throw nothingCoded(library, survey);
  const setting: ReportSetting = {
    wording: wordsOf(request.language),
    rubric,
    madeOn,
    organisation: request.organisation ?? null,
    allowEstimates: request.allowEstimates,
    quotes: request.quotes,
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
  return (session) => noiseTest(languageOfSession(session, cues));
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
