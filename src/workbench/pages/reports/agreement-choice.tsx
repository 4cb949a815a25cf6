import { type Signal, useSignal } from '@preact/signals';
import { paths } from '../../api/paths.ts';
import { language, messages } from '../settings.ts';
import { completeCoders } from './complete-coders.ts';

/** Which codings to compare: of whose sessions, of which days, by whom. */
export function AgreementChoice(props: {
  readonly people: readonly string[];
  readonly knownCoders: readonly string[];
}) {
  const caseworker = useSignal('');
  const coders = useSignal('');
  const from = useSignal('');
  const to = useSignal('');
  const m = messages.value.reports;
  const address = (format: 'html' | 'pdf') => {
    const given = { caseworker: caseworker.value, coders: coders.value.trim(), from: from.value, to: to.value };
    const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    return `${paths.report}?${new URLSearchParams({ of: 'agreement', ...chosen, language: language.value, format })}`;
  };
  return (
    <section aria-labelledby="agreement-heading">
      <h2 id="agreement-heading">{m.agreement}</h2>
      <p class="quiet-text">{m.agreementNote}</p>
      <div class="list-tools">
        <label>
          {m.sessionsOf}{' '}
          <select value={caseworker.value} onChange={(event) => (caseworker.value = event.currentTarget.value)}>
            <option value="">{m.everybody}</option>
            {props.people.map((pseudonym) => (
              <option key={pseudonym} value={pseudonym}>
                {pseudonym}
              </option>
            ))}
          </select>
        </label>
        <DayField label={m.from} day={from} />
        <DayField label={m.to} day={to} />
        <CodersField coders={coders} known={props.knownCoders} />
        <a class="button" href={address('html')} target="_blank" rel="noreferrer">
          {m.showAgreement}
        </a>
        <a class="button" href={address('pdf')}>
          {m.agreementPdf}
        </a>
      </div>
    </section>
  );
}

function DayField({ label, day }: { readonly label: string; readonly day: Signal<string> }) {
  return (
    <label>
      {label} <input type="date" value={day.value} onInput={(event) => (day.value = event.currentTarget.value)} />
    </label>
  );
}

/** Coders with commas between them, each completed from those that the library knows. */
function CodersField({ coders, known }: { readonly coders: Signal<string>; readonly known: readonly string[] }) {
  return (
    <>
      <label>
        {messages.value.reports.coders}{' '}
        <input
          list="agreement-coders"
          value={coders.value}
          placeholder="K1, K2"
          onInput={(event) => (coders.value = event.currentTarget.value)}
        />
      </label>
      <datalist id="agreement-coders">
        {completeCoders(coders.value, known).map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}
