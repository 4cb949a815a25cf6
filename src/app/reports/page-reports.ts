import { defaultWeeks } from '../../cli/commands/report.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import { renderHtml } from '../../report/html/render-html.ts';
import { isFinishedByPeople } from '../../report/sessions/codings-that-count.ts';
import type { MadeReport, Reader, ReportRoom, ReportWish, ShownSession } from '../../workbench/server/report-room.ts';
import { nothingInCommon } from '../agreement/agree.ts';
import { makeAgreementReport } from '../agreement/agreement-report.ts';
import { compareGathered, gatherFromLibrary, usualComparison } from '../agreement/compare-coders.ts';
import { makeCaseworkerReport, makeSessionReport, makeTeamReport, type NamedReport } from './make-reports.ts';
import { openPrinter } from './report-output.ts';
import { chooseRubric, type ReportGround, readReportGround } from './report-sources.ts';
import { surveyLibrary } from './survey-library.ts';

/** Makes the reports of the command line for the pages. */
export function openReportRoom(library: Library): ReportRoom {
  return {
    survey: async () => {
      const today = new Date().toISOString().slice(0, 10);
      const { months, caseworkers } = await surveyLibrary(library, today, (used) => chooseRubric(library, used));
      const named = caseworkers.map((pseudonym) => ({ pseudonym, months: [...(months.get(pseudonym) ?? [])] }));
      return { caseworkers: named, months: [...new Set(named.flatMap((each) => each.months))].sort() };
    },
    make: async (wish, reader) => {
      if (wish.of === 'agreement') return makeAgreement(library, wish, reader);
      const ground = await readReportGround(library, {
        language: wish.language,
        paper: wish.paper,
        allowEstimates: wish.estimates === 'allowed',
        quotes: wish.quotes !== 'none',
      });
      const named = await makeReport(ground, wish);
      return { content: await render(named, wish), name: named.name, sessions: await sessionsOf(library, wish) };
    },
  };
}

/** The agreement of coders, with the usual choices, without sessions that the reader still has to code. */
async function makeAgreement(
  library: Library,
  { caseworker, coders, from, to, ...wish }: ReportWish,
  reader: Reader,
): Promise<MadeReport> {
  const cues = await loadCues();
  const choice = {
    ...(caseworker === undefined ? {} : { caseworker }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(coders === undefined ? {} : { coders: coders.split(',').map((name) => name.trim()) }),
  };
  const gathered = await gatherFromLibrary(library, choice, cues, { without: reader.stillToCode });
  const options = { ...usualComparison, text: wish.quotes !== 'none' };
  const comparison = await compareGathered(gathered, options, cues);
  if (comparison.document.sessions.length === 0) throw nothingInCommon(comparison.document, 'page');
  const style = {
    language: wish.language,
    madeOn: new Date().toISOString().slice(0, 10),
    organisation: null,
    names: new Map<string, string>(),
  };
  const scope = { origin: 'library', stillToCodeBy: gathered.passedOver > 0 ? reader.coder : null } as const;
  const report = makeAgreementReport(comparison, choice, scope, style);
  const content = await render({ report, name: '' }, wish);
  const compared = new Set(gathered.codings.map(({ session }) => session.id));
  const sessions = await Promise.all([...compared].map((id) => describeShown(library, id)));
  return { content, name: `agreement-${style.madeOn}`, sessions };
}

async function makeReport(ground: ReportGround, wish: ReportWish): Promise<NamedReport> {
  const span = { months: wish.months, ...(wish.month === undefined ? {} : { month: wish.month }) };
  if (wish.caseworker !== undefined) return makeCaseworkerReport(ground, wish.caseworker, span);
  if (wish.session === undefined) return makeTeamReport(ground, { ...span, weeks: defaultWeeks });
  const session = await ground.library.findSession(wish.session);
  if (session) return makeSessionReport(ground, session);
  throw new InputFault({ problem: 'there is no such session', place: wish.session, remedy: 'choose one of the list' });
}

async function render(
  { report }: NamedReport,
  { format, paper }: Pick<ReportWish, 'format' | 'paper'>,
): Promise<MadeReport['content']> {
  if (format === 'html') return renderHtml(report);
  const printer = await openPrinter({ paper });
  try {
    return await printer.pdf(report);
  } finally {
    await printer.close();
  }
}

/** A team's report speaks of everybody, but tells no session. */
async function sessionsOf(library: Library, { session, caseworker }: ReportWish): Promise<ShownSession[]> {
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
