import { untracked, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { WorkTurn } from '../../api/codings.ts';
import { messages } from '../settings.ts';
import { wordStarts } from '../transcript-text.ts';
import { writeClock } from './clock.ts';
import { useCoding } from './coding-context.ts';
import { spotId } from './spot-id.ts';
import type { Spot } from './spots.ts';
import { TurnRow } from './turn-row.tsx';
import { timesOf } from './turn-times.ts';

/** The text to be coded: a list box, so that a screen reader passes single keys on, with one option an utterance. */
export function Transcript() {
  const { store, player, wholeSession } = useCoding();
  const { turns, inSegment } = store.answer;
  const list = useRef<HTMLDivElement>(null);
  useFollowSpot(list);
  useFollowSound();
  const m = messages.value;
  return (
    <div class="transcript">
      {wholeSession.value && turns && <Outside title={m.transcript.before} turns={turns.slice(0, inSegment.from)} />}
      <div
        ref={list}
        class={`turns${player.recording.value ? ' heard-by-time' : ''}`}
        role="listbox"
        tabIndex={0}
        aria-label={m.transcript.label}
        aria-multiselectable="true"
        onClick={useChoose()}
        onDblClick={useDivide()}
        // Keys work wherever the focus is: see keyboard/listen.ts.
        onKeyDown={() => undefined}
      >
        <Turns />
      </div>
      {wholeSession.value && turns && <Outside title={m.transcript.after} turns={turns.slice(inSegment.to)} />}
    </div>
  );
}

/**
 * Turns that the browser leaves out together while they are out of sight: of single turns it would have to look after
 * every one in each frame.
 */
const turnsInStretch = 25;

/** Reads no signal, so it is drawn once. */
function Turns() {
  const { store } = useCoding();
  const stretches = Array.from(
    { length: Math.ceil(store.turns.length / turnsInStretch) },
    (_, at) => at * turnsInStretch,
  );
  return (
    <>
      {stretches.map((from) => (
        <div key={from} class="stretch" role="none">
          {store.turns.slice(from, from + turnsInStretch).map((turn, index) => (
            <TurnRow key={turn.spoken.id} turn={turn} at={from + index} />
          ))}
        </div>
      ))}
    </>
  );
}

/** What was said outside the segment, greyed. */
function Outside({ title, turns }: { readonly title: string; readonly turns: readonly WorkTurn[] }) {
  const m = messages.value;
  if (turns.length === 0) return null;
  return (
    <section class="outside" aria-label={title}>
      <h3>
        {title} <span class="quiet-text">{m.transcript.notPartOf}</span>
      </h3>
      {turns.map(({ id, role, startSeconds, text }) => (
        <p key={id} class={`turn ${role}`}>
          <span class="who">
            <b>{m.roleLetters[role]}</b>
          </span>
          <span class="time">{startSeconds === null ? '' : writeClock(startSeconds)}</span>
          <span class="said">{text}</span>
        </p>
      ))}
    </section>
  );
}

/** The current utterance is named to screen readers and brought into view. */
function useFollowSpot(list: { readonly current: HTMLDivElement | null }): void {
  const { store } = useCoding();
  useSignalEffect(() => {
    const id = spotId(store.spot.value);
    list.current?.setAttribute('aria-activedescendant', id);
    // After the code is on the screen, because measuring where things are takes its time in a long session.
    requestAnimationFrame(() => bringIntoView(document.getElementById(id)));
  });
}

/** Scrolls as little as shows the element with some of what comes after it. */
function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** Marks the turn that is heard; where the text follows the sound, it is kept in view. */
function useFollowSound(): void {
  const { store, player, follow } = useCoding();
  const heard = useRef<number | null>(null);
  useSignalEffect(() => {
    const now = player.recording.value && (player.playing.value || player.time.value > 0) ? player.time.value : null;
    const times = untracked(() => store.turns.map(timesOf));
    const at = now === null ? -1 : times.findLastIndex(({ start }) => start !== null && start <= now + 0.05);
    const next = at < 0 ? null : at;
    if (next === heard.current) return;
    const [old, fresh] = [store.turns[heard.current ?? -1], store.turns[next ?? -1]];
    heard.current = next;
    if (old) old.heard.value = false;
    if (fresh) fresh.heard.value = true;
    if (next !== null && follow.peek() && player.playing.peek()) {
      requestAnimationFrame(() => bringIntoView(document.getElementById(spotId({ turn: next, index: 0 }))));
    }
  });
}

/**
 * A click on a time plays from there. A click makes an utterance the current one and marks the word; with Shift or Control
 * it selects several.
 */
function useChoose() {
  const { store, player } = useCoding();
  return (event: MouseEvent) => {
    const heard = store.turns[turnOfTime(event.target)];
    const start = heard && timesOf(heard).start;
    if (player.recording.value && typeof start === 'number') return player.playStretch(start, null);
    const spot = spotOf(event.target);
    if (!spot) return;
    if (event.shiftKey) store.moveTo(spot, true);
    else if (event.ctrlKey || event.metaKey) store.toggle(spot);
    else {
      const at = wordAt(event);
      store.moveTo(spot);
      store.caret.value = at;
    }
  };
}

/** A double click divides before the word. */
function useDivide() {
  const { store, perform } = useCoding();
  return () => {
    if (store.caret.value !== null) perform('split');
  };
}

/** The turn whose time was clicked; -1 where it was something else. */
function turnOfTime(target: EventTarget | null): number {
  const time = target instanceof Element ? target.closest<HTMLElement>('.time') : null;
  return Number(time?.dataset.turn ?? -1);
}

function spotOf(target: EventTarget | null): Spot | null {
  const option = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  if (!option || option.getAttribute('aria-disabled') === 'true') return null;
  return { turn: Number(option.dataset.turn), index: Number(option.dataset.index) };
}

/** The start of the word at the pointer, as a character of the turn's text; null at the first word of an utterance. */
function wordAt(event: MouseEvent): number | null {
  const range = document.caretRangeFromPoint(event.clientX, event.clientY);
  const piece = range?.startContainer.parentElement?.closest<HTMLElement>('[data-from]');
  const text = piece?.textContent;
  if (!range || !piece || !text) return null;
  const at = range.startOffset;
  const start = [0, ...wordStarts(text)].findLast((each) => each <= at) ?? 0;
  const isFirst = start === 0 && !piece.parentElement?.previousElementSibling;
  return isFirst ? null : Number(piece.dataset.from) + start;
}
