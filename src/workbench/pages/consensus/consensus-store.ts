import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ComparedPlace } from '../../../agreement/double-coding/consensus.ts';
import type {
  ConsensusAnswer,
  ConsensusOperation,
  LoggedConsensusOperation,
  SentConsensusOperation,
} from '../../api/consensus.ts';
import {
  applyConsensus,
  type ConsensusState,
  differingPlaces,
  replayConsensus,
  requireFitting,
} from '../../coding-log/consensus-log.ts';

/** One consensus on the page: what was decided, and which difference is the current one. */
export interface ConsensusStore {
  readonly answer: ConsensusAnswer;
  /** Places that have to be decided on, in their order. */
  readonly open: readonly ComparedPlace[];
  readonly state: ReadonlySignal<ConsensusState>;
  /** Place of the current difference; null where coders agree throughout. */
  readonly current: ReadonlySignal<ComparedPlace | null>;
  /** Whether what coders agree on is shown, too. */
  readonly showAll: Signal<boolean>;
  readonly writable: Signal<boolean>;
  /** Applies what was decided, and gives it on to be kept. False where it can't be done or there is nothing to do. */
  act(operation: ConsensusOperation): boolean;
  /** Applies what the server wrote. */
  follow(operation: LoggedConsensusOperation): void;
  moveTo(place: ComparedPlace): void;
  /** Goes by differences; stays at either end. */
  move(step: number): void;
  /** The next difference in that direction that is still open, round from the other end; null where none is. */
  nextOpen(step: 1 | -1): ComparedPlace | null;
}

export function createConsensusStore(
  answer: ConsensusAnswer,
  keep: (operation: SentConsensusOperation) => void,
): ConsensusStore {
  const differing = differingPlaces(answer.places);
  const open = answer.places.filter(({ differs }) => differs);
  const state = signal(replayConsensus(answer.operations, differing));
  const isOpen = ({ place }: ComparedPlace) => !state.value.decisions.has(place);
  const current = signal<ComparedPlace | null>(open.find(isOpen) ?? open[0] ?? null);
  const writable = signal(state.value.status === 'draft');

  /** What an undo changed becomes the current difference: nothing changes out of sight. */
  const goToChange = (before: ConsensusState) => {
    const { decisions } = state.value;
    const changed = open.find(({ place }) => decisions.get(place) !== before.decisions.get(place));
    if (changed) current.value = changed;
  };

  const act = (operation: ConsensusOperation): boolean => {
    if (!writable.value) return false;
    const before = state.value;
    const sent: SentConsensusOperation = { number: before.last + 1, at: new Date().toISOString(), operation };
    try {
      requireFitting(sent, differing);
      const after = applyConsensus(before, sent, differing);
      if (isIdle(before, after, operation)) return false;
      state.value = after;
    } catch {
      // What waited since an earlier visit may be of codings that were changed meanwhile.
      return false;
    }
    keep(sent);
    if (operation.kind === 'undo' || operation.kind === 'redo') goToChange(before);
    return true;
  };

  return {
    answer,
    open,
    state,
    current,
    showAll: signal(false),
    writable,
    act,
    follow: (operation) =>
      batch(() => {
        state.value = applyConsensus(state.value, operation, differing);
        writable.value = state.value.status === 'draft';
      }),
    moveTo: (place) => {
      if (place.differs) current.value = place;
    },
    move: (step) => {
      current.value = stepFrom(open, current.value, step);
    },
    nextOpen: (step) => {
      const round = roundFrom(open, current.value);
      return (step === 1 ? round.find(isOpen) : round.findLast(isOpen)) ?? null;
    },
  };
}

/** The place that many steps on; the first or the last one beyond either end. */
function stepFrom(places: readonly ComparedPlace[], from: ComparedPlace | null, step: number): ComparedPlace | null {
  const at = from ? places.indexOf(from) : 0;
  return places[Math.max(0, Math.min(places.length - 1, at + step))] ?? null;
}

/** Every other place, from the one after to the one before. */
function roundFrom(places: readonly ComparedPlace[], from: ComparedPlace | null): ComparedPlace[] {
  const at = from ? places.indexOf(from) : -1;
  return [...places.slice(at + 1), ...places.slice(0, Math.max(0, at))];
}

/** Whether there is nothing to keep of it: an undo goes back by an edit, also by one that changes nothing any more. */
function isIdle(before: ConsensusState, after: ConsensusState, { kind }: ConsensusOperation): boolean {
  if (kind === 'undo' || kind === 'redo') return after.done === before.done;
  return after.decisions === before.decisions;
}
