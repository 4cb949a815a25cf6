import type { Signal } from '@preact/signals';
import type { DrawAnswer } from '../../api/sessions.ts';
import { writeClock } from '../coding/clock.ts';
import { messages } from '../settings.ts';
import type { BeginForm, SegmentMethod } from './begin-form.ts';

const methods: readonly SegmentMethod[] = ['whole', 'random', 'first', 'range'];

/** Which part of the session is coded: a way to choose it, and what that way has to be told. */
export function SegmentFields(props: {
  readonly form: BeginForm;
  readonly drawn: Signal<DrawAnswer | null>;
  readonly onDraw: () => void;
}) {
  const { form, drawn, onDraw } = props;
  const method = form.method.value;
  const m = messages.value;
  const choose = (next: SegmentMethod) => {
    form.method.value = next;
    drawn.value = null;
  };
  return (
    <>
      <fieldset>
        <legend>{m.segment.part}</legend>
        {methods.map((each) => (
          <label class="check" key={each}>
            <input type="radio" name="method" checked={method === each} onChange={() => choose(each)} />{' '}
            {m.segment.method[each]}
          </label>
        ))}
      </fieldset>
      {(method === 'random' || method === 'first') && (
        <Field label={m.segment.minutes} size={5} inputMode="decimal" value={form.minutes} />
      )}
      {method === 'random' && (
        <p class="inline">
          <Field label={m.segment.seed} size={12} inputMode="numeric" value={form.seed} />
          <button type="button" onClick={onDraw}>
            {m.segment.draw}
          </button>
          <span class="quiet-text">{m.segment.drawNote}</span>
        </p>
      )}
      {method === 'range' && (
        <p class="inline">
          <Field label={m.segment.from} size={7} value={form.from} />
          <Field label={m.segment.to} size={7} value={form.to} />
        </p>
      )}
      {drawn.value && <ShownSegment answer={drawn.value} />}
    </>
  );
}

function Field(props: {
  readonly label: string;
  readonly size: number;
  readonly value: Signal<string>;
  readonly inputMode?: 'decimal' | 'numeric';
}) {
  const { label, size, value, inputMode } = props;
  return (
    <label class="inline">
      {label}
      <input
        size={size}
        {...(inputMode && { inputMode })}
        value={value.value}
        onInput={(event) => (value.value = event.currentTarget.value)}
      />
    </label>
  );
}

/** What a random segment would be, before anything is kept. */
function ShownSegment({ answer }: { readonly answer: DrawAnswer }) {
  const { startSeconds, endSeconds, sentences, timesEstimated } = answer.segment;
  const m = messages.value;
  return (
    <div class="drawn" role="status">
      {startSeconds !== null && endSeconds !== null && (
        <p>
          <b>
            {writeClock(startSeconds)}–{writeClock(endSeconds)}
          </b>
          {timesEstimated && ` (${m.segment.estimated})`}
        </p>
      )}
      {sentences && (
        <p class="quiet-text">
          {m.segment.first} “{sentences.first}” {m.segment.last} “{sentences.last}”
        </p>
      )}
      {answer.notes.map((note) => (
        <p key={note} class="quiet-text">
          {note}
        </p>
      ))}
    </div>
  );
}
