import type { TallyEvent } from '../../api/documents.ts';
import { clientTurn } from '../../coding-log/decisions.ts';
import { writeClock } from '../coding/clock.ts';
import { codeClass } from '../coding/code-names.ts';
import { useCoding } from '../coding/coding-context.ts';
import { messages } from '../settings.ts';
import { MinuteStrip } from './minute-strip.tsx';
import { uncountedEvents } from './uncounted-events.ts';

/** Coding straight from a recording: what was tallied, with its times, and every slip to be corrected. */
export function LiveTally() {
  const { store } = useCoding();
  const events = store.state.value.document.events ?? [];
  const m = messages.value;
  return (
    <section class="live-tally" aria-label={m.live.title}>
      <p class="quiet-text">{m.live.intro}</p>
      <VolleyNow events={events} />
      <h2>{m.live.strip}</h2>
      <MinuteStrip events={events} />
      <h2>{m.live.list}</h2>
      <CorrectionList events={events} />
    </section>
  );
}

/** What was given since the client spoke last. */
function VolleyNow({ events }: { readonly events: readonly TallyEvent[] }) {
  const { codes } = useCoding();
  const since = events.findLastIndex(({ tallied }) => tallied === clientTurn);
  const given = events.slice(since + 1);
  const m = messages.value;
  return (
    <p class="volley-now">
      <b>{m.live.volleyNow}:</b>{' '}
      {given.length === 0
        ? m.live.nothingYet
        : given.map(({ id, tallied }) => (
            <span key={id} class={codeClass(codes.get(tallied))}>
              {codes.get(tallied)?.abbreviation ?? tallied}
            </span>
          ))}
    </p>
  );
}

/** The newest first. Each can be another code, or go. */
function CorrectionList({ events }: { readonly events: readonly TallyEvent[] }) {
  const { store } = useCoding();
  const uncounted = uncountedEvents(store.scores.value);
  const m = messages.value;
  if (events.length === 0) return <p class="quiet-text">{m.live.empty}</p>;
  return (
    <table class="correction-list">
      <thead>
        <tr>
          <th scope="col">{m.live.time}</th>
          <th scope="col">{m.live.code}</th>
          <th scope="col">{m.tally.label}</th>
          <th scope="col">{m.live.remove}</th>
        </tr>
      </thead>
      <tbody>
        {events.toReversed().map((event) => (
          <TalliedRow key={event.id} tallied={event} isCounted={!uncounted.has(event.id)} />
        ))}
      </tbody>
    </table>
  );
}

interface TalliedRowProps {
  readonly tallied: TallyEvent;
  readonly isCounted: boolean;
}

function TalliedRow({ tallied: { id, atSeconds, tallied }, isCounted }: TalliedRowProps) {
  const { store, codes, player } = useCoding();
  const isDisabled = !store.writable.value;
  const m = messages.value;
  const name = codes.get(tallied)?.name ?? m.live.clientTurn;
  const time = writeClock(atSeconds);
  return (
    <tr>
      <td>
        <button type="button" class="quiet" onClick={() => player.seek(Math.max(0, atSeconds - 2))}>
          {time}
        </button>
      </td>
      <td>
        <span class={codeClass(codes.get(tallied))} aria-hidden="true">
          {codes.get(tallied)?.abbreviation ?? m.roleLetters.client}
        </span>{' '}
        <select
          aria-label={m.live.change(name, time)}
          value={tallied}
          disabled={isDisabled}
          onChange={(event) => store.act({ kind: 'correct', event: id, atSeconds, tallied: event.currentTarget.value })}
        >
          {[...codes.values()].map((code) => (
            <option key={code.id} value={code.id}>
              {code.name}
            </option>
          ))}
          <option value={clientTurn}>{m.live.clientTurn}</option>
        </select>
      </td>
      <td>{tallied !== clientTurn && (isCounted ? m.live.counted : <i>{m.live.notCounted}</i>)}</td>
      <td>
        <button
          type="button"
          class="quiet"
          disabled={isDisabled}
          aria-label={m.live.removeOne(name, time)}
          onClick={() => store.act({ kind: 'strike', event: id })}
        >
          {m.live.remove}
        </button>
      </td>
    </tr>
  );
}
