import type { ComparedPlace, Decision } from '../../agreement/double-coding/consensus.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { LoggedConsensusOperation, PlaceDecision } from '../api/consensus.ts';

export type Decisions = ReadonlyMap<string, Decision>;

/** Where a consensus stands after the operations of its log. */
export interface ConsensusState {
  /** By place. */
  readonly decisions: Decisions;
  readonly status: 'draft' | 'final';
  readonly reopenings: readonly { readonly at: string; readonly reason: string }[];
  /** Number of the last operation; 0 for none. */
  readonly last: number;
  /** What decisions were before each edit that can be taken back, the last at the end. */
  readonly done: readonly Decisions[];
  readonly undone: readonly Decisions[];
}

/** Places where the coders differ, by name. */
export type Differing = ReadonlyMap<string, Pick<ComparedPlace, 'given' | 'choices'>>;

export const startConsensus: ConsensusState = {
  decisions: new Map(),
  status: 'draft',
  reopenings: [],
  last: 0,
  done: [],
  undone: [],
};

/** The places that have to be decided on. */
export function differingPlaces(places: readonly ComparedPlace[]): Differing {
  return new Map(places.flatMap((each) => (each.differs ? [[each.place, each] as const] : [])));
}

/**
 * The state after a log. Where a coder changed their coding since, what was decided of it no longer stands: the place is
 * open again, or is no difference any more.
 */
export function replayConsensus(operations: readonly LoggedConsensusOperation[], differing: Differing): ConsensusState {
  return operations.reduce((state, each) => applyConsensus(state, each, differing), startConsensus);
}

/**
 * The state after one more operation. Undo and redo with nothing to undo or redo change nothing; an edit of what is not
 * there any more changes no decision, and can be taken back like any other.
 *
 * @throws InputFault when it is not the next of the log, or the consensus is final
 */
export function applyConsensus(
  state: ConsensusState,
  { number, at, operation }: Omit<LoggedConsensusOperation, 'by'>,
  differing: Differing,
): ConsensusState {
  const place = `operation ${number}`;
  if (number !== state.last + 1) {
    throw new InputFault({ problem: `follows operation ${state.last}`, place, remedy: 'number them without a gap' });
  }
  const next = { ...state, last: number };
  if (operation.kind === 'reopen') {
    return { ...next, status: 'draft', reopenings: [...state.reopenings, { at, reason: operation.reason }] };
  }
  if (state.status === 'final') {
    throw new InputFault({ problem: 'the consensus is final', place, remedy: 'open it again' });
  }
  if (operation.kind === 'finish') return { ...next, status: 'final' };
  if (operation.kind === 'undo') return undo(next);
  if (operation.kind === 'redo') return redo(next);
  // Also what changes nothing any more: an undo that follows takes back this edit and no other.
  const decisions = edit(state.decisions, operation, differing);
  return { ...next, decisions, done: [...state.done, state.decisions], undone: [] };
}

/**
 * Whether an operation speaks of what is there.
 *
 * @throws InputFault where coders do not differ at its place, gave something else there, or it can't be decided on
 */
export function requireFitting({ operation }: Pick<LoggedConsensusOperation, 'operation'>, differing: Differing): void {
  if (operation.kind !== 'decide') return;
  for (const decision of operation.decisions) {
    const { place, value } = decision;
    const known = differing.get(place);
    if (!known || !isOfThese(decision, known)) {
      throw new InputFault({ problem: 'the codings were changed there', place, remedy: 'load the page again' });
    }
    if (known.choices.includes(value)) continue;
    const remedy = `decide on one of ${known.choices.join(', ')}`;
    throw new InputFault({ problem: `"${value}" can't be decided on`, place, remedy });
  }
}

type EditOperation = Extract<LoggedConsensusOperation['operation'], { kind: 'decide' | 'explain' | 'clear' }>;

function edit(decisions: Decisions, operation: EditOperation, differing: Differing): Decisions {
  if (operation.kind === 'decide') return decide(decisions, operation.decisions, differing);
  const known = decisions.get(operation.place);
  if (!known) return decisions;
  const changed = new Map(decisions);
  if (operation.kind === 'clear') changed.delete(operation.place);
  else if (operation.reason === known.reason) return decisions;
  else changed.set(operation.place, { ...known, reason: operation.reason });
  return changed;
}

function decide(decisions: Decisions, decided: readonly PlaceDecision[], differing: Differing): Decisions {
  const changed = new Map(decisions);
  for (const each of decided) {
    const known = differing.get(each.place);
    const before = decisions.get(each.place);
    if (!known || !isOfThese(each, known) || before?.value === each.value) continue;
    changed.set(each.place, { value: each.value, reason: before?.reason ?? null });
  }
  const isSame =
    changed.size === decisions.size && [...changed].every(([place, each]) => decisions.get(place) === each);
  return isSame ? decisions : changed;
}

function isOfThese({ given }: Pick<PlaceDecision, 'given'>, known: Pick<ComparedPlace, 'given'>): boolean {
  return (
    given.length === known.given.length &&
    given.every(({ coder, value }, i) => known.given[i]?.coder === coder && known.given[i]?.value === value)
  );
}

function undo(state: ConsensusState): ConsensusState {
  const before = state.done.at(-1);
  if (!before) return state;
  return {
    ...state,
    decisions: before,
    done: state.done.slice(0, -1),
    undone: [...state.undone, state.decisions],
  };
}

function redo(state: ConsensusState): ConsensusState {
  const after = state.undone.at(-1);
  if (!after) return state;
  return {
    ...state,
    decisions: after,
    done: [...state.done, state.decisions],
    undone: state.undone.slice(0, -1),
  };
}
