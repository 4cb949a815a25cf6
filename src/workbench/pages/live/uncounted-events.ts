import type { CodingScores } from '../../../instrument/score-coding.ts';
import { placeDropped } from '../coding/volley-view.ts';

/** Ids of the events of a live tally that the rules of counting drop. */
export function uncountedEvents(scores: CodingScores): ReadonlySet<number> {
  return new Set(placeDropped(scores.volleys).map(({ turnId }) => Number(turnId)));
}
