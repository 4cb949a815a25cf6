import { type CodedClinicianTurn, type Coding, spokenUtterances, type TextRange } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { CodeId } from '../instrument/rubric.ts';
import type { Ratings } from '../statistics/ratings.ts';

/** A stretch of a turn that one coder took as one utterance. Places count the turn's characters other than white space. */
export interface CodedSpan {
  readonly start: number;
  readonly end: number;
  readonly code: CodeId | null;
}

/** A clinician's turn as every coder divided and coded it. */
export interface AlignedTurn {
  readonly turnId: string;
  readonly text: string;
  /** One list of utterances for each coding, in the order of the codings. */
  readonly spans: readonly (readonly CodedSpan[])[];
}

export interface AlignedCodings {
  readonly coders: number;
  /** Clinician turns that all codings hold, in the order of the first. */
  readonly turns: readonly AlignedTurn[];
  /** Clinician turns that some coding lacks: they can't be compared. */
  readonly omittedTurnIds: readonly string[];
}

/** A stretch of speech with each coder's code for it, null where that coder gave none. */
export interface CodeUnit {
  readonly turnId: string;
  readonly text: string;
  readonly codes: readonly (CodeId | null)[];
}

/**
 * Lays codings of one session side by side, by turn and stretch of text, however each coder divided the turns.
 *
 * @throws InputFault when a turn has other words or another role in one coding than in the first
 * @example
 * const turn = (...utterances) => ({ id: '1', role: 'clinician', text: 'Good. Why now?', utterances });
 * const one = { turns: [turn({ from: 0, to: 5, code: 'AF' }, { from: 6, to: 14, code: 'Q' })] };
 * const two = { turns: [turn({ from: 0, to: 14, code: 'Q' })] };
 * alignCodings([one, two]).turns[0].spans[0].length // → 2
 */
export function alignCodings(codings: readonly Pick<Coding, 'turns'>[]): AlignedCodings {
  const byId = codings.map(({ turns }) => new Map(turns.map((turn) => [turn.id, turn])));
  const ids = new Set(codings.flatMap(({ turns }) => turns.filter(isClinician).map(({ id }) => id)));
  const turns: AlignedTurn[] = [];
  const omittedTurnIds: string[] = [];
  for (const id of ids) {
    const versions = byId.map((each) => each.get(id)).filter((turn) => turn !== undefined);
    const said = versions.filter(isClinician);
    if (said.length < versions.length) {
      throw new InputFault({
        problem: `turn "${id}" is the clinician's in one coding and not in another`,
        remedy: 'compare codings of the same transcript with the same roles',
      });
    }
    const [first] = said;
    if (first === undefined || said.length < codings.length) omittedTurnIds.push(id);
    else turns.push({ turnId: id, text: first.text, spans: said.map((turn, i) => placeUtterances(turn, first, i)) });
  }
  return { coders: codings.length, turns, omittedTurnIds };
}

function isClinician(turn: Coding['turns'][number]): turn is CodedClinicianTurn {
  return turn.role === 'clinician';
}

function placeUtterances(turn: CodedClinicianTurn, first: CodedClinicianTurn, coding: number): CodedSpan[] {
  const utterances = spokenUtterances(turn);
  if (withoutSpace(utterances.map(({ text }) => text).join('')) !== withoutSpace(first.text)) {
    throw new InputFault({
      problem: `turn "${turn.id}" has other words in coding ${coding + 1} than in the transcript of coding 1`,
      remedy: 'compare codings of the same transcript',
    });
  }
  let end = 0;
  const spans = utterances.map(({ text, code }) => {
    const start = end;
    end += withoutSpace(text).length;
    return { start, end, code };
  });
  return spans.filter((span) => span.end > span.start);
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/**
 * What is compared where coders divided a turn differently:
 * - `stretch`: every stretch of speech between two places where any coder divides. It has one code from each coder, and
 *   counts once, however long;
 * - `sharedUtterance`: only utterances that all coders divided off alike. Leaves the others to unitising agreement.
 */
export type ComparedUnit = 'stretch' | 'sharedUtterance';

/**
 * The units on which coders are compared, each with every coder's code.
 *
 * @example
 * const spans = [[{ start: 0, end: 5, code: 'AF' }, { start: 5, end: 12, code: 'Q' }], [{ start: 0, end: 12, code: 'Q' }]];
 * const aligned = { coders: 2, omittedTurnIds: [], turns: [{ turnId: '1', text: 'Good. Why now?', spans }] };
 * listCodeUnits(aligned, 'stretch')[0].codes // → ['AF', 'Q']
 * listCodeUnits(aligned, 'sharedUtterance').length // → 0
 */
export function listCodeUnits(aligned: AlignedCodings, unit: ComparedUnit): CodeUnit[] {
  return aligned.turns.flatMap((turn) => {
    const places = [...new Set(turn.spans.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    const stretches = places.slice(1).map((end, i) => ({ start: places[i] as number, end }));
    const compared = unit === 'stretch' ? stretches : stretches.filter((each) => isDividedAlike(turn, each));
    return compared.map(({ start, end }) => ({
      turnId: turn.turnId,
      text: textBetween(turn.text, start, end),
      codes: turn.spans.map((spans) => spans.find((span) => span.start <= start && end <= span.end)?.code ?? null),
    }));
  });
}

function isDividedAlike({ spans }: AlignedTurn, { start, end }: { start: number; end: number }): boolean {
  return spans.every((own) => own.some((span) => span.start === start && span.end === end));
}

/**
 * The part of a text between two places, which count its characters other than white space; without white space around it.
 *
 * @example
 * rangeBetween('Good. Why now?', 5, 12) // → { from: 6, to: 14 }
 */
export function rangeBetween(text: string, start: number, end: number): TextRange {
  let place = 0;
  let [from, to] = [text.length, text.length];
  for (let i = 0; i < text.length; i++) {
    if (/\s/u.test(text.charAt(i))) continue;
    if (place === start) from = i;
    if (place === end - 1) to = i + 1;
    place++;
  }
  return { from: Math.min(from, to), to };
}

/**
 * The words between two places, as `rangeBetween` has them.
 *
 * @example
 * textBetween('Good. Why now?', 5, 12) // → 'Why now?'
 */
export function textBetween(text: string, start: number, end: number): string {
  const { from, to } = rangeBetween(text, start, end);
  return text.slice(from, to);
}

/** The category that stands for "no code" where that is one. No code of a rubric is written so. */
export const NO_CODE = '(no code)';

/**
 * What "no code" is:
 * - `omittedWhereNobodyCoded`: a category of its own, but units that no coder coded are left out, for agreeing that
 *   greetings and the like are not coded makes agreement look high. Used unless another is named;
 * - `category`: a category of its own, always;
 * - `missing`: no rating: only units that coders did code are compared, and leaving out a code is not a disagreement.
 */
export type NoCodeRule = 'omittedWhereNobodyCoded' | 'category' | 'missing';

/**
 * Codes as ratings, a row a unit, for kappa, alpha or a confusion matrix.
 *
 * @param noCode what a unit without a code is; state it beside every figure
 * @example
 * const units = [{ codes: ['Q', 'Q'] }, { codes: [null, 'GI'] }, { codes: [null, null] }];
 * codesOfUnits(units) // → [['Q', 'Q'], ['(no code)', 'GI']]
 * codesOfUnits(units, 'missing')[1] // → [null, 'GI']
 */
export function codesOfUnits(
  units: readonly Pick<CodeUnit, 'codes'>[],
  noCode: NoCodeRule = 'omittedWhereNobodyCoded',
): Ratings<string> {
  if (noCode === 'missing') return units.map(({ codes }) => codes);
  const kept = noCode === 'category' ? units : units.filter(({ codes }) => codes.some((code) => code !== null));
  return kept.map(({ codes }) => codes.map((code) => code ?? NO_CODE));
}

/**
 * One code against all others: 1 where a coder gave it, 0 where not.
 *
 * @example
 * ratingsOfCode([{ codes: ['Q', null] }, { codes: ['SR', 'Q'] }], 'Q') // → [[1, 0], [0, 1]]
 */
export function ratingsOfCode(units: readonly Pick<CodeUnit, 'codes'>[], code: CodeId): Ratings {
  return units.map(({ codes }) => codes.map((each) => (each === code ? 1 : 0)));
}
