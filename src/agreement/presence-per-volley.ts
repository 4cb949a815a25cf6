import type { CodedClientTurn, Coding } from '../instrument/coding.ts';
import type { CodeId, Rubric } from '../instrument/rubric.ts';
import { tallyVolley } from '../instrument/tally.ts';
import { parseVolleys } from '../instrument/volley.ts';
import type { Ratings } from '../statistics/ratings.ts';
import { alignCodings } from './align-codings.ts';

/** A volley, with the codes that each coder's coding counts in it. */
export interface ComparedVolley {
  readonly turnIds: readonly string[];
  /** One list for each coding. */
  readonly codes: readonly (readonly CodeId[])[];
}

/**
 * Which codes each coder counts in each volley: what the behaviour counts are made of, and blind to where in the volley
 * an utterance was divided.
 *
 * Whether "yeah" ends a volley can hang on the code before it, so that coders may see different volleys. They are
 * compared on the shortest: a volley ends where it ends for any coder. Turns that some coding lacks are left out.
 *
 * @param isFacilitative whether a client turn is nothing but listening noises
 * @throws InputFault when a turn has other words or another role in one coding than in another
 * @example
 * const rules = { endedBy: ['client'], answerable: [], oncePerVolley: { id: 'once' }, exclusive: [] };
 * const turn = (code) => ({ id: '1', role: 'clinician', text: 'Why?', utterances: [{ from: 0, to: 4, code }] });
 * const codings = [{ turns: [turn('Q')] }, { turns: [turn(null)] }];
 * compareVolleys(codings, { volley: rules }, () => false)[0].codes // → [['Q'], []]
 */
export function compareVolleys(
  codings: readonly Pick<Coding, 'turns'>[],
  { volley: rules }: Pick<Rubric, 'volley'>,
  isFacilitative: (turn: CodedClientTurn) => boolean,
): ComparedVolley[] {
  const shared = alignCodings(codings).turns.map(({ turnId }) => turnId);
  const volleyOf = codings.map(({ turns }) => {
    const volleys = parseVolleys(turns, rules, isFacilitative);
    return new Map(volleys.flatMap((volley, i) => volley.turns.map((turn) => [turn.id, { volley: i, turn }] as const)));
  });
  const together = (a: string, b: string) => volleyOf.every((own) => own.get(a)?.volley === own.get(b)?.volley);
  const stretches: string[][] = [];
  for (const id of shared) {
    const open = stretches.at(-1);
    const last = open?.at(-1);
    if (open && last !== undefined && together(last, id)) open.push(id);
    else stretches.push([id]);
  }
  return stretches.map((turnIds) => ({
    turnIds,
    codes: volleyOf.map((own) => {
      const turns = turnIds.flatMap((id) => own.get(id)?.turn ?? []);
      return tallyVolley({ turns }, rules).codes;
    }),
  }));
}

/**
 * Presence of one code in each volley, 1 or 0 for each coder, for kappa, AC1 or alpha.
 *
 * @example
 * ratingsOfPresence([{ turnIds: ['1'], codes: [['Q'], ['Q', 'SR']] }], 'SR') // → [[0, 1]]
 */
export function ratingsOfPresence(volleys: readonly ComparedVolley[], code: CodeId): Ratings {
  return volleys.map(({ codes }) => codes.map((own) => (own.includes(code) ? 1 : 0)));
}
