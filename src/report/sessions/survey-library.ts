import type { Library } from '../../library/library.ts';
import { type Month, monthOf } from './months.ts';

/** What a library holds that reports can be made of. */
export interface LibrarySurvey {
  /** Rubrics that codings were made with, the most used first. */
  readonly rubrics: readonly { readonly id: string; readonly sha256: string; readonly codings: number }[];
  /** Sessions that two or more people coded. */
  readonly severalCoders: ReadonlySet<string>;
  /** Months with coded sessions, of each caseworker, rising; '' for sessions without a caseworker. */
  readonly months: ReadonlyMap<string, readonly Month[]>;
  readonly caseworkers: readonly string[];
  readonly sessions: number;
  readonly codings: number;
}

/** Looks through sessions and codings once, up to a day. */
export async function surveyLibrary(library: Library, until: string): Promise<LibrarySurvey> {
  const known = new Map<string, { readonly caseworker: string | null; readonly date: string | null }>();
  for await (const { id, caseworker, date } of library.listSessions()) known.set(id, { caseworker, date });
  const rubrics = new Map<string, { id: string; sha256: string; codings: number }>();
  const people = new Map<string, Set<string>>();
  const months = new Map<string, Set<Month>>();
  let codings = 0;
  for await (const { sessionId, rubric, coder, status } of library.listCodings()) {
    codings += 1;
    const counted = rubrics.get(rubric.sha256) ?? { ...rubric, codings: 0 };
    rubrics.set(rubric.sha256, { ...counted, codings: counted.codings + 1 });
    const session = known.get(sessionId);
    if (session?.date && session.date <= until) {
      const key = session.caseworker ?? '';
      months.set(key, (months.get(key) ?? new Set()).add(monthOf(session.date)));
    }
    const isPerson = (coder.kind === 'human' || coder.kind === 'imported') && status === 'final';
    if (isPerson && (session?.date ?? '') <= until) {
      people.set(sessionId, (people.get(sessionId) ?? new Set()).add(coder.id));
    }
  }
  const caseworkers = (await library.listCaseworkers()).map(({ pseudonym }) => pseudonym);
  return {
    rubrics: [...rubrics.values()].sort((a, b) => b.codings - a.codings || (a.id < b.id ? -1 : 1)),
    severalCoders: new Set([...people].filter(([, coders]) => coders.size > 1).map(([id]) => id)),
    months: new Map([...months].map(([key, set]) => [key, [...set].sort()])),
    caseworkers,
    sessions: known.size,
    codings,
  };
}
