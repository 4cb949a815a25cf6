import { type CodedClinicianTurn, type CodedTurn, type CodedUtterance, hasWords } from '../../instrument/coding.ts';
import { clientTalks } from '../../instrument/coding-schema.ts';
import type { GlobalRating, GlobalRatings } from '../../instrument/globals.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { codeIds, type GlobalDefinition, type Rubric } from '../../instrument/rubric.ts';
import { type AlignedTurn, alignCodings, rangeBetween, textBetween } from '../align-codings.ts';

/** One of the codings that a consensus is made from. All are of the same turns. */
export interface CodingToSettle {
  readonly coder: string;
  readonly turns: readonly CodedTurn[];
  readonly globals: GlobalRatings;
}

/** Where coders gave something different. */
export interface Difference {
  /** What it is of, for a decision to name: `global empathy`, `turn 12 0-14`, `client 13`. */
  readonly place: string;
  readonly kind: 'global' | 'code' | 'clientTalk';
  readonly startSeconds: number | null;
  /** The global's name, or what was said. */
  readonly text: string;
  /** What each coder gave; `none` where no code was given. */
  readonly given: readonly { readonly coder: string; readonly value: string }[];
  /** What can be decided on. */
  readonly choices: readonly string[];
}

/** A global, a client's turn or a stretch of a clinician's turn, with what each coder gave. */
export interface ComparedPlace extends Difference {
  /** Null for a global. */
  readonly turnId: string | null;
  /**
   * Stretches with the same name lie between two places where every coder divides: whoever takes over how one coder
   * divided the turn there takes all of them. Null where nothing is divided.
   */
  readonly division: string | null;
  readonly differs: boolean;
}

export interface Decision {
  readonly value: string;
  readonly reason: string | null;
}

/** What stands for giving no code. */
export const noCode = 'none';

/**
 * Everything that coders gave differently: globals first, then what was said, in its order. A global or client talk that
 * one of them left out is no difference.
 *
 * @throws InputFault when the codings are of different words, or a turn was given several codes as a whole
 */
export function findDifferences(codings: readonly CodingToSettle[], rubric: Rubric): Difference[] {
  return listPlaces(codings, rubric).filter(({ differs }) => differs);
}

/**
 * Everything that coders gave, where they agree and where they differ, in the order of `findDifferences`. What nobody
 * rated or took as talk about change is left out.
 *
 * @throws InputFault as `findDifferences`
 */
export function listPlaces(codings: readonly CodingToSettle[], rubric: Rubric): ComparedPlace[] {
  refuseCodesWithoutPlace(codings);
  const aligned = new Map(alignCodings(codings).turns.map((turn) => [turn.turnId, turn]));
  const talk = listTalk(codings);
  const [first] = codings;
  return [
    ...rubric.globals.flatMap((global) => placesOfGlobal(global, codings)),
    ...(first?.turns ?? []).flatMap((turn) =>
      turn.role === 'client'
        ? placesOfClient(turn, talk.get(turn.id) ?? [])
        : placesOfTurn(turn, aligned.get(turn.id), codings, rubric),
    ),
  ];
}

function placesOfGlobal({ id, name, scale }: GlobalDefinition, codings: readonly CodingToSettle[]): ComparedPlace[] {
  const given = codings.flatMap(({ coder, globals }) => {
    const rating = globals[id];
    return rating?.source === 'human' ? [{ coder, value: String(rating.value) }] : [];
  });
  if (given.length === 0) return [];
  const choices = Array.from({ length: scale.max - scale.min + 1 }, (_, i) => String(scale.min + i));
  const where = { place: placeOfGlobal(id), turnId: null, division: null, startSeconds: null };
  return [{ ...where, kind: 'global', text: name, given, choices, differs: differs(given) }];
}

function placesOfClient({ id, text, startSeconds }: CodedTurn, given: Difference['given']): ComparedPlace[] {
  if (given.length === 0) return [];
  const choices = [...clientTalks];
  const where = { place: placeOfClient(id), turnId: id, division: null, startSeconds };
  return [{ ...where, kind: 'clientTalk', text, given, choices, differs: differs(given) }];
}

function placesOfTurn(
  { id, startSeconds }: CodedTurn,
  aligned: AlignedTurn | undefined,
  codings: readonly CodingToSettle[],
  rubric: Rubric,
): ComparedPlace[] {
  if (!aligned) return [];
  const choices = [...codeIds(rubric), noCode];
  let division = '';
  return stretchesOf(aligned).map((stretch) => {
    if (isDividedByAll(aligned, stretch.start)) division = `${id} ${stretch.start}`;
    const given = codings.map(({ coder }, i) => ({ coder, value: stretch.codes[i] ?? noCode }));
    const text = textBetween(aligned.text, stretch.start, stretch.end);
    const where = { place: placeOfStretch(id, stretch), turnId: id, division, startSeconds };
    return { ...where, kind: 'code', text, given, choices, differs: differs(given) };
  });
}

function isDividedByAll({ spans }: AlignedTurn, place: number): boolean {
  return spans.every((own) => own.some(({ start }) => start === place));
}

/** What a consensus holds: agreed codes as they were, the others as they were decided. */
export interface Settled {
  readonly turns: readonly CodedTurn[];
  readonly globals: GlobalRatings;
}

/**
 * Makes one coding of several: what they agree on, and the decision wherever they differ. Stretches of a turn that got the
 * same code are one utterance, unless every coder divided them.
 *
 * @param decisions by place, for every difference
 * @throws InputFault when a difference has no decision, or a decision is not of a difference or not among its choices
 */
export function settle(
  codings: readonly CodingToSettle[],
  rubric: Rubric,
  decisions: ReadonlyMap<string, Decision>,
): Settled {
  const differences = findDifferences(codings, rubric);
  checkDecisions(differences, decisions);
  const aligned = new Map(alignCodings(codings).turns.map((turn) => [turn.turnId, turn]));
  const talk = listTalk(codings);
  return {
    turns: (codings[0]?.turns ?? []).map((turn) =>
      settleTurn(turn, aligned.get(turn.id), talk.get(turn.id)?.[0]?.value, decisions),
    ),
    globals: settleGlobals(codings, rubric, decisions),
  };
}

function checkDecisions(differences: readonly Difference[], decisions: ReadonlyMap<string, Decision>): void {
  const byPlace = new Map(differences.map((difference) => [difference.place, difference]));
  for (const [place, { value }] of decisions) {
    const difference = byPlace.get(place);
    if (!difference) {
      throw new InputFault({ problem: 'coders do not differ there', place, remedy: 'list the differences anew' });
    }
    if (!difference.choices.includes(value)) {
      const remedy = `decide on one of ${difference.choices.join(', ')}`;
      throw new InputFault({ problem: `"${value}" can't be decided on`, place, remedy });
    }
  }
  const open = differences.filter(({ place }) => !decisions.has(place));
  const [next] = open;
  if (!next) return;
  const problem = `${open.length} of ${differences.length} differences are not decided, the first at ${next.place}`;
  throw new InputFault({ problem, remedy: 'fill in the column decision' });
}

function settleGlobals(
  codings: readonly CodingToSettle[],
  { globals }: Rubric,
  decisions: ReadonlyMap<string, Decision>,
): GlobalRatings {
  const entries = globals.flatMap(({ id }): [string, GlobalRating][] => {
    const decision = decisions.get(placeOfGlobal(id));
    if (decision) return [[id, { value: Number(decision.value), source: 'human', reasons: listReason(decision) }]];
    const agreed = codings.map((each) => each.globals[id]).find((rating) => rating?.source === 'human');
    return agreed ? [[id, agreed]] : [];
  });
  return Object.fromEntries(entries);
}

function settleTurn(
  turn: CodedTurn,
  aligned: AlignedTurn | undefined,
  talk: string | undefined,
  decisions: ReadonlyMap<string, Decision>,
): CodedTurn {
  if (turn.role === 'client') {
    const decided = decisions.get(placeOfClient(turn.id))?.value ?? talk;
    return { ...turn, clientTalk: (decided as typeof turn.clientTalk | undefined) ?? null };
  }
  if (turn.role !== 'clinician' || !aligned) return turn;
  return { ...turn, utterances: settleUtterances(turn, aligned, decisions) };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly code: string | null;
  readonly reason: string | null;
}

function settleUtterances(
  turn: CodedClinicianTurn,
  aligned: AlignedTurn,
  decisions: ReadonlyMap<string, Decision>,
): CodedUtterance[] {
  const pieces: Piece[] = [];
  for (const stretch of stretchesOf(aligned)) {
    const decision = decisions.get(placeOfStretch(turn.id, stretch));
    const value = decision?.value ?? stretch.codes[0] ?? noCode;
    const piece = { ...stretch, code: value === noCode ? null : value, reason: decision?.reason ?? null };
    const last = pieces.at(-1);
    const isOne = last?.code === piece.code && !isDividedByAll(aligned, piece.start);
    if (last && isOne) pieces[pieces.length - 1] = { ...last, end: piece.end, reason: joinReasons(last, piece) };
    else pieces.push(piece);
  }
  return pieces.map(({ start, end, code, reason }) => ({
    ...rangeBetween(turn.text, start, end),
    code,
    confidence: null,
    reason,
  }));
}

function joinReasons(a: Piece, b: Piece): string | null {
  const reasons = [...new Set([a.reason, b.reason].filter((reason) => reason !== null))];
  return reasons.length === 0 ? null : reasons.join('; ');
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly codes: readonly (string | null)[];
}

/** Stretches of a turn between two places where any coder divides, each with every coder's code. */
function stretchesOf({ spans }: AlignedTurn): Stretch[] {
  const places = [...new Set(spans.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => {
    const start = places[i] as number;
    const codeOf = (own: AlignedTurn['spans'][number]) =>
      own.find((span) => span.start <= start && end <= span.end)?.code ?? null;
    return { start, end, codes: spans.map(codeOf) };
  });
}

/** The client talk that coders gave, by turn. */
function listTalk(codings: readonly CodingToSettle[]): ReadonlyMap<string, Difference['given']> {
  const talk = new Map<string, { readonly coder: string; readonly value: string }[]>();
  for (const { coder, turns } of codings) {
    for (const turn of turns) {
      if (turn.role !== 'client' || turn.clientTalk === null) continue;
      talk.set(turn.id, [...(talk.get(turn.id) ?? []), { coder, value: turn.clientTalk }]);
    }
  }
  return talk;
}

function refuseCodesWithoutPlace(codings: readonly CodingToSettle[]): void {
  for (const { coder, turns } of codings) {
    const turn = turns.find(
      (each) => each.role === 'clinician' && each.utterances.some((one) => !hasWords(one) && one.code !== null),
    );
    if (!turn) continue;
    throw new InputFault({
      problem: `${coder} gave turn "${turn.id}" several codes without saying which words earned which`,
      remedy: 'divide the turn into utterances first',
    });
  }
}

function differs(given: readonly { readonly value: string }[]): boolean {
  return new Set(given.map(({ value }) => value)).size > 1;
}

function listReason({ reason }: Decision): string[] {
  return reason === null ? [] : [reason];
}

function placeOfGlobal(id: string): string {
  return `global ${id}`;
}

function placeOfClient(turnId: string): string {
  return `client ${turnId}`;
}

function placeOfStretch(turnId: string, { start, end }: Pick<Stretch, 'start' | 'end'>): string {
  return `turn ${turnId} ${start}-${end}`;
}
