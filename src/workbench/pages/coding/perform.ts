import type { Operation } from '../../api/operations.ts';
import { notCoded } from '../../coding-log/decisions.ts';
import type { Action, OwnAction } from '../keyboard/key-map.ts';
import { talkActions } from '../keyboard/key-map.ts';
import { messages, scoresHidden } from '../settings.ts';
import { pauseStarts, sentenceStarts, wordStarts } from '../transcript-text.ts';
import type { CodingContext } from './coding-context.ts';
import { shortenText } from './shorten-text.ts';
import { countDecided, endSpot, findUndecided, findUndecidedRound, moveSpot, type Spot } from './spots.ts';
import { suggestionAt } from './suggestion.ts';
import { stretchOfTurn, timesOf } from './turn-times.ts';

type Coding = Omit<CodingContext, 'perform'>;

/** Does what a key or a button asks for. */
export function performAction(coding: Coding, action: Action): void {
  coding.notice.value = '';
  if (action.startsWith('code:')) giveCode(coding, action.slice('code:'.length));
  else ownActions[action as OwnAction](coding);
}

/** Divides the current utterance after its first, second ... sentence. */
export function divideAfterSentence({ store }: Coding, number: number): void {
  const { turn, index } = store.spot.value;
  const work = store.state.value.document.turns[turn];
  const utterance = work?.role === 'clinician' ? work.utterances[index] : undefined;
  const spoken = store.turns[turn]?.spoken;
  if (!utterance || !spoken) return;
  const start = sentenceStarts(spoken.text.slice(utterance.from, utterance.to))[number - 1];
  if (start === undefined) return;
  store.act({ kind: 'split', turnId: spoken.id, at: utterance.from + start });
}

const ownActions: Readonly<Record<OwnAction, (coding: Coding) => void>> = {
  notCoded: (coding) => decide(coding, notCoded),
  changeTalk: (coding) => talk(coding, 'changeTalk'),
  sustainTalk: (coding) => talk(coding, 'sustainTalk'),
  neutralTalk: (coding) => talk(coding, 'neutralTalk'),
  clear: (coding) => takeBack(coding),
  next: (coding) => move(coding, 1, false),
  previous: (coding) => move(coding, -1, false),
  extendDown: (coding) => move(coding, 1, true),
  extendUp: (coding) => move(coding, -1, true),
  nextUncoded: (coding) => toUndecided(coding, 1),
  previousUncoded: (coding) => toUndecided(coding, -1),
  first: (coding) => toEnd(coding, 'first'),
  last: (coding) => toEnd(coding, 'last'),
  caretLeft: (coding) => moveCaret(coding, -1, pauseStarts),
  caretRight: (coding) => moveCaret(coding, 1, pauseStarts),
  wordLeft: (coding) => moveCaret(coding, -1, wordStarts),
  wordRight: (coding) => moveCaret(coding, 1, wordStarts),
  split: ({ store }) => {
    const turnId = store.turns[store.spot.value.turn]?.spoken.id;
    const at = store.caret.value;
    if (turnId === undefined || at === null) return;
    if (store.act({ kind: 'split', turnId, at })) store.caret.value = null;
  },
  join: (coding) => joinWithBefore(coding),
  undo: ({ store }) => void store.act({ kind: 'undo' }),
  redo: ({ store }) => void store.act({ kind: 'redo' }),
  play: ({ player }) => player.toggle(),
  back: ({ player }) => player.back(),
  slower: ({ player }) => player.changeSpeed(-1),
  faster: ({ player }) => player.changeSpeed(1),
  listen: ({ store, player }) => {
    const stretch = stretchOfTurn(store.turns.map(timesOf), store.spot.value.turn);
    if (stretch) player.playStretch(stretch.from, stretch.to);
  },
  markTime: (coding) => markTime(coding),
  jumpToTime: ({ overlay }) => open(overlay, 'jump'),
  follow: ({ follow }) => {
    follow.value = !follow.value;
  },
  clientTurn: (coding) => tally(coding, 'client'),
  flag: ({ overlay, store }) => store.writable.value && open(overlay, 'flag'),
  evidence: ({ overlay, store }) => store.writable.value && open(overlay, 'evidence'),
  rate: () => document.querySelector<HTMLElement>('.global:not(.rated) input, .global input')?.focus(),
  accept: (coding) => accept(coding),
  rules: (coding) => {
    coding.overlay.value = { kind: 'rules', of: termAtHand(coding) };
  },
  help: ({ overlay }) => open(overlay, 'help'),
  hideScores: () => {
    scoresHidden.value = !scoresHidden.value;
  },
  wholeSession: ({ wholeSession }) => {
    wholeSession.value = !wholeSession.value;
  },
  finish: ({ overlay, store }) => store.writable.value && !store.answer.practice && open(overlay, 'finish'),
};

/**
 * What the coder is likely to look up: the global that has the focus, else the code of the current utterance, else the one
 * that is suggested for it. Null where there is none of them.
 */
function termAtHand(coding: Coding): string | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-global]')?.dataset.global;
  if (focused !== undefined) return focused;
  const { turn, index } = coding.store.spot.value;
  const work = coding.store.state.value.document.turns[turn];
  const given = work?.role === 'clinician' ? work.utterances[index]?.decision : null;
  const decision = given ?? suggestionAt(coding)?.decision ?? null;
  return decision === notCoded ? null : decision;
}

type Simple = 'help' | 'flag' | 'evidence' | 'jump' | 'finish';
function open(overlay: Coding['overlay'], kind: Simple): void {
  overlay.value = { kind };
}

function giveCode(coding: Coding, code: string): void {
  if (coding.isLive) tally(coding, code);
  else decide(coding, code);
}

/** Notes a code, or that the client speaks, at this moment of the recording; the recording goes on. */
function tally({ isLive, store, player, said, codes }: Coding, tallied: string): void {
  if (!isLive) return;
  // Where the segment starts the recording stands before it was ever played.
  const begin = store.answer.segment.startSeconds ?? 0;
  if (!player.recording.value || (!player.playing.value && player.now() <= begin)) {
    said.value = messages.value.live.playFirst;
    return;
  }
  const atSeconds = Math.round(player.now() * 100) / 100;
  if (store.act({ kind: 'tally', atSeconds, tallied })) {
    said.value = codes.get(tallied)?.name ?? messages.value.live.clientTurn;
  }
}

/** Gives the selected utterances a decision; then the next one without any becomes the current one. */
function decide(coding: Coding, decision: string, suggested = false): void {
  const { store, codes, said, notice } = coding;
  const { turns } = store.state.value.document;
  const chosen = store.selection.value.filter(({ turn }) => turns[turn]?.role === 'clinician');
  if (chosen.length === 0) {
    notice.value = messages.value.transcript.onlyClinician;
    return;
  }
  const utterances = chosen.map(({ turn, index }) => ({ turnId: turns[turn]?.turnId ?? '', index }));
  if (!store.act({ kind: 'code', utterances, decision, ...(suggested && { suggested: true as const }) })) return;
  advance(store);
  const { decided, all } = countDecided(store.state.value.document.turns);
  const name = codes.get(decision)?.name ?? messages.value.codes.notCoded;
  said.value = messages.value.transcript.given(name, messages.value.transcript.progress(decided, all));
}

function advance(store: Coding['store']): void {
  const { turns } = store.state.value.document;
  const last = store.selection.value.reduce(later, store.spot.value);
  store.moveTo(findUndecided(turns, last, 1) ?? last);
}

function later(one: Spot, other: Spot): Spot {
  return other.turn > one.turn || (other.turn === one.turn && other.index > one.index) ? other : one;
}

/** Codes the selected client turns; where the current turn is the clinician's, the client's turn before it. */
function talk({ store, said, notice }: Coding, action: OwnAction): void {
  const kind = talkActions.find((each) => each.action === action)?.talk;
  const { turns } = store.state.value.document;
  if (!kind) return;
  const chosen = [...new Set(store.selection.value.map(({ turn }) => turn))].filter(
    (turn) => turns[turn]?.role === 'client',
  );
  const before = turns.findLastIndex(({ role }, turn) => role === 'client' && turn < store.spot.value.turn);
  const at = chosen.length > 0 ? chosen : before < 0 ? [] : [before];
  const turnIds = at.flatMap((turn) => turns[turn]?.turnId ?? []);
  if (turnIds.length === 0) {
    notice.value = messages.value.transcript.noClientBefore;
    return;
  }
  if (!store.act({ kind: 'clientTalk', turnIds, talk: kind })) return;
  if (chosen.length > 0) {
    said.value = messages.value.talk[kind];
    store.moveTo(moveSpot(turns, store.selection.value.reduce(later, store.spot.value), 1));
  } else {
    const text = store.turns[before]?.spoken.text ?? '';
    notice.value = messages.value.transcript.talkBefore(messages.value.talk[kind], shortenText(text));
  }
}

function takeBack({ store }: Coding): void {
  const { turns } = store.state.value.document;
  const spots = store.selection.value;
  const utterances = spots.flatMap(({ turn, index }) => {
    const work = turns[turn];
    return work?.role === 'clinician' ? [{ turnId: work.turnId, index }] : [];
  });
  const clients = spots.flatMap(({ turn }) => (turns[turn]?.role === 'client' ? [turns[turn].turnId] : []));
  if (utterances.length > 0) store.act({ kind: 'clear', utterances });
  if (clients.length > 0) store.act({ kind: 'clientTalk', turnIds: clients, talk: null });
}

function move({ store }: Coding, step: 1 | -1, extend: boolean): void {
  store.moveTo(moveSpot(store.state.value.document.turns, store.spot.value, step), extend);
}

function toUndecided({ store, notice }: Coding, step: 1 | -1): void {
  const found = findUndecidedRound(store.state.value.document.turns, store.spot.value, step);
  if (found) store.moveTo(found);
  else notice.value = messages.value.transcript.allCoded;
}

function toEnd({ store }: Coding, end: 'first' | 'last'): void {
  const found = endSpot(store.state.value.document.turns, end);
  if (found) store.moveTo(found);
}

/** Moves the mark within the current utterance, from one place where it could be divided to the next. */
function moveCaret({ store }: Coding, step: 1 | -1, findPlaces: (text: string) => number[]): void {
  const { turn, index } = store.spot.value;
  const work = store.state.value.document.turns[turn];
  const utterance = work?.role === 'clinician' ? work.utterances[index] : undefined;
  if (!utterance) return;
  const text = store.turns[turn]?.spoken.text.slice(utterance.from, utterance.to) ?? '';
  const starts = findPlaces(text).map((start) => start + utterance.from);
  const at = store.caret.value;
  const next =
    step === 1
      ? starts.find((start) => at === null || start > at)
      : starts.findLast((start) => at === null || start < at);
  store.caret.value = next ?? at;
}

function joinWithBefore({ store, codes, notice }: Coding): void {
  const { turn, index } = store.spot.value;
  const work = store.state.value.document.turns[turn];
  if (!work) return;
  if (work.role !== 'clinician' || index === 0) {
    notice.value = messages.value.transcript.nothingBefore;
    return;
  }
  const [kept, lost] = [work.utterances[index - 1]?.decision, work.utterances[index]?.decision];
  if (!store.act({ kind: 'join', turnId: work.turnId, index: index - 1 })) return;
  store.moveTo({ turn, index: index - 1 });
  if (!kept || !lost || kept === lost) return;
  const nameOf = (decision: string) => codes.get(decision)?.name ?? messages.value.codes.notCoded;
  notice.value = messages.value.transcript.joined(nameOf(kept), nameOf(lost));
}

/** The current turn begins at this moment of the recording; then the next turn is the current one. */
function markTime({ store, player, said }: Coding): void {
  const { turn } = store.spot.value;
  const { turns } = store.state.value.document;
  const turnId = turns[turn]?.turnId;
  if (turnId === undefined || !player.recording.value) return;
  const startSeconds = Math.round(player.now() * 100) / 100;
  const operation: Operation = { kind: 'time', turnId, startSeconds };
  if (!store.act(operation)) return;
  said.value = messages.value.player.marked(String(startSeconds));
  const next = turns.findIndex(({ role }, at) => at > turn && role !== 'other');
  if (next >= 0) store.moveTo({ turn: next, index: 0 });
}

function accept(coding: Coding): void {
  const found = suggestionAt(coding);
  if (found && coding.store.selection.value.length === 1) decide(coding, found.decision, true);
}
