import type { Coder, Revealed } from '../instrument/coding.ts';
import type { GlobalRatings } from '../instrument/globals.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { scoreCoding } from '../instrument/score-coding.ts';
import { computeSummaryScores, type KnownCounts, type SummaryScores } from '../instrument/summary-scores.ts';
import type { AgreementWarning } from './agreement-document.ts';
import type { CodingToCompare } from './comparison.ts';

/** One coder's coding of a session, with what follows from it. */
export interface ComparedCoding extends CodingToCompare {
  readonly counts: KnownCounts;
  readonly summary: SummaryScores;
}

/** A session, or a segment of one, with a coding of each coder who coded it. */
export interface ComparedSession {
  readonly id: string;
  readonly label: string;
  /** By the coder's id. */
  readonly codings: ReadonlyMap<string, ComparedCoding>;
}

export interface ComparedSessions {
  /** Those with two codings or more, by label and id. */
  readonly sessions: readonly ComparedSession[];
  /** Coders of these sessions, by id. */
  readonly coders: readonly Coder[];
  readonly codedOnce: number;
  readonly warnings: readonly AgreementWarning[];
}

/**
 * Lays codings of the same session side by side and scores each. The result does not depend on the order of the codings,
 * but for a coder's several codings of one session: the last one given counts, and a warning says so.
 */
export function gatherSessions(codings: readonly CodingToCompare[], rubric: Rubric): ComparedSessions {
  const bySubject = new Map<string, Map<string, CodingToCompare>>();
  const again = new Map<string, number>();
  for (const coding of codings) {
    const own = bySubject.get(coding.subject.id) ?? new Map<string, CodingToCompare>();
    bySubject.set(coding.subject.id, own);
    if (own.has(coding.coder.id)) again.set(coding.coder.id, (again.get(coding.coder.id) ?? 0) + 1);
    own.set(coding.coder.id, coding);
  }
  const sessions = [...bySubject.values()]
    .filter((own) => own.size >= 2)
    .map((own) => scoreSession([...own.values()], rubric))
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.id, b.id));
  return {
    sessions,
    coders: listCoders(sessions),
    codedOnce: bySubject.size - sessions.length,
    warnings: [
      ...[...again]
        .sort(([a], [b]) => compareText(a, b))
        .map(([coder, times]) => ({
          kind: 'codedAgain',
          message: describeAgain(coder, times),
          facts: { coder, count: times },
        })),
      ...warnOfAssistance(sessions),
    ],
  };
}

/** Coders who were led by the same agree for that reason too: one sentence for each thing that a coder saw. */
function warnOfAssistance(sessions: readonly ComparedSession[]): AgreementWarning[] {
  const codings = sessions.flatMap((session) => [...session.codings.values()]);
  return listCoders(sessions).flatMap(({ id }) => {
    const own = codings.filter(({ coder }) => coder.id === id);
    const assisted = own.filter((coding) => coding.assisted);
    return assistances.flatMap(({ kind, isMeant, describe }) => {
      const times = assisted.filter(({ revealed = [] }) => isMeant(revealed)).length;
      if (times === 0) return [];
      const message = describe(id, `${times} of ${own.length} codings`);
      return [{ kind, message, facts: { coder: id, count: times, of: own.length } }];
    });
  });
}

interface Assistance {
  readonly kind: 'sawSuggestions' | 'sawOtherCodings' | 'sawPeople' | 'assisted';
  readonly isMeant: (revealed: readonly Revealed[]) => boolean;
  readonly describe: (coder: string, share: string) => string;
}

const assistances: readonly Assistance[] = [
  {
    kind: 'sawSuggestions',
    isMeant: (revealed) => revealed.includes('suggestions'),
    describe: (coder, share) =>
      `${coder} saw suggestions of the heuristic coder in ${share}: they are not independent of it, nor of others who saw them`,
  },
  {
    kind: 'sawOtherCodings',
    isMeant: (revealed) => revealed.includes('otherCodings'),
    describe: (coder, share) => `${coder} saw what others coded in ${share}: they are not independent of it`,
  },
  {
    kind: 'sawPeople',
    isMeant: (revealed) => revealed.includes('people'),
    describe: (coder, share) => `${coder} saw whose session it is in ${share}: they are not blind to the caseworker`,
  },
  {
    kind: 'assisted',
    isMeant: (revealed) => revealed.length === 0,
    describe: (coder, share) =>
      `${coder} was assisted in ${share}, and by what is not on record: they may not be independent`,
  },
];

function describeAgain(coder: string, times: number): string {
  const codings = times === 1 ? 'an earlier coding' : `${times} earlier codings`;
  return `${coder} coded the same more than once: the latest coding is compared, ${codings} left out`;
}

function scoreSession(codings: readonly CodingToCompare[], rubric: Rubric): ComparedSession {
  const ordered = codings.toSorted((a, b) => compareText(a.coder.id, b.coder.id));
  const [first] = ordered as [CodingToCompare, ...CodingToCompare[]];
  return {
    id: first.subject.id,
    label: first.subject.label,
    codings: new Map(ordered.map((coding) => [coding.coder.id, score(coding, rubric)])),
  };
}

function score(coding: CodingToCompare, rubric: Rubric): ComparedCoding {
  const globals = ownRatings(coding);
  const { work } = coding;
  if (work.kind === 'totals') {
    return { ...coding, globals, counts: work.counts, summary: computeSummaryScores(rubric, work.counts, globals) };
  }
  const { counts, summary } = scoreCoding(rubric, { turns: work.turns, globals }, coding.isFacilitative);
  return { ...coding, globals, counts, summary };
}

/** A person's coding whose globals were filled in by estimates says nothing of how people agree on them. */
function ownRatings({ coder, globals }: CodingToCompare): GlobalRatings {
  if (coder.kind === 'heuristic') return globals;
  return Object.fromEntries(Object.entries(globals).filter(([, rating]) => rating?.source === 'human'));
}

/** Each coder once; where a program coded in several versions, the one that comes last in the order of text. */
function listCoders(sessions: readonly ComparedSession[]): Coder[] {
  const coders = new Map<string, Coder>();
  for (const { coder } of sessions.flatMap(({ codings }) => [...codings.values()])) {
    const known = coders.get(coder.id);
    if (!known || compareText(known.version ?? '', coder.version ?? '') < 0) coders.set(coder.id, coder);
  }
  return [...coders.values()].sort((a, b) => compareText(a.id, b.id));
}

/** The order of lists: by code points, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
