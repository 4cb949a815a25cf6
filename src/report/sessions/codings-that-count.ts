/** Which codings count, for every figure of every report: those of a session, of coverage, of months and of alerts. */
import { codeIds, globalIds, type Rubric } from '../../instrument/rubric.ts';
import type { CodingRecord } from '../../library/records.ts';
import type { PointCoder } from '../models/chart-models.ts';

type Authorship = Pick<CodingRecord, 'coder' | 'status'>;

/** Whether people coded it and finished: one of them, several in consensus, or in a coding that was brought in. */
export function isFinishedByPeople({ coder, status }: Authorship): boolean {
  return coder.kind !== 'heuristic' && status === 'final';
}

/** Whether one person finished it by themselves, so that it can be held against another's. */
export function isFinishedByOne({ coder, status }: Authorship): boolean {
  return (coder.kind === 'human' || coder.kind === 'imported') && status === 'final';
}

/** Whether it may count at all: what people finished, and the program's estimates. Drafts of people never do. */
export function mayCount(coding: Authorship): boolean {
  return coding.coder.kind === 'heuristic' || isFinishedByPeople(coding);
}

/** Whether people coded a session, rather than the program alone: what "coded" means wherever a report says it. */
export function isCodedByPeople({ coder }: { readonly coder: PointCoder }): boolean {
  return coder !== 'heuristic';
}

/** The codes and globals that a coding gives. */
export interface GivenTerms {
  readonly codes: readonly string[];
  readonly globals: readonly string[];
}

export function listGivenTerms({ work, globals }: Pick<CodingRecord, 'work' | 'globals'>): GivenTerms {
  const codes =
    work.kind === 'totals'
      ? Object.keys(work.counts)
      : work.turns.flatMap((turn) => ('utterances' in turn ? turn.utterances.flatMap(({ code }) => code ?? []) : []));
  return { codes: [...new Set(codes)].sort(), globals: Object.keys(globals).sort() };
}

/** Whether a rubric has every code and global that a coding gives; one that it lacks can't be scored by it. */
export function fitsRubric({ codes, globals }: GivenTerms, rubric: Rubric): boolean {
  const [known, rated] = [new Set(codeIds(rubric)), new Set(globalIds(rubric))];
  return codes.every((code) => known.has(code)) && globals.every((id) => rated.has(id));
}

/** Which codings of a session count, and what that makes of it. */
export interface ChosenCodings<Coding> {
  readonly coder: PointCoder;
  readonly codings: readonly Coding[];
}

interface PlacedCoding {
  readonly record: Authorship;
  /** Which part of the session was coded: codings with the same id are of the same. */
  readonly stretch: string;
}

/**
 * The codings that count: the consensus; else final codings of people; else imported ones; else the program's latest.
 * Of several people's codings those of one stretch count, each coder's latest: the stretch that most coders coded, and of
 * stretches with as many coders the one coded last.
 *
 * @param codings of one session, as they were added
 * @returns null where none counts
 */
export function chooseCodings<Coding extends PlacedCoding>(codings: readonly Coding[]): ChosenCodings<Coding> | null {
  const counted = codings.filter(({ record }) => mayCount(record));
  const of = (kind: CodingRecord['coder']['kind']) => counted.filter(({ record }) => record.coder.kind === kind);
  const consensus = of('consensus').at(-1);
  if (consensus) return { coder: 'consensus', codings: [consensus] };
  const human = codingsOfOneStretch(of('human'));
  if (human.length > 0) return { coder: severalOr('human', human), codings: human };
  const imported = codingsOfOneStretch(of('imported'));
  if (imported.length > 0) return { coder: severalOr('imported', imported), codings: imported };
  const heuristic = of('heuristic').at(-1);
  return heuristic ? { coder: 'heuristic', codings: [heuristic] } : null;
}

/** Each coder's latest coding of the stretch that most of them coded, as they were added. */
function codingsOfOneStretch<Coding extends PlacedCoding>(codings: readonly Coding[]): readonly Coding[] {
  const byStretch = new Map<string, Map<string, Coding>>();
  for (const coding of codings) {
    const { stretch } = coding;
    const coders = byStretch.get(stretch) ?? new Map<string, Coding>();
    coders.delete(coding.record.coder.id);
    // Put last anew, so that stretches stand in the order of their latest coding.
    byStretch.delete(stretch);
    byStretch.set(stretch, coders.set(coding.record.coder.id, coding));
  }
  const [largest] = [...byStretch.values()].reverse().sort((a, b) => b.size - a.size);
  return largest ? [...largest.values()] : [];
}

/** @param codings one of each coder */
function severalOr(kind: PointCoder, codings: readonly PlacedCoding[]): PointCoder {
  return codings.length > 1 ? 'several' : kind;
}
