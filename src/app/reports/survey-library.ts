import type { Rubric } from '../../instrument/rubric.ts';
import type { Library } from '../../library/library.ts';
import {
  fitsRubric,
  type GivenTerms,
  isFinishedByOne,
  listGivenTerms,
  mayCount,
} from '../../report/sessions/codings-that-count.ts';
import { type Month, monthOf } from '../../report/sessions/months.ts';

/** A rubric that codings of a library were made with. */
export interface UsedRubric {
  readonly id: string;
  readonly sha256: string;
  readonly codings: number;
}

/** What a library holds that reports can be made of. */
export interface LibrarySurvey {
  /** What the codings are held against; null where there are none. */
  readonly rubric: Rubric | null;
  /** Sessions that two or more people coded. */
  readonly severalCoders: ReadonlySet<string>;
  /** Months with sessions of which a coding counts, of each caseworker, rising; '' for sessions without a caseworker. */
  readonly months: ReadonlyMap<string, readonly Month[]>;
  readonly caseworkers: readonly string[];
  readonly sessions: number;
  /** All that there are, and those of them that count. */
  readonly codings: number;
  readonly counted: number;
}

interface SurveyedCoding {
  readonly sessionId: string;
  /** The coder's id where one person finished it, else null. */
  readonly person: string | null;
  readonly given: GivenTerms;
}

/**
 * Looks through sessions and codings once, up to a day.
 *
 * @param chooseRubric picks the rubric of reports, given those that codings were made with, the most used first
 */
export async function surveyLibrary(
  library: Library,
  until: string,
  chooseRubric: (used: readonly UsedRubric[]) => Promise<Rubric>,
): Promise<LibrarySurvey> {
  const known = new Map<string, { readonly caseworker: string | null; readonly date: string | null }>();
  for await (const { id, caseworker, date } of library.listSessions()) known.set(id, { caseworker, date });
  const { rubrics, codings, finished } = await listFinished(library);
  const rubric = codings === 0 ? null : await chooseRubric(rubrics);
  const people = new Map<string, Set<string>>();
  const months = new Map<string, Set<Month>>();
  let counted = 0;
  for (const { sessionId, person, given } of finished) {
    if (rubric === null || !fitsRubric(given, rubric)) continue;
    counted += 1;
    const session = known.get(sessionId);
    if ((session?.date ?? '') > until) continue;
    if (session?.date) {
      const key = session.caseworker ?? '';
      months.set(key, (months.get(key) ?? new Set()).add(monthOf(session.date)));
    }
    if (person !== null) people.set(sessionId, (people.get(sessionId) ?? new Set()).add(person));
  }
  return {
    rubric,
    severalCoders: new Set([...people].filter(([, coders]) => coders.size > 1).map(([id]) => id)),
    months: new Map([...months].map(([key, set]) => [key, [...set].sort()])),
    caseworkers: (await library.listCaseworkers()).map(({ pseudonym }) => pseudonym),
    sessions: known.size,
    codings,
    counted,
  };
}

/** The codings that may count, without their work: what they give is kept once for all that give the same. */
async function listFinished(library: Library) {
  const rubrics = new Map<string, UsedRubric>();
  const terms = new Map<string, GivenTerms>();
  const finished: SurveyedCoding[] = [];
  let codings = 0;
  for await (const coding of library.listCodings()) {
    codings += 1;
    const { rubric, sessionId, coder } = coding;
    rubrics.set(rubric.sha256, { ...rubric, codings: (rubrics.get(rubric.sha256)?.codings ?? 0) + 1 });
    if (!mayCount(coding)) continue;
    const given = listGivenTerms(coding);
    const key = JSON.stringify(given);
    const kept = terms.get(key) ?? given;
    terms.set(key, kept);
    finished.push({ sessionId, person: isFinishedByOne(coding) ? coder.id : null, given: kept });
  }
  const sorted = [...rubrics.values()].sort((a, b) => b.codings - a.codings || (a.id < b.id ? -1 : 1));
  return { rubrics: sorted, codings, finished };
}
