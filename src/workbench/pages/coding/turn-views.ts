import { batch, type Signal, signal } from '@preact/signals';
import type { CodingScores } from '../../../instrument/score-coding.ts';
import type { WorkTurn } from '../../api/codings.ts';
import type { CodingDocument, Place, TurnWork } from '../../api/documents.ts';
import type { Spot } from './spots.ts';
import { type DroppedPlace, placeVolleys, type VolleyPart } from './volley-view.ts';

/** What one turn shows. Each is a signal of its own, so that a key redraws the turn that it changes and no other. */
export interface TurnView {
  readonly spoken: WorkTurn;
  readonly work: Signal<TurnWork>;
  /** The utterance that is the current one, where it is in this turn. */
  readonly current: Signal<number | null>;
  readonly selected: Signal<ReadonlySet<number>>;
  readonly volley: Signal<VolleyPart | null>;
  readonly dropped: Signal<ReadonlySet<number>>;
  readonly heard: Signal<boolean>;
  readonly marks: Signal<readonly Mark[]>;
}

/** A flag, or a tie to a global, at a character of a turn's text. */
export interface Mark {
  readonly at: number;
  /** Null for a flag. */
  readonly global: string | null;
  /** What the coder noted with a flag. */
  readonly note: string;
}

/** Where the coder is: the current utterance, and all that are selected. */
export interface CoderPosition {
  readonly spot: Spot;
  readonly selection: readonly Spot[];
}

const nothing: ReadonlySet<number> = new Set();
const noMarks: readonly Mark[] = [];

/** A view for each turn of the segment. */
export function createTurnViews(turns: readonly TurnWork[], spoken: readonly WorkTurn[]): TurnView[] {
  return turns.map((work, index) => {
    const turn = spoken[index];
    if (!turn) throw new Error(`turn ${index} of the coding was not sent`);
    return {
      spoken: turn,
      work: signal(work),
      current: signal(null),
      selected: signal(nothing),
      volley: signal(null),
      dropped: signal(nothing),
      heard: signal(false),
      marks: signal(noMarks),
    };
  });
}

/** Shows each turn as the document has it. */
export function showWork(views: readonly TurnView[], turns: readonly TurnWork[]): void {
  views.forEach((view, index) => {
    const work = turns[index];
    if (work) view.work.value = work;
  });
}

/** Shows the volleys, and what the rules of counting drop. */
export function showVolleys(
  views: readonly TurnView[],
  volleys: CodingScores['volleys'],
  dropped: readonly DroppedPlace[],
  indexes: ReadonlyMap<string, number>,
): void {
  const parts = placeVolleys(volleys, indexes);
  const byTurn = Map.groupBy(dropped, ({ turnId }) => turnId);
  batch(() => {
    views.forEach((view, index) => {
      const part = parts.get(index) ?? null;
      if (!isSamePart(part, view.volley.value)) view.volley.value = part;
      const drops = byTurn.get(view.spoken.id)?.map((each) => each.index) ?? [];
      if (!hasSameMembers(drops, view.dropped.value)) view.dropped.value = new Set(drops);
    });
  });
}

/** Shows flags and evidence where they stand. */
export function showMarks(views: readonly TurnView[], document: CodingDocument): void {
  const byTurn = collectMarks(document);
  batch(() => {
    for (const { spoken, marks } of views) {
      const here = byTurn.get(spoken.id) ?? noMarks;
      if (here.length > 0 || marks.value.length > 0) marks.value = here;
    }
  });
}

/** Shows where the coder is now instead of where the coder was. A selection of one is shown as the current one alone. */
export function showStanding(views: readonly TurnView[], before: CoderPosition, now: CoderPosition): void {
  batch(() => {
    const [old, fresh] = [views[before.spot.turn], views[now.spot.turn]];
    if (old && old !== fresh) old.current.value = null;
    if (fresh) fresh.current.value = now.spot.index;
    for (const { turn } of before.selection) {
      const view = views[turn];
      if (view) view.selected.value = nothing;
    }
    if (now.selection.length < 2) return;
    for (const [turn, spots] of Map.groupBy(now.selection, (each) => each.turn)) {
      const view = views[turn];
      if (view) view.selected.value = new Set(spots.map(({ index }) => index));
    }
  });
}

/** Flags and evidence by the turn that they are tied to. */
function collectMarks({ flags, globals }: CodingDocument): ReadonlyMap<string, readonly Mark[]> {
  const found = new Map<string, Mark[]>();
  const add = (place: Place | null, global: string | null, note: string) => {
    if (!place || 'event' in place) return;
    found.set(place.turnId, [...(found.get(place.turnId) ?? []), { at: place.at, global, note }]);
  };
  for (const { place, note } of flags) add(place, null, note);
  for (const [id, { evidence }] of Object.entries(globals)) for (const place of evidence) add(place, id, '');
  return found;
}

function isSamePart(one: VolleyPart | null, other: VolleyPart | null): boolean {
  return one?.number === other?.number && one?.opens === other?.opens && one?.closes === other?.closes;
}

function hasSameMembers(list: readonly number[], set: ReadonlySet<number>): boolean {
  return list.length === set.size && list.every((each) => set.has(each));
}
