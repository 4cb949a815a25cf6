import { loadCues } from '../../data/load-language-data.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type { ReportModel } from '../../report/models/report-model.ts';
import { isFinishedByPeople } from '../../report/sessions/codings-that-count.ts';
import type { ReportQuery, ReportsAnswer } from '../../workbench/api/reports.ts';
import { makeAgreementReport } from '../agreement/agreement-report.ts';
import { compareGathered, nothingInCommon } from '../agreement/compare-coders.ts';
import { usualComparison } from '../agreement/comparison-options.ts';
import { gatherFromLibrary } from '../agreement/gather-codings.ts';
import { makeCaseworkerReport } from './make-caseworker-report.ts';
import { reportSession } from './make-session-report.ts';
import { makeTeamReport } from './make-team-report.ts';
import type { NamedReport } from './named-report.ts';
import { renderReport } from './render-report.ts';
import { usualWeeks } from './report-request.ts';
import { chooseRubric, readReportSources } from './report-sources.ts';
import { surveyLibrary } from './survey-library.ts';

/** Who reads a report. */
export interface ReportReader {
  readonly coder: string | null;
  /** Sessions that the reader has to code: what others coded of them is not shown. */
  readonly stillToCode: ReadonlySet<string>;
}

/** What a report shows of a session. */
export interface ShownSession {
  readonly id: string;
  /** Whose codings it rests on. */
  readonly coders: readonly string[];
  /** Whether it rests on what the heuristic coder suggests. */
  readonly suggestions: boolean;
}

export interface PageReport {
  readonly content: string | Uint8Array;
  /** Name of a file for it, without its ending. */
  readonly name: string;
  /** Sessions that it speaks of. */
  readonly sessions: readonly ShownSession[];
}

/** Caseworkers, and the months of which there is something to report. */
export async function listReportable(library: Library): Promise<ReportsAnswer> {
  const { months, caseworkers } = await surveyLibrary(library, today(), (used) => chooseRubric(library, used));
  const named = caseworkers.map((pseudonym) => ({ pseudonym, months: [...(months.get(pseudonym) ?? [])] }));
  return { caseworkers: named, months: [...new Set(named.flatMap((each) => each.months))].sort() };
}

/**
 * Makes a report for a page: the command line's, with what it shows of each session.
 *
 * @throws InputFault where there is nothing to report on
 */
export async function makePageReport(library: Library, query: ReportQuery, reader: ReportReader): Promise<PageReport> {
  if (query.of === 'agreement') return makeAgreementPage(library, query, reader);
  const { report, name } = await makeReport(library, query);
  return { content: await render(report, query), name, sessions: await sessionsOf(library, query) };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The agreement of coders, with the usual choices, without sessions that the reader still has to code. */
async function makeAgreementPage(library: Library, query: ReportQuery, reader: ReportReader): Promise<PageReport> {
  const { caseworker, coders, from, to } = query;
  const cues = await loadCues();
  const choice = {
    ...(caseworker === undefined ? {} : { caseworker }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(coders === undefined ? {} : { coders: coders.split(',').map((name) => name.trim()) }),
  };
  const gathered = await gatherFromLibrary(library, choice, cues, { without: reader.stillToCode });
  const options = { ...usualComparison, text: query.quotes !== 'none' };
  const comparison = await compareGathered(gathered, options, cues);
  if (comparison.document.sessions.length === 0) throw nothingInCommon(comparison.document, 'page');
  const style = {
    language: query.language,
    madeOn: today(),
    organisation: null,
    names: new Map<string, string>(),
  };
  const scope = { origin: 'library', stillToCodeBy: gathered.passedOver > 0 ? reader.coder : null } as const;
  const report = makeAgreementReport(comparison, choice, scope, style);
  const content = await render(report, query);
  const compared = new Set(gathered.codings.map(({ session }) => session.id));
  const sessions = await Promise.all([...compared].map((id) => describeShown(library, id)));
  return { content, name: `agreement-${style.madeOn}`, sessions };
}

async function makeReport(library: Library, query: ReportQuery): Promise<NamedReport> {
  const request = {
    language: query.language,
    allowEstimates: query.estimates === 'allowed',
    quotes: query.quotes ?? 'all',
  } as const;
  const period = { months: query.months, ...(query.month === undefined ? {} : { month: query.month }) };
  if (query.caseworker !== undefined) return makeCaseworkerReport(library, query.caseworker, period, request);
  if (query.session === undefined) return makeTeamReport(library, period, { target: null, weeks: usualWeeks }, request);
  const sources = await readReportSources(library, request);
  const session = await library.findSession(query.session);
  if (session) return reportSession(sources, { session });
  throw new InputFault({ problem: 'there is no such session', place: query.session, remedy: 'choose one of the list' });
}

function render(report: ReportModel, { format, paper }: ReportQuery): Promise<string | Uint8Array> {
  return renderReport(report, format, { paper });
}

/** A team's report speaks of everybody, but tells no session. */
async function sessionsOf(library: Library, { session, caseworker }: ReportQuery): Promise<ShownSession[]> {
  if (session !== undefined) return [await describeShown(library, session)];
  if (caseworker === undefined) return [];
  const shown: ShownSession[] = [];
  for await (const { id } of library.listSessions({ caseworker })) shown.push(await describeShown(library, id));
  return shown;
}

/** Estimates are shown where no person's coding is. */
async function describeShown(library: Library, id: string): Promise<ShownSession> {
  const coders = new Set<string>();
  let hasSuggestions = false;
  for await (const coding of library.listCodings({ sessionId: id })) {
    if (coding.coder.kind === 'heuristic') hasSuggestions = true;
    else if (isFinishedByPeople(coding)) coders.add(coding.coder.id);
  }
  return { id, coders: [...coders], suggestions: hasSuggestions && coders.size === 0 };
}
