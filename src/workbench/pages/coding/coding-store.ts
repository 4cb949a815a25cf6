import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CodingScores } from '../../../instrument/score-coding.ts';
import type { CodingAnswer, WorkTurn } from '../../api/codings.ts';
import type { CodingDocument, Place, TurnWork } from '../../api/documents.ts';
import type { LoggedOperation, Operation, SentOperation } from '../../api/operations.ts';
import { scoreDocument } from '../../coding-log/coded-turns.ts';
import { applyOperation, type CodingState, replay } from '../../coding-log/log.ts';
import { clampSpot, endSpot, findUndecided, type Spot, sameSpot, spotsBetween } from './spots.ts';
import { type DroppedPlace, placeDropped, placeVolleys, type VolleyPart } from './volley-view.ts';

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

/** One coding on the page: its document, where the coder is in it, and what follows from it. */
export interface CodingStore {
  readonly answer: CodingAnswer;
  readonly state: ReadonlySignal<CodingState>;
  readonly turns: readonly TurnView[];
  readonly spot: ReadonlySignal<Spot>;
  readonly selection: ReadonlySignal<readonly Spot[]>;
  /** Where the current utterance would be divided: a character of its turn's text. */
  readonly caret: Signal<number | null>;
  readonly scores: ReadonlySignal<CodingScores>;
  readonly dropped: ReadonlySignal<readonly DroppedPlace[]>;
  readonly writable: Signal<boolean>;
  /** Applies what the coder did, and gives it on to be kept. False where it can't be done. */
  act(operation: Operation): boolean;
  /** Applies what came from elsewhere: another tab, the server. */
  follow(operations: readonly LoggedOperation[]): void;
  moveTo(spot: Spot, extend?: boolean): void;
  toggle(spot: Spot): void;
  indexOfTurn(turnId: string): number | undefined;
}

const nothing: ReadonlySet<number> = new Set();
const noMarks: readonly Mark[] = [];

export function createCodingStore(answer: CodingAnswer, keep: (operation: SentOperation) => void): CodingStore {
  const spoken = (answer.turns ?? []).slice(answer.inSegment.from, answer.inSegment.to);
  const isLive = answer.start.events !== null;
  const basis = { rubric: answer.rubric, texts: new Map((answer.turns ?? []).map(({ id, text }) => [id, text])) };
  const indexes = new Map(spoken.map(({ id }, index) => [id, index]));
  const state = signal(replay(answer.start, answer.operations, basis));
  const document = () => state.value.document;
  const spot = signal<Spot>(firstSpot(document().turns));
  const selection = signal<readonly Spot[]>([spot.value]);
  const anchor = { spot: spot.value };
  const caret = signal<number | null>(null);
  const writable = signal(answer.own && state.value.status === 'draft');

  const turns = isLive
    ? []
    : document().turns.map((work, index): TurnView => {
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

  const score = () => scoreDocument(answer.rubric, document(), isLive ? null : spoken);
  const scores = signal(score());
  const dropped = computed(() => placeDropped(scores.value.volleys));

  let isScoring = false;
  /** Counts after the next frame: the code that was given is on the screen before its sum is. */
  const scoreSoon = () => {
    if (isScoring) return;
    isScoring = true;
    afterPaint(() => {
      isScoring = false;
      scores.value = score();
      showVolleys();
    });
  };

  const showVolleys = () =>
    batch(() => {
      const parts = placeVolleys(scores.value.volleys, indexes);
      const byTurn = Map.groupBy(dropped.value, ({ turnId }) => turnId);
      turns.forEach((turn, index) => {
        const part = parts.get(index) ?? null;
        if (!samePart(part, turn.volley.value)) turn.volley.value = part;
        const drops = byTurn.get(turn.spoken.id)?.map((each) => each.index) ?? [];
        if (!sameMembers(drops, turn.dropped.value)) turn.dropped.value = new Set(drops);
      });
    });

  const showMarks = () =>
    batch(() => {
      const byTurn = collectMarks(document());
      for (const { spoken: turn, marks } of turns) {
        const here = byTurn.get(turn.id) ?? noMarks;
        if (here.length > 0 || marks.value.length > 0) marks.value = here;
      }
    });

  const show = (next: CodingState) => {
    const before = document();
    batch(() => {
      state.value = next;
      if (next.document === before) return;
      turns.forEach((turn, index) => {
        const work = next.document.turns[index];
        if (work) turn.work.value = work;
      });
      const { flags, globals } = next.document;
      if (flags !== before.flags || globals !== before.globals) showMarks();
      scoreSoon();
    });
  };

  const place = (next: Spot, chosen: readonly Spot[]) =>
    batch(() => {
      const [old, now] = [turns[spot.value.turn], turns[next.turn]];
      if (old && old !== now) old.current.value = null;
      if (now) now.current.value = next.index;
      for (const turn of new Set(selection.value.map((each) => each.turn))) {
        const view = turns[turn];
        if (view) view.selected.value = nothing;
      }
      for (const [turn, spots] of Map.groupBy(chosen, (each) => each.turn)) {
        const view = turns[turn];
        if (view && chosen.length > 1) view.selected.value = new Set(spots.map((each) => each.index));
      }
      if (!sameSpot(spot.value, next)) caret.value = null;
      spot.value = next;
      selection.value = chosen;
    });

  const moveTo = (to: Spot, extend = false) => {
    const next = clampSpot(document().turns, to);
    if (!extend) anchor.spot = next;
    place(next, extend ? spotsBetween(document().turns, anchor.spot, next) : [next]);
  };

  const act = (operation: Operation): boolean => {
    if (!writable.value && operation.kind !== 'reveal') return false;
    const sent: SentOperation = { number: state.value.last + 1, at: new Date().toISOString(), operation };
    const before = document();
    try {
      show(applyOperation(state.value, sent, basis));
    } catch {
      // Not every key fits everywhere: no word to divide at, no utterance to join.
      return false;
    }
    keep(sent);
    if (operation.kind === 'undo' || operation.kind === 'redo') goToChange(before.turns);
    return true;
  };

  /** What an undo changed becomes the current utterance: nothing changes out of sight. */
  const goToChange = (before: readonly TurnWork[]) => {
    const turn = document().turns.findIndex((each, index) => each !== before[index]);
    if (turn < 0) return moveTo(spot.value);
    const [now, old] = [document().turns[turn], before[turn]];
    const [is, was] = [now, old].map((each) => (each?.role === 'clinician' ? each.utterances : []));
    const index = is?.findIndex((each, at) => each !== was?.[at]) ?? 0;
    moveTo({ turn, index: Math.max(0, index) });
  };

  moveTo(spot.value);
  showVolleys();
  showMarks();

  return {
    answer,
    state,
    turns,
    spot,
    selection,
    caret,
    scores,
    dropped,
    writable,
    act,
    follow: (operations) => {
      const next = operations.filter(({ number }) => number > state.value.last);
      show(next.reduce((each, logged) => applyOperation(each, logged, basis), state.value));
      moveTo(spot.value);
    },
    moveTo,
    toggle: (at) => {
      const without = selection.value.filter((each) => !sameSpot(each, at));
      const isIn = without.length < selection.value.length;
      const chosen = isIn ? without : [...without, at];
      place(at, chosen.length === 0 ? [at] : chosen);
    },
    indexOfTurn: (turnId) => indexes.get(turnId),
  };
}

/** The first utterance without a decision, else the first of all. */
function firstSpot(turns: readonly TurnWork[]): Spot {
  return findUndecided(turns, { turn: 0, index: -1 }, 1) ?? endSpot(turns, 'first') ?? { turn: 0, index: 0 };
}

/** The place of a spot, as it stays when utterances are divided and joined. */
export function placeOf(work: TurnWork, index: number): Place {
  const at = work.role === 'clinician' ? (work.utterances[index]?.from ?? 0) : 0;
  return { turnId: work.turnId, at };
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

function samePart(one: VolleyPart | null, other: VolleyPart | null): boolean {
  return one?.number === other?.number && one?.opens === other?.opens && one?.closes === other?.closes;
}

function sameMembers(list: readonly number[], set: ReadonlySet<number>): boolean {
  return list.length === set.size && list.every((each) => set.has(each));
}

function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work, 0));
}
