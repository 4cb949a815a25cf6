import type { CueHit } from '../reading/cue-matcher.ts';
import { strongestHit, type Utterance } from '../reading/utterance.ts';
import type { NoCode } from './no-code.ts';

/** What the utterances of the volley so far tell about the next one. */
export interface VolleySoFar {
  /** The first words of the volley that keep the choice with the client. */
  readonly autonomy: CueHit | null;
  /** Whether an utterance of the volley was Confront. */
  readonly confronted: boolean;
  /** The codes of the last utterances of the volley, at most three. */
  readonly lastCodes: readonly (string | NoCode)[];
}

/** A volley that begins. */
export const emptyVolley: VolleySoFar = { autonomy: null, confronted: false, lastCodes: [] };

/** How many utterances back a reaction can refer to. */
const reach = 3;

/** The volley after one more utterance and the code it was given. */
export function volleyAfter(before: VolleySoFar, view: Utterance, code: string | NoCode): VolleySoFar {
  return {
    autonomy: before.autonomy ?? strongestHit(view, 'EMPHASIZE') ?? null,
    confronted: before.confronted || code === 'CONFRONT',
    lastCodes: [...before.lastCodes, code].slice(-reach),
  };
}
