import type { ComparedPlace } from '../../../agreement/double-coding/consensus.ts';
import type { PlaceDecision } from '../../api/consensus.ts';
import { type Action, type OwnAction, talkActions } from '../keyboard/key-map.ts';
import { messages } from '../settings.ts';
import type { ConsensusContext } from './consensus-context.ts';

type Parts = Omit<ConsensusContext, 'perform' | 'performDigit'>;

/** What stands for giving no code, as the command line writes it, too. */
export const noCode = 'none';

/** Does what a key asks for. Keys are those of the coding page; what they mean to a single coding is left out. */
export function performAction(parts: Parts, action: Action): void {
  parts.notice.value = '';
  if (action.startsWith('code:')) decideOn(parts, action.slice('code:'.length));
  else ownActions[action as OwnAction]?.(parts);
}

const ownActions: Partial<Readonly<Record<OwnAction, (parts: Parts) => void>>> = {
  notCoded: (parts) => decideOn(parts, noCode),
  ...Object.fromEntries(talkActions.map(({ action, talk }) => [action, (parts: Parts) => decideOn(parts, talk)])),
  next: ({ store }) => store.move(1),
  previous: ({ store }) => store.move(-1),
  first: ({ store }) => store.move(-store.open.length),
  last: ({ store }) => store.move(store.open.length),
  nextUncoded: (parts) => toOpen(parts, 1),
  previousUncoded: (parts) => toOpen(parts, -1),
  clear: ({ store }) => {
    const place = store.current.value?.place;
    if (place !== undefined) store.act({ kind: 'clear', place });
  },
  undo: (parts) => goBy(parts, 'undo'),
  redo: (parts) => goBy(parts, 'redo'),
  flag: (parts) => explain(parts),
  rules: ({ store, overlay }) => {
    overlay.value = { kind: 'rules', of: termAtHand(store) };
  },
  wholeSession: ({ store }) => {
    store.showAll.value = !store.showAll.value;
  },
  finish: ({ store, overlay }) => {
    if (store.writable.value) overlay.value = { kind: 'finish' };
  },
};

/** Goes by one edit, and by those that change nothing any more, because a coding was changed since. */
/** The global that is decided on, or the code that was decided or given; null where it is neither. */
function termAtHand({ current, state }: Parts['store']): string | null {
  const place = current.value;
  if (place?.kind === 'global') return place.place.slice('global '.length);
  if (place?.kind !== 'code') return null;
  const value = state.value.decisions.get(place.place)?.value ?? place.given[0]?.value ?? null;
  return value === noCode ? null : value;
}

function goBy({ store }: Parts, kind: 'undo' | 'redo'): void {
  const { decisions } = store.state.value;
  while (store.state.value.decisions === decisions && store.act({ kind }));
}

/** A digit is a point of a global; elsewhere the coder whose division and codes are taken over. */
export function performDigit(parts: Parts, digit: number): void {
  parts.notice.value = '';
  const place = parts.store.current.value;
  if (!place) return;
  if (place.kind === 'global') {
    decideOn(parts, String(digit));
    return;
  }
  const coder = parts.store.answer.coders[digit - 1];
  if (coder === undefined) return;
  const taken = withSameDivision(parts, place).flatMap((each) => asGivenBy(coder, each));
  if (taken.length > 0) decideAll(parts, taken);
  else parts.notice.value = messages.value.consensus.gaveNothing(coder);
}

/** All differences of the division: one coder's codes make sense only with how that coder divided. */
function withSameDivision({ store }: Parts, place: ComparedPlace): readonly ComparedPlace[] {
  if (place.division === null) return [place];
  return store.open.filter(({ division }) => division === place.division);
}

function asGivenBy(coder: string, { place, given }: ComparedPlace): PlaceDecision[] {
  const value = given.find((each) => each.coder === coder)?.value;
  return value === undefined ? [] : [{ place, value, given }];
}

/** Decides on the current difference. */
function decideOn(parts: Parts, value: string): void {
  const place = parts.store.current.value;
  if (!place) return;
  if (place.choices.includes(value)) decideAll(parts, [{ place: place.place, value, given: place.given }]);
  else parts.notice.value = messages.value.consensus.notHere[place.kind];
}

function decideAll(parts: Parts, decisions: PlaceDecision[]): void {
  const { store, said, notice, lastDecided } = parts;
  if (!store.writable.value) return;
  store.act({ kind: 'decide', decisions });
  lastDecided.value = store.current.value?.place ?? null;
  const m = messages.value.consensus;
  said.value = m.progress(store.state.value.decisions.size, store.open.length);
  const next = store.nextOpen(1);
  if (next) store.moveTo(next);
  else notice.value = m.allDecided;
}

function toOpen({ store, notice }: Parts, step: 1 | -1): void {
  const found = store.nextOpen(step);
  const here = store.current.value;
  if (found) store.moveTo(found);
  else if (!here || store.state.value.decisions.has(here.place)) notice.value = messages.value.consensus.allDecided;
}

/** Asks for the reason of the current decision; where that is still open, of the one made last. */
function explain({ store, overlay, notice, lastDecided }: Parts): void {
  if (!store.writable.value) return;
  const { decisions } = store.state.value;
  const places = [store.current.value?.place, lastDecided.value];
  const place = places.find((each) => each !== undefined && each !== null && decisions.has(each));
  if (place) overlay.value = { kind: 'reason', place };
  else notice.value = messages.value.consensus.decideFirst;
}
