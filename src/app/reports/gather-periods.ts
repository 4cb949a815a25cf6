import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import type { CaseworkerSessions } from '../../report/builders/caseworker-report.ts';
import type { TeamSessions } from '../../report/builders/team-sessions.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import type { CodedSession } from '../../report/sessions/coded-session.ts';
import {
  fitsRubric,
  isCodedByPeople,
  isFinishedByPeople,
  listGivenTerms,
} from '../../report/sessions/codings-that-count.ts';
import { daysOfMonth } from '../../report/sessions/months.ts';
import { type GatherOptions, gatherSessions } from './gather-sessions.ts';

type Scoring = Pick<GatherOptions, 'rubric' | 'isFacilitative'>;

/** A caseworker's sessions of a span; the words of the last month's are kept for quotes. */
export async function gatherCaseworker(
  library: Library,
  pseudonym: string,
  span: TrendSpan,
  scoring: Scoring,
): Promise<CaseworkerSessions> {
  const filter = { caseworker: pseudonym, ...daysOf(span) };
  const keepsWords = ({ date }: { readonly date: string | null }) => date?.startsWith(span.to) ?? false;
  const { coded, held } = await gatherSessions(library, filter, { ...scoring, keepsWords });
  let undated = 0;
  for await (const { date } of library.listSessions({ caseworker: pseudonym })) if (date === null) undated += 1;
  return { pseudonym, coded, held, undated };
}

/** All sessions of a span, from those of each caseworker. */
export async function gatherTeam(
  library: Library,
  caseworkers: readonly CaseworkerSessions[],
  span: TrendSpan,
  { rubric }: Pick<Scoring, 'rubric'>,
): Promise<TeamSessions> {
  const lastCoded = new Map<string, string>();
  for (const { pseudonym, coded } of caseworkers) {
    const last =
      coded.findLast(isCodedByPeople)?.session.date ??
      (await lastCodedBefore(library, pseudonym, daysOf(span).from, rubric));
    if (last !== null) lastCoded.set(pseudonym, last);
  }
  let withoutCaseworker = 0;
  for await (const { caseworker } of library.listSessions(daysOf(span)))
    if (caseworker === null) withoutCaseworker += 1;
  return {
    caseworkers: caseworkers.map(({ pseudonym }) => pseudonym),
    coded: caseworkers.flatMap(({ coded }) => coded.map(withoutWords)).sort(byDate),
    held: caseworkers.flatMap(({ held }) => held),
    lastCoded,
    undated: caseworkers.reduce((sum, { undated }) => sum + undated, 0),
    withoutCaseworker,
  };
}

/** The caseworker's sessions without what was said, for a report on many. */
export function withoutWords(session: CodedSession): CodedSession {
  return { ...session, turns: null };
}

function daysOf({ from, to }: TrendSpan): { readonly from: string; readonly to: string } {
  return { from: daysOfMonth(from).from, to: daysOfMonth(to).to };
}

/** Date of the last session up to a day that people coded. */
async function lastCodedBefore(
  library: Library,
  caseworker: string,
  day: string,
  rubric: Rubric,
): Promise<string | null> {
  let last: string | null = null;
  for await (const { id, date } of library.listSessions({ caseworker, to: day }, 'date')) {
    if (date !== null && (await wasCodedByPeople(library, id, rubric))) last = date;
  }
  return last;
}

async function wasCodedByPeople(library: Library, sessionId: string, rubric: Rubric): Promise<boolean> {
  for await (const coding of library.listCodings({ sessionId }))
    if (isFinishedByPeople(coding) && fitsRubric(listGivenTerms(coding), rubric)) return true;
  return false;
}

function byDate(a: CodedSession, b: CodedSession): number {
  const [first, second] = [a.session.date ?? '', b.session.date ?? ''];
  return first < second ? -1 : first > second ? 1 : a.session.id < b.session.id ? -1 : 1;
}
