import { type CodedTurn, hasWords } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { CodeId, Rubric } from '../instrument/rubric.ts';
import type { AgreementWarning } from './agreement-document.ts';
import { alignCodings, codesOfUnits, listCodeUnits } from './align-codings.ts';
import type { ComparedCoding, ComparedSession } from './compared-sessions.ts';
import type { ComparisonChoices } from './comparison.ts';
import { type ComparedVolley, compareVolleys } from './presence-per-volley.ts';
import { type UnitisingAgreement, unitisingAgreement } from './unitising-agreement.ts';

/** A stretch of speech of one session, with the codes of its coders. */
export interface SharedUnit {
  readonly session: string;
  readonly turnId: string;
  readonly startSeconds: number | null;
  readonly text: string;
  /** In the order of the session's coders, as kappa and alpha take them: null is a missing rating. */
  readonly codes: readonly (string | null)[];
}

/** A session whose utterances two coders or more coded, its codings laid side by side. */
export interface AlignedSession {
  readonly id: string;
  readonly coders: readonly string[];
  readonly units: readonly SharedUnit[];
  readonly volleys: readonly ComparedVolley[];
  readonly unitising: UnitisingAgreement;
  readonly omittedTurns: number;
}

interface UtteranceCoding {
  readonly coder: string;
  readonly turns: readonly CodedTurn[];
  readonly isFacilitative: ComparedCoding['isFacilitative'];
}

/**
 * Lays the codings of utterances of each session side by side. Codings that are totals alone have none; a session whose
 * codings are of different words is left out, and a warning says so.
 */
export function alignSessions(
  sessions: readonly ComparedSession[],
  rubric: Rubric,
  choices: Pick<ComparisonChoices, 'unit' | 'noCode'>,
): { readonly aligned: readonly AlignedSession[]; readonly warnings: readonly AgreementWarning[] } {
  const aligned: AlignedSession[] = [];
  const warnings: AgreementWarning[] = [];
  for (const session of sessions) {
    const codings = codingsOfUtterances(session);
    if (codings.length < 2) continue;
    try {
      const found = alignSession(session, codings, rubric, choices);
      aligned.push(found);
      warnings.push(...warnOfSession(session, codings, found));
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      const message = `${session.label}: its utterances can't be compared: ${error.message}`;
      warnings.push({ kind: 'differentWords', message, facts: { session: session.label } });
    }
  }
  return { aligned, warnings };
}

function codingsOfUtterances({ codings }: ComparedSession): UtteranceCoding[] {
  return [...codings].flatMap(([coder, { work, isFacilitative }]) =>
    work.kind === 'utterances' ? [{ coder, turns: work.turns, isFacilitative }] : [],
  );
}

function alignSession(
  { id }: ComparedSession,
  codings: readonly UtteranceCoding[],
  rubric: Rubric,
  { unit, noCode }: Pick<ComparisonChoices, 'unit' | 'noCode'>,
): AlignedSession {
  const aligned = alignCodings(codings);
  const isFacilitative = codings[0]?.isFacilitative ?? (() => false);
  const startOf = new Map(codings[0]?.turns.map((turn) => [turn.id, turn.startSeconds]));
  return {
    id,
    coders: codings.map(({ coder }) => coder),
    units: listCodeUnits(aligned, unit).flatMap((each) => {
      const [codes] = codesOfUnits([each], noCode);
      const { turnId, text } = each;
      return codes ? [{ session: id, turnId, startSeconds: startOf.get(turnId) ?? null, text, codes }] : [];
    }),
    volleys: compareVolleys(codings, rubric, isFacilitative),
    unitising: unitisingAgreement(aligned),
    omittedTurns: aligned.omittedTurnIds.length,
  };
}

function warnOfSession(
  { label }: ComparedSession,
  codings: readonly UtteranceCoding[],
  { omittedTurns }: AlignedSession,
): AgreementWarning[] {
  const warnings: AgreementWarning[] = [];
  if (omittedTurns > 0) {
    const turns = omittedTurns === 1 ? '1 turn is' : `${omittedTurns} turns are`;
    const message = `${label}: ${turns} not in every coding and left out of the comparison of utterances`;
    warnings.push({ kind: 'omittedTurns', message, facts: { session: label, count: omittedTurns } });
  }
  for (const { coder, turns } of codings) {
    const shared = turns.filter(holdsCodesWithoutPlace).length;
    if (shared === 0) continue;
    const held = shared === 1 ? '1 turn has' : `${shared} turns have`;
    const message = `${label}: ${held} several codes of ${coder} without saying which words earned which; by utterance only the first is compared, by volley all`;
    warnings.push({ kind: 'codesWithoutPlace', message, facts: { session: label, coder, count: shared } });
  }
  return warnings;
}

function holdsCodesWithoutPlace(turn: CodedTurn): boolean {
  return turn.role === 'clinician' && turn.utterances.some((each) => !hasWords(each) && each.code !== null);
}

/** Rows of a session's own coders as rows of all coders: null for those who did not code the session. */
export function spreadRow<Value>(
  row: readonly (Value | null)[],
  own: readonly string[],
  all: readonly string[],
): (Value | null)[] {
  return all.map((coder) => {
    const place = own.indexOf(coder);
    return place < 0 ? null : (row[place] ?? null);
  });
}

/** Presence of a code in a volley for each coder, 1 or 0. */
export function presenceInVolley({ codes }: ComparedVolley, code: CodeId): number[] {
  return codes.map((own) => (own.includes(code) ? 1 : 0));
}
