import { useId } from 'preact/hooks';
import type { GlobalDefinition } from '../../../instrument/rubric.ts';
import type { GlobalWork, Place } from '../../api/documents.ts';
import { unratedGlobals } from '../../coding-log/unfinished.ts';
import { showKey } from '../keyboard/key-name.ts';
import { messages } from '../settings.ts';
import { writeClock } from './clock.ts';
import { type CodingContext, useCoding } from './coding-context.ts';
import { findPlace } from './find-place.ts';
import { GlobalRules, pointsOf } from './global-rules.tsx';
import { shortenText } from './shorten-text.ts';

/** The global ratings: each with its anchors, shown at the scale's default until it is rated, or withheld with a reason. */
export function GlobalsPanel() {
  const { globals, keys } = useCoding();
  const m = messages.value;
  const key = keys.value.rate;
  return (
    <section class="globals-panel" aria-label={m.globals.label}>
      <h2>
        {m.globals.label} {key !== undefined && <kbd>{showKey(key)}</kbd>}
      </h2>
      {[...globals.values()].map((global) => (
        <GlobalRating key={global.id} global={global} />
      ))}
    </section>
  );
}

function GlobalRating({ global }: { readonly global: GlobalDefinition }) {
  const { store } = useCoding();
  const work = store.state.value.document.globals[global.id];
  const note = useId();
  if (!work) return null;
  const { rating } = work;
  return (
    <fieldset
      class={`global ${rating.kind}`}
      data-global={global.id}
      aria-describedby={note}
      disabled={!store.writable.value}
      onKeyDown={(event) => rating.kind !== 'withheld' && rateByDigit(event, global, store)}
    >
      <legend>{global.name}</legend>
      <div class="points">
        {rating.kind === 'withheld' ? (
          <Withheld global={global} />
        ) : (
          <Points global={global} value={rating.kind === 'rated' ? rating.value : null} />
        )}
      </div>
      <p id={note} class="quiet-text">
        {rating.kind === 'withheld' && rating.reason}
        {rating.kind === 'notRated' && messages.value.globals.startsAt(global.default)}
        {rating.kind === 'rated' && <span lang="en">{global.anchors[rating.value]}</span>}
      </p>
      <Anchors global={global} work={work} />
    </fieldset>
  );
}

function Withheld({ global }: { readonly global: GlobalDefinition }) {
  const { store } = useCoding();
  const m = messages.value.globals;
  return (
    <>
      <span class="withheld-word">{m.withheld}</span>
      <button type="button" onClick={() => store.act({ kind: 'unrate', global: global.id })}>
        {m.takeBack}
      </button>
    </>
  );
}

function Points({ global, value }: { readonly global: GlobalDefinition; readonly value: number | null }) {
  const { store, overlay } = useCoding();
  return (
    <>
      {pointsOf(global).map((point) => (
        <label key={point} class={pointClass(point, value, global.default)} title={global.anchors[point]}>
          <input
            type="radio"
            name={`global-${global.id}`}
            value={point}
            checked={value === point}
            onChange={() => store.act({ kind: 'rate', global: global.id, value: point })}
          />
          <span>{point}</span>
        </label>
      ))}
      <button type="button" class="quiet" onClick={() => (overlay.value = { kind: 'withhold', global: global.id })}>
        {messages.value.globals.withhold}
      </button>
    </>
  );
}

/** What the instrument says of each point, and what the coder tied to the global. */
function Anchors({ global, work }: { readonly global: GlobalDefinition; readonly work: GlobalWork }) {
  const m = messages.value.globals;
  return (
    <details class="anchors">
      <summary>
        {m.details}
        {work.evidence.length > 0 && ` · ${m.evidence(work.evidence.length)}`}
      </summary>
      <GlobalRules global={global} />
      <Evidence global={global} work={work} />
    </details>
  );
}

function pointClass(point: number, value: number | null, start: number): string {
  if (value !== null) return point === value ? 'point chosen' : 'point';
  return point === start ? 'point start' : 'point';
}

/** A digit rates at once, where the focus is on a rating; four digits rate all four. */
function rateByDigit(event: KeyboardEvent, global: GlobalDefinition, store: CodingContext['store']): void {
  const value = Number(event.key);
  if (event.ctrlKey || event.metaKey || !Number.isInteger(value)) return;
  if (value < global.scale.min || value > global.scale.max || event.key.trim() === '') return;
  event.preventDefault();
  event.stopPropagation();
  if (!store.act({ kind: 'rate', global: global.id, value })) return;
  // On to the next that waits, as after a code; from the last back to the text.
  const next = unratedGlobals(store.state.value.document)[0];
  const place = next === undefined ? '[role=listbox]' : `input[name="global-${next}"]`;
  document.querySelector<HTMLElement>(place)?.focus();
}

/** The places that were tied to a global, each a way back to what was said. */
function Evidence({ global, work }: { readonly global: GlobalDefinition; readonly work: GlobalWork }) {
  const coding = useCoding();
  const { store, player } = coding;
  const m = messages.value;
  if (work.evidence.length === 0) return null;
  const go = (place: Place) => {
    if ('event' in place) {
      const event = store.state.value.document.events?.find(({ id }) => id === place.event);
      if (event) player.seek(event.atSeconds);
      return;
    }
    const spot = findPlace(store, place);
    if (spot) store.moveTo(spot);
  };
  return (
    <ul class="evidence">
      {work.evidence.map((place) => {
        const text = describePlace(coding, place);
        return (
          <li key={JSON.stringify(place)}>
            <button type="button" class="quiet" title={m.globals.goTo(text)} onClick={() => go(place)}>
              “{text}”
            </button>
            <button
              type="button"
              class="quiet"
              disabled={!store.writable.value}
              onClick={() => store.act({ kind: 'untie', global: global.id, place })}
            >
              {m.globals.removeEvidence}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The words at a place, or the time of an event. */
export function describePlace({ store, codes }: CodingContext, place: Place): string {
  if ('event' in place) {
    const event = store.state.value.document.events?.find(({ id }) => id === place.event);
    return event ? `${writeClock(event.atSeconds)} ${codes.get(event.tallied)?.abbreviation ?? ''}`.trim() : '';
  }
  const spot = findPlace(store, place);
  const turn = spot && store.turns[spot.turn];
  if (!spot || !turn) return '';
  const work = turn.work.value;
  const utterance = work.role === 'clinician' ? work.utterances[spot.index] : undefined;
  const text = utterance ? turn.spoken.text.slice(utterance.from, utterance.to) : turn.spoken.text;
  return shortenText(text);
}
