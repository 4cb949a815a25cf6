import { useSignal } from '@preact/signals';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { writeClock } from './clock.ts';
import { ActionButton } from './code-panel.tsx';
import { useCoding } from './coding-context.ts';
import { describePlace } from './globals-panel.tsx';

/** What the coding form records besides codes: segment, change goal, coder, date; notes, and the flags. */
export function SegmentDialog({ onClose }: { readonly onClose: () => void }) {
  const { store, wholeSession } = useCoding();
  const { answer } = store;
  const { document } = store.state.value;
  const goal = useSignal(document.changeGoal ?? '');
  const notes = useSignal(document.notes);
  const m = messages.value;
  const keepGoal = () => {
    const written = goal.value.trim();
    store.act({ kind: 'changeGoal', changeGoal: written === '' ? null : written });
  };
  return (
    <Dialog title={m.segment.title} onClose={onClose} wide>
      <label>
        {m.segment.changeGoal}
        <input
          value={goal.value}
          disabled={!store.writable.value}
          onInput={(event) => (goal.value = event.currentTarget.value)}
          onChange={keepGoal}
        />
      </label>
      <p class="quiet-text">{m.segment.changeGoalHint}</p>
      <Facts />
      {answer.turns && answer.inSegment.to - answer.inSegment.from < answer.turns.length && (
        <ActionButton action="wholeSession" label={m.segment.showWhole} pressed={wholeSession.value} />
      )}
      <label>
        {m.segment.notes}
        <textarea
          value={notes.value}
          disabled={!store.writable.value}
          onInput={(event) => (notes.value = event.currentTarget.value)}
          onChange={() => store.act({ kind: 'notes', notes: notes.value })}
        />
      </label>
      <Flags />
    </Dialog>
  );
}

function Facts() {
  const { answer } = useCoding().store;
  const { segment } = answer;
  const m = messages.value;
  return (
    <dl class="facts">
      <dt>{m.segment.session}</dt>
      <dd>{answer.session.label}</dd>
      <dt>{m.segment.rubric}</dt>
      <dd>{answer.rubric.name}</dd>
      <dt>{m.segment.coder}</dt>
      <dd>{answer.coder.id}</dd>
      <dt>{m.segment.date}</dt>
      <dd>{answer.startedAt?.slice(0, 10) ?? '–'}</dd>
      <dt>{m.segment.part}</dt>
      <dd>
        {m.segment.method[segment.method]}
        {segment.startSeconds !== null &&
          segment.endSeconds !== null &&
          `, ${writeClock(segment.startSeconds)}–${writeClock(segment.endSeconds)}`}
        {segment.seed !== null && `, ${m.segment.seed.toLowerCase()} ${segment.seed}`}
        {segment.timesEstimated && ` (${m.segment.estimated})`}
      </dd>
      {segment.sentences && (
        <>
          <dt>{m.segment.first}</dt>
          <dd>“{segment.sentences.first}”</dd>
          <dt>{m.segment.last}</dt>
          <dd>“{segment.sentences.last}”</dd>
        </>
      )}
    </dl>
  );
}

function Flags() {
  const coding = useCoding();
  const { store } = coding;
  const { flags } = store.state.value.document;
  const m = messages.value;
  return (
    <section>
      <h3>{m.flag.list}</h3>
      {flags.length === 0 && <p class="quiet-text">{m.flag.none}</p>}
      <ul class="evidence">
        {flags.map((flag) => (
          <li key={flag.id}>
            <span>
              {flag.note} {flag.place && <span class="quiet-text">“{describePlace(coding, flag.place)}”</span>}
            </span>
            <button
              type="button"
              class="quiet"
              disabled={!store.writable.value}
              onClick={() => store.act({ kind: 'unflag', flag: flag.id })}
            >
              {m.flag.remove}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
