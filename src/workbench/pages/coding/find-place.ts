import type { Place } from '../../api/documents.ts';
import type { CodingPageStore } from './coding-store.ts';
import type { Spot } from './spots.ts';

/** The utterance that now holds a place; null for events, and where the turn is not of this segment. */
export function findPlace(store: CodingPageStore, place: Place): Spot | null {
  if ('event' in place) return null;
  const turn = store.indexOfTurn(place.turnId);
  const work = turn === undefined ? undefined : store.state.value.document.turns[turn];
  if (turn === undefined || !work) return null;
  if (work.role !== 'clinician') return { turn, index: 0 };
  return {
    turn,
    index: Math.max(
      0,
      work.utterances.findLastIndex(({ from }) => from <= place.at),
    ),
  };
}
