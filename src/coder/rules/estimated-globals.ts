import type { CodedClinicianTurn, CodedTurn } from '../../instrument/coding.ts';
import type { GlobalRating, GlobalRatings } from '../../instrument/globals.ts';
import type { CodeId, GlobalDefinition, Rubric } from '../../instrument/rubric.ts';

/** What the estimates rest on: how often each thing was done, in shares of the clinician's coded turns. */
export interface PracticeProfile {
  /** The codes of each clinician turn that has any. */
  readonly codedTurns: readonly ReadonlySet<CodeId>[];
  readonly changeTurns: number;
  readonly sustainTurns: number;
  /** Share of change talk that the clinician took up at once: asked about, reflected, affirmed. */
  readonly changeTakenUp: number;
  /** Share of sustain talk that was met with argument or advice. */
  readonly sustainFought: number;
  /** Share of sustain talk that was met with autonomy, collaboration or a complex reflection. */
  readonly sustainSoftened: number;
}

/** A measure that moves a global up or down, by how many points in all. */
interface Move {
  readonly points: number;
  readonly reason: string;
}

const takesUp: ReadonlySet<CodeId> = new Set(['Q', 'SR', 'CR', 'AF', 'SEEK', 'EMPHASIZE']);
const softens: ReadonlySet<CodeId> = new Set(['CR', 'SEEK', 'EMPHASIZE', 'AF']);
const fights: ReadonlySet<CodeId> = new Set(['CONFRONT', 'PERSUADE']);

/** Fewer coded turns than this say nothing about the session. */
const fewestTurns = 3;

/**
 * Estimates the globals from behaviour counts, client talk and what the clinician did right after it. Every global
 * starts at its default and moves by half points, every measure with its reason; the sum is clamped to the scale and
 * rounded to a whole point, a half point towards the default. Works with codes from any coder. Never a replacement for a human rating.
 *
 * @returns nothing for a session with hardly any code
 */
export function estimateGlobals(turns: readonly CodedTurn[], rubric: Rubric): GlobalRatings {
  const profile = describePractice(turns);
  if (profile.codedTurns.length < fewestTurns) return {};
  const entries = rubric.globals.flatMap((definition) => {
    const moves = movesFor[definition.id]?.(profile);
    return moves ? [[definition.id, rate(definition, moves)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function rate({ default: start, scale }: GlobalDefinition, moves: readonly Move[]): GlobalRating {
  const sum = moves.reduce((total, { points }) => total + points, start);
  const value = Math.min(scale.max, Math.max(scale.min, roundTowards(start, sum)));
  const reasons = moves.map(({ points, reason }) => `${points > 0 ? '+' : '−'}${Math.abs(points)}: ${reason}`);
  const total = `${String(sum).replace('-', '−')} in all before rounding, from ${start}`;
  return { value, source: 'estimated', reasons: moves.length === 0 ? [] : [...reasons, total] };
}

/** The nearest whole point; of two as near, the one closer to `start`: half a point does not leave the default. */
function roundTowards(start: number, sum: number): number {
  return sum > start ? Math.ceil(sum - 0.5) : Math.floor(sum + 0.5);
}

/** Counts what the estimates rest on. */
export function describePractice(turns: readonly CodedTurn[]): PracticeProfile {
  const codes = turns.map((turn) => (turn.role === 'clinician' ? codesOf(turn) : null));
  const change = responsesTo(turns, codes, 'change');
  const sustain = responsesTo(turns, codes, 'sustain');
  return {
    codedTurns: codes.filter((each) => each !== null && each.size > 0) as ReadonlySet<CodeId>[],
    changeTurns: change.length,
    sustainTurns: sustain.length,
    changeTakenUp: shareOf(change, (codes) => meets(codes, takesUp) && !meets(codes, fights)),
    sustainFought: shareOf(sustain, (codes) => meets(codes, fights)),
    sustainSoftened: shareOf(sustain, (codes) => meets(codes, softens) && !meets(codes, fights)),
  };
}

function codesOf({ utterances }: CodedClinicianTurn): ReadonlySet<CodeId> {
  const codes = new Set<CodeId>();
  for (const { code } of utterances) if (code !== null) codes.add(code);
  return codes;
}

/** The clinician's codes right after each client turn of that kind. */
function responsesTo(
  turns: readonly CodedTurn[],
  codes: readonly (ReadonlySet<CodeId> | null)[],
  talk: 'change' | 'sustain',
): ReadonlySet<CodeId>[] {
  const responses: ReadonlySet<CodeId>[] = [];
  for (let i = 0; i < turns.length; i += 1) {
    const turn = turns[i];
    const answer = codes[i + 1];
    if (answer && turn?.role === 'client' && turn.clientTalk === talk) responses.push(answer);
  }
  return responses;
}

function meets(codes: ReadonlySet<CodeId>, set: ReadonlySet<CodeId>): boolean {
  for (const code of codes) if (set.has(code)) return true;
  return false;
}

function shareOf<T>(all: readonly T[], test: (each: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(test).length / all.length;
}

/** The move of one measure: half a point for every bound it reaches; nothing where it reaches none. */
function steps(value: number, bounds: readonly number[], sign: 1 | -1, reason: (value: number) => string): Move[] {
  const reached = bounds.filter((bound) => value >= bound).length;
  return reached === 0 ? [] : [{ points: (sign * reached) / 2, reason: reason(value) }];
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The share of the coded turns that hold at least one of the codes, from 0 to 1. */
export function turnShare({ codedTurns }: PracticeProfile, codes: readonly CodeId[]): number {
  return shareOf(codedTurns, (turn) => codes.some((code) => turn.has(code)));
}

const fought = (profile: PracticeProfile) => turnShare(profile, ['CONFRONT', 'PERSUADE']);
const reflected = (profile: PracticeProfile) => turnShare(profile, ['SR', 'CR']);
const shared = (profile: PracticeProfile) => turnShare(profile, ['SEEK', 'EMPHASIZE']);

const movesFor: Readonly<Record<string, (profile: PracticeProfile) => Move[]>> = {
  cultivatingChangeTalk: (profile) => [
    ...steps(
      profile.changeTurns === 0 ? 0 : profile.changeTakenUp,
      [0.6, 0.85],
      1,
      (v) => `took up ${percent(v)} of the change talk at once`,
    ),
    ...steps(
      turnShare(profile, ['SR', 'CR', 'Q']),
      [0.85],
      1,
      (v) => `drew the client out in ${percent(v)} of the coded turns`,
    ),
    ...steps(turnShare(profile, ['AF']), [0.12], 1, (v) => `affirmed in ${percent(v)} of the coded turns`),
    ...steps(
      fought(profile),
      [0.05, 0.12, 0.2, 0.3],
      -1,
      (v) => `persuaded or confronted in ${percent(v)} of the coded turns`,
    ),
    ...steps(turnShare(profile, ['GI']), [0.25, 0.4], -1, (v) => `informed in ${percent(v)} of the coded turns`),
  ],
  softeningSustainTalk: (profile) => [
    ...steps(
      profile.sustainSoftened,
      [0.5],
      1,
      (v) => `met ${percent(v)} of the sustain talk with autonomy, collaboration or added meaning`,
    ),
    ...steps(shared(profile), [0.12], 1, (v) => `shared power in ${percent(v)} of the coded turns`),
    ...steps(profile.sustainFought, [0.2, 0.5], -1, (v) => `met ${percent(v)} of the sustain talk with argument`),
    ...steps(fought(profile), [0.25], -1, (v) => `persuaded or confronted in ${percent(v)} of the coded turns`),
  ],
  partnership: (profile) => [
    ...steps(shared(profile), [0.08, 0.14, 0.22], 1, (v) => `shared power in ${percent(v)} of the coded turns`),
    ...steps(reflected(profile), [0.5], 1, (v) => `reflected in ${percent(v)} of the coded turns`),
    ...steps(
      fought(profile),
      [0.04, 0.08, 0.15, 0.22, 0.3],
      -1,
      (v) => `persuaded or confronted in ${percent(v)} of the coded turns`,
    ),
    ...steps(turnShare(profile, ['GI']), [0.3], -1, (v) => `informed in ${percent(v)} of the coded turns`),
  ],
  empathy: (profile) => [
    ...steps(reflected(profile), [0.45, 0.6], 1, (v) => `reflected in ${percent(v)} of the coded turns`),
    ...steps(turnShare(profile, ['CR']), [0.25, 0.4], 1, (v) => `added meaning in ${percent(v)} of the coded turns`),
    ...steps(
      1 - reflected(profile),
      [0.75, 0.85],
      -1,
      (v) => `left ${percent(v)} of the coded turns without a reflection`,
    ),
    ...steps(
      fought(profile),
      [0.05, 0.12, 0.2, 0.3],
      -1,
      (v) => `persuaded or confronted in ${percent(v)} of the coded turns`,
    ),
  ],
};
