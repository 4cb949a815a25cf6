import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { CodingScores } from '../../../instrument/score-coding.ts';
import type { CodingAnswer } from '../../api/codings.ts';
import type { Place, TurnWork } from '../../api/documents.ts';
import type { LoggedOperation, Operation, SentOperation } from '../../api/operations.ts';
import { scoreDocument } from '../../coding-log/coded-turns.ts';
import { applyOperation, type CodingState, replay } from '../../coding-log/log.ts';
import { areThere, clampSpot, endSpot, findUndecided, type Spot, sameSpot, spotsBetween } from './spots.ts';
import {
  type CoderPosition,
  createTurnViews,
  showMarks,
  showStanding,
  showVolleys,
  showWork,
  type TurnView,
} from './turn-views.ts';
import { type DroppedPlace, placeDropped } from './volley-view.ts';

/** One coding on the page: its document, where the coder is in it, and what follows from it. */
export interface CodingPageStore {
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

export function createCodingStore(answer: CodingAnswer, keep: (operation: SentOperation) => void): CodingPageStore {
  const spoken = (answer.turns ?? []).slice(answer.inSegment.from, answer.inSegment.to);
  const isLive = answer.start.events !== null;
  const basis = { rubric: answer.rubric, texts: new Map((answer.turns ?? []).map(({ id, text }) => [id, text])) };
  const indexes = new Map(spoken.map(({ id }, index) => [id, index]));
  const state = signal(replay(answer.start, answer.operations, basis));
  const document = () => state.value.document;
  const writable = signal(answer.own && state.value.status === 'draft');
  const turns = isLive ? [] : createTurnViews(document().turns, spoken);
  const { settle, ...place } = createPlace(turns, () => document().turns);
  const scores = signal(scoreDocument(answer.rubric, document(), isLive ? null : spoken));
  const dropped = computed(() => placeDropped(scores.value.volleys));

  /** Counts after the next frame: the code that was given is on the screen before its sum is. */
  const scoreSoon = onceAfterPaint(() => {
    scores.value = scoreDocument(answer.rubric, document(), isLive ? null : spoken);
    showVolleys(turns, scores.value.volleys, dropped.value, indexes);
  });

  const show = (next: CodingState) => {
    const before = document();
    batch(() => {
      state.value = next;
      if (next.document === before) return;
      showWork(turns, next.document.turns);
      const { flags, globals } = next.document;
      if (flags !== before.flags || globals !== before.globals) showMarks(turns, next.document);
      scoreSoon();
    });
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
    // What an undo changed becomes the current utterance: nothing changes out of sight.
    if (operation.kind === 'undo' || operation.kind === 'redo') {
      place.moveTo(findChange(before.turns, document().turns) ?? place.spot.value);
    }
    return true;
  };

  showVolleys(turns, scores.value.volleys, dropped.value, indexes);
  showMarks(turns, document());
  return {
    ...place,
    ...{ answer, state, turns, scores, dropped, writable, act },
    follow: (operations) => {
      const next = operations.filter(({ number }) => number > state.value.last);
      if (next.length === 0) return;
      show(next.reduce((each, logged) => applyOperation(each, logged, basis), state.value));
      settle();
    },
    indexOfTurn: (turnId) => indexes.get(turnId),
  };
}

interface CoderPlace extends Pick<CodingPageStore, 'spot' | 'selection' | 'caret' | 'moveTo' | 'toggle'> {
  /** Stays where the coder is, unless that is gone: nothing scrolls and nothing is unselected for what others did. */
  settle(): void;
}

/** Where the coder is in the text: it begins at the first utterance without a decision. */
function createPlace(views: readonly TurnView[], turns: () => readonly TurnWork[]): CoderPlace {
  const spot = signal<Spot>(firstSpot(turns()));
  const selection = signal<readonly Spot[]>([spot.value]);
  const caret = signal<number | null>(null);
  /** From where a selection is extended. */
  let anchor = spot.value;

  const stand = (now: CoderPosition) =>
    batch(() => {
      showStanding(views, { spot: spot.value, selection: selection.value }, now);
      if (!sameSpot(spot.value, now.spot)) caret.value = null;
      spot.value = now.spot;
      selection.value = now.selection;
    });

  const moveTo = (to: Spot, extend = false) => {
    const next = clampSpot(turns(), to);
    if (!extend) anchor = next;
    stand({ spot: next, selection: extend ? spotsBetween(turns(), anchor, next) : [next] });
  };

  moveTo(spot.value);
  return {
    spot,
    selection,
    caret,
    moveTo,
    toggle: (at) => {
      const without = selection.value.filter((each) => !sameSpot(each, at));
      const isIn = without.length < selection.value.length;
      const chosen = isIn ? without : [...without, at];
      stand({ spot: at, selection: chosen.length === 0 ? [at] : chosen });
    },
    settle: () => {
      if (!areThere(turns(), [spot.value, ...selection.value])) moveTo(spot.value);
    },
  };
}

/** The first utterance without a decision, else the first of all. */
function firstSpot(turns: readonly TurnWork[]): Spot {
  return findUndecided(turns, { turn: 0, index: -1 }, 1) ?? endSpot(turns, 'first') ?? { turn: 0, index: 0 };
}

/** The first utterance that is not as it was; null where all are. */
function findChange(before: readonly TurnWork[], now: readonly TurnWork[]): Spot | null {
  const turn = now.findIndex((each, index) => each !== before[index]);
  if (turn < 0) return null;
  const [is, was] = [now[turn], before[turn]].map((each) => (each?.role === 'clinician' ? each.utterances : []));
  const index = is?.findIndex((each, at) => each !== was?.[at]) ?? 0;
  return { turn, index: Math.max(0, index) };
}

/** The place of a spot, as it stays when utterances are divided and joined. */
export function placeOf(work: TurnWork, index: number): Place {
  const at = work.role === 'clinician' ? (work.utterances[index]?.from ?? 0) : 0;
  return { turnId: work.turnId, at };
}

/** Does the work after the next frame, once, however often it is asked for until then. */
function onceAfterPaint(work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false;
        work();
      }, 0),
    );
  };
}
