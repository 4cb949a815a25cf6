import type { Utterance } from '../reading/utterance.ts';

/** From this many times on the same affirmation is a habit of speech and no Affirm [MITI E.4]. */
const wornFrom = 4;

/** How often each affirmation was given so far in the session, by its words in small letters without the openers. */
export type Affirmations = ReadonlyMap<string, number>;

/** The affirmations with one more utterance that was coded Affirm. */
export function noteAffirmation(given: Affirmations, view: Utterance): Affirmations {
  const words = wordsOf(view);
  return new Map(given).set(words, (given.get(words) ?? 0) + 1);
}

/** Whether the same words have been Affirm so often that they are not any more. */
export function isWorn(given: ReadonlyMap<string, number>, view: Utterance): boolean {
  return given.size > 0 && (given.get(wordsOf(view)) ?? 0) >= wornFrom - 1;
}

function wordsOf({ tokens, opening }: Utterance): string {
  return tokens
    .slice(opening)
    .map(({ normal }) => normal)
    .join(' ');
}
