import type { Signal } from '@preact/signals';
import type { DrawAnswer } from '../../api/sessions.ts';
import { writeClock } from '../coding/clock.ts';
import { words } from '../settings.ts';
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
  const w = words.value;
  const choose = (next: SegmentMethod) => {
    form.method.value = next;
    drawn.value = null;
  };
  return (
    <>
      <fieldset>
        <legend>{w.segment.part}</legend>
        {methods.map((each) => (
          <label class="check" key={each}>
            <input type="radio" name="method" checked={method === each} onChange={() => choose(each)} />{' '}
            {w.segment.method[each]}
          </label>
        ))}
      </fieldset>
      {(method === 'random' || method === 'first') && (
        <Field label={w.segment.minutes} size={5} inputMode="decimal" value={form.minutes} />
      )}
      {method === 'random' && (
        <p class="inline">
          <Field label={w.segment.seed} size={12} inputMode="numeric" value={form.seed} />
          <button type="button" onClick={onDraw}>
            {w.segment.draw}
          </button>
          <span class="quiet-text">{w.segment.drawNote}</span>
        </p>
      )}
      {method === 'range' && (
        <p class="inline">
          <Field label={w.segment.from} size={7} value={form.from} />
          <Field label={w.segment.to} size={7} value={form.to} />
        </p>
      )}
      {drawn.value && <DrawnSegment answer={drawn.value} />}
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
function DrawnSegment({ answer }: { readonly answer: DrawAnswer }) {
  const { startSeconds, endSeconds, sentences, timesEstimated } = answer.segment;
  const w = words.value;
  return (
    <div class="drawn" role="status">
      {startSeconds !== null && endSeconds !== null && (
        <p>
          <b>
            {writeClock(startSeconds)}–{writeClock(endSeconds)}
          </b>
          {timesEstimated && ` (${w.segment.estimated})`}
        </p>
      )}
      {sentences && (
        <p class="quiet-text">
          {w.segment.first} “{sentences.first}” {w.segment.last} “{sentences.last}”
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
