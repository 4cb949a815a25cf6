import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BeginConsensusAnswer, ConsensusesAnswer } from '../../api/consensus.ts';
import { paths } from '../../api/paths.ts';
import { writeClock } from '../coding/clock.ts';
import { ask } from '../request.ts';
import { goTo, writeRoute } from '../route.ts';
import { messages } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';

type Stretch = ConsensusesAnswer['stretches'][number];

/** What several people have coded: of the whole library, or of one session. */
export function ConsensusListPage({ session }: { readonly session: string | null }) {
  const stretches = useSignal<readonly Stretch[] | null>(null);
  const next = useSignal<number | null>(null);
  const fault = useSignal<unknown>(null);
  const load = (offset: number) => {
    const query = new URLSearchParams(session === null ? { offset: String(offset) } : { session });
    ask<ConsensusesAnswer>(`${paths.consensuses}?${query}`).then(
      (answer) => {
        stretches.value = [...(offset === 0 ? [] : (stretches.value ?? [])), ...answer.stretches];
        next.value = answer.next;
      },
      (error: unknown) => (fault.value = error),
    );
  };
  useEffect(() => load(0), [session]);
  const m = messages.value;
  useEffect(() => {
    document.title = `${m.consensus.title} · ${m.name}`;
  }, [m]);
  if (fault.value) return <FaultPage error={fault.value} />;
  const begin = ({ codings }: Stretch) =>
    void ask<BeginConsensusAnswer>(paths.consensuses, {
      method: 'POST',
      body: { codings: codings.map(({ id }) => id) },
    }).then(
      ({ consensus }) => goTo({ page: 'consensus', id: consensus }),
      (error: unknown) => (fault.value = error),
    );
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{m.consensus.title}</h1>
        <SettingsControls />
      </header>
      <main>
        <p>
          <a href={writeRoute({ page: 'sessions' })}>{m.tools.sessions}</a>
        </p>
        <p class="quiet-text">{m.consensus.note}</p>
        {stretches.value?.length === 0 && <p>{m.consensus.empty}</p>}
        {stretches.value && stretches.value.length > 0 && <StretchTable stretches={stretches.value} onBegin={begin} />}
        {next.value !== null && (
          <button type="button" onClick={() => load(next.value ?? 0)}>
            {m.sessions.more}
          </button>
        )}
      </main>
    </div>
  );
}

function StretchTable(props: { readonly stretches: readonly Stretch[]; readonly onBegin: (stretch: Stretch) => void }) {
  const m = messages.value;
  return (
    <table class="sessions">
      <thead>
        <tr>
          <th scope="col">{m.sessions.columns.session}</th>
          <th scope="col">{m.sessions.columns.date}</th>
          <th scope="col">{m.segment.part}</th>
          <th scope="col">{m.consensus.coders}</th>
          <th scope="col">{m.consensus.title}</th>
          <th scope="col">
            <span class="unseen">{m.sessions.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.stretches.map((stretch) => (
          <StretchRow
            key={stretch.codings.map(({ id }) => id).join()}
            stretch={stretch}
            onBegin={() => props.onBegin(stretch)}
          />
        ))}
      </tbody>
    </table>
  );
}

function StretchRow({ stretch, onBegin }: { readonly stretch: Stretch; readonly onBegin: () => void }) {
  const { label, date, segment, codings, status, consensus } = stretch;
  const { startSeconds, endSeconds, method } = segment;
  const hasTimes = startSeconds !== null && endSeconds !== null && method !== 'whole';
  const m = messages.value;
  return (
    <tr>
      <td>
        <b>{label}</b>
      </td>
      <td>{date}</td>
      <td>{hasTimes ? `${writeClock(startSeconds)}–${writeClock(endSeconds)}` : m.segment.method[method]}</td>
      <td>{codings.map(({ coder }) => coder).join(', ')}</td>
      <td>
        <span class={`status ${status}`}>{m.consensus.statuses[status]}</span>
      </td>
      <td class="row-actions">
        {(consensus !== null || status === 'open') && (
          <button type="button" onClick={onBegin}>
            {m.consensus.actions[status]}
            <span class="unseen">: {label}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
