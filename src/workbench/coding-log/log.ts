import type { Revealed } from '../../instrument/coding.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { CodingDocument } from '../api/documents.ts';
import type { Edit, LoggedOperation } from '../api/operations.ts';
import { applyEdit, type CodingBasis } from './apply-edit.ts';
import { comparePatch, patchTo, push, type Stack } from './undo-stack.ts';

/** Where a coding stands after the operations of its log. */
export interface CodingState {
  readonly document: CodingDocument;
  readonly status: 'draft' | 'final';
  /** Since when it is final; null for a draft. */
  readonly finishedAt: string | null;
  /** What was asked for, in order. */
  readonly revealed: readonly Revealed[];
  /** What of it could lead the coder while they coded: all but what was shown since the coding is final. */
  readonly shownInDraft: readonly Revealed[];
  /** Why it was opened again after it was final, each time. */
  readonly reopenings: readonly { readonly at: string; readonly reason: string }[];
  /** Number of the last operation; 0 for none. */
  readonly last: number;
  /** Edits to undo, the last on top, and edits to redo. */
  readonly done: Stack;
  readonly undone: Stack;
}

/** The state before the first operation. */
export function startState(document: CodingDocument): CodingState {
  return {
    document,
    status: 'draft',
    finishedAt: null,
    revealed: [],
    shownInDraft: [],
    reopenings: [],
    last: 0,
    done: null,
    undone: null,
  };
}

/** The state after the operations of a log, from the first. */
export function replay(start: CodingDocument, operations: readonly LoggedOperation[], basis: CodingBasis): CodingState {
  return operations.reduce((state, each) => applyOperation(state, each, basis), startState(start));
}

/**
 * The state after one more operation. Undo and redo with nothing to undo or redo change nothing.
 *
 * @throws InputFault when it is not the next of the log, or can't be done
 */
export function applyOperation(state: CodingState, logged: LoggedOperation, basis: CodingBasis): CodingState {
  const { number, at, operation } = logged;
  const place = `operation ${number}`;
  if (number !== state.last + 1) {
    throw new InputFault({ problem: `follows operation ${state.last}`, place, remedy: 'number them without a gap' });
  }
  const next = { ...state, last: number };
  if (operation.kind === 'reveal') return reveal(next, operation.what);
  if (operation.kind === 'reopen') return reopen(next, { at, reason: operation.reason });
  if (state.status === 'final')
    throw new InputFault({ problem: 'the coding is final', place, remedy: 'open it again' });
  if (operation.kind === 'finish') return { ...next, status: 'final', finishedAt: at };
  if (operation.kind === 'undo') return undo(next);
  if (operation.kind === 'redo') return redo(next);
  return change(next, operation, basis);
}

function change(state: CodingState, edit: Edit, basis: CodingBasis): CodingState {
  const document = applyOrName(state, edit, basis);
  if (document === state.document) return state;
  return { ...state, document, done: push(state.done, comparePatch(state.document, document)), undone: null };
}

function applyOrName({ document, last }: CodingState, edit: Edit, basis: CodingBasis): CodingDocument {
  try {
    return applyEdit(document, edit, basis, last);
  } catch (error) {
    throw error instanceof InputFault ? error.at(`operation ${last}`) : error;
  }
}

function undo(state: CodingState): CodingState {
  if (!state.done) return state;
  const { top, below } = state.done;
  return {
    ...state,
    document: patchTo(state.document, top, 'before'),
    done: below,
    undone: push(state.undone, top),
  };
}

function redo(state: CodingState): CodingState {
  if (!state.undone) return state;
  const { top, below } = state.undone;
  return { ...state, document: patchTo(state.document, top, 'after'), done: push(state.done, top), undone: below };
}

function reveal(state: CodingState, what: Revealed): CodingState {
  const revealed = state.revealed.includes(what) ? state.revealed : [...state.revealed, what];
  return { ...state, revealed, shownInDraft: state.status === 'draft' ? revealed : state.shownInDraft };
}

/** What was seen while the coding was final may lead the coder from now on. */
function reopen(state: CodingState, reopening: CodingState['reopenings'][number]): CodingState {
  const { revealed: shownInDraft, reopenings } = state;
  return { ...state, status: 'draft', finishedAt: null, shownInDraft, reopenings: [...reopenings, reopening] };
}
