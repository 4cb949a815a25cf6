import type { CodeId } from '../../../instrument/rubric.ts';
import type { VolleyTally } from '../../../instrument/tally.ts';

/** Where a turn stands within its volley. */
export interface VolleyPart {
  /** Number of the volley in the segment, from 1. */
  readonly number: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A code that was given and not counted, with the place of its utterance. */
export interface DroppedPlace {
  readonly turnId: string;
  readonly index: number;
  readonly code: CodeId;
  /** Id of the rubric's rule. */
  readonly rule: string;
  readonly volley: number;
}

/** Which turns belong to which volley, by index of the turn: listening noises of the client within one belong to it. */
export function placeVolleys(
  volleys: readonly VolleyTally[],
  indexOf: ReadonlyMap<string, number>,
): Map<number, VolleyPart> {
  const parts = new Map<number, VolleyPart>();
  volleys.forEach(({ volley }, at) => {
    const first = indexOf.get(volley.turns[0]?.id ?? '') ?? 0;
    const last = indexOf.get(volley.turns.at(-1)?.id ?? '') ?? -1;
    for (let turn = first; turn <= last; turn += 1) {
      parts.set(turn, { number: at + 1, opens: turn === first, closes: turn === last });
    }
  });
  return parts;
}

/** Finds which utterances earned the codes that a volley's tally dropped: what was counted is the first of its code. */
export function placeDropped(volleys: readonly VolleyTally[]): DroppedPlace[] {
  return volleys.flatMap(({ volley, codes, dropped }, at) => {
    const uncounted = new Set(codes);
    const left = [...dropped];
    return volley.turns.flatMap(({ id, utterances }) =>
      utterances.flatMap(({ code }, index) => {
        if (code === null || uncounted.delete(code)) return [];
        const found = left.findIndex((each) => each.code === code);
        const [drop] = found < 0 ? [] : left.splice(found, 1);
        return drop ? [{ turnId: id, index, code, rule: drop.rule, volley: at + 1 }] : [];
      }),
    );
  });
}
