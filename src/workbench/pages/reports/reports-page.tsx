import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { paths } from '../../api/paths.ts';
import type { ReportsAnswer } from '../../api/reports.ts';
import { ask } from '../request.ts';
import { writeRoute } from '../route.ts';
import { language, words } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { completeCoders } from './complete-coders.ts';

/** How far a report may look back, in months. */
const lengths = [1, 3, 6, 12, 24, 36];

/** Which report: the team's or a caseworker's, up to which month, how far back; to look at or to keep. */
export function ReportsPage({ coders }: { readonly coders: readonly string[] }) {
  const offered = useSignal<ReportsAnswer | null>(null);
  const fault = useSignal<unknown>(null);
  const caseworker = useSignal('');
  const month = useSignal('');
  const months = useSignal(12);
  useEffect(() => {
    ask<ReportsAnswer>(paths.reports).then(
      (answer) => (offered.value = answer),
      (error: unknown) => (fault.value = error),
    );
  }, []);
  const w = words.value.reports;
  useEffect(() => {
    document.title = `${w.title} · ${words.value.name}`;
  }, [w]);
  if (fault.value) return <FaultPage error={fault.value} />;
  const people = offered.value?.caseworkers.filter((each) => each.months.length > 0) ?? [];
  const coded = people.find(({ pseudonym }) => pseudonym === caseworker.value)?.months ?? offered.value?.months ?? [];
  const chosen = coded.includes(month.value) ? month.value : (coded.at(-1) ?? '');
  const address = (format: 'html' | 'pdf') => {
    const of = caseworker.value === '' ? { of: 'team' } : { of: 'caseworker', caseworker: caseworker.value };
    const span = { month: chosen, months: String(months.value) };
    return `${paths.report}?${new URLSearchParams({ ...of, ...span, language: language.value, format })}`;
  };
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{w.title}</h1>
        <SettingsControls />
      </header>
      <main>
        <p>
          <a href={writeRoute({ page: 'sessions' })}>{words.value.tools.sessions}</a>
        </p>
        <p class="quiet-text">{w.note}</p>
        {offered.value && coded.length === 0 && <p>{w.empty}</p>}
        {coded.length > 0 && (
          <div class="list-tools">
            <label>
              {w.of}{' '}
              <select value={caseworker.value} onChange={(event) => (caseworker.value = event.currentTarget.value)}>
                <option value="">{w.team}</option>
                {people.map(({ pseudonym }) => (
                  <option key={pseudonym} value={pseudonym}>
                    {pseudonym}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {w.month}{' '}
              <select value={chosen} onChange={(event) => (month.value = event.currentTarget.value)}>
                {coded.toReversed().map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {w.back}{' '}
              <select value={months.value} onChange={(event) => (months.value = Number(event.currentTarget.value))}>
                {lengths.map((each) => (
                  <option key={each} value={each}>
                    {w.months(each)}
                  </option>
                ))}
              </select>
            </label>
            <a class="button" href={address('html')} target="_blank" rel="noreferrer">
              {w.show}
            </a>
            <a class="button" href={address('pdf')}>
              PDF
            </a>
          </div>
        )}
        <AgreementChoice
          people={(offered.value?.caseworkers ?? []).map(({ pseudonym }) => pseudonym)}
          knownCoders={coders}
        />
      </main>
    </div>
  );
}

/** Which codings to compare: of whose sessions, of which days, by whom. */
function AgreementChoice({
  people,
  knownCoders,
}: {
  readonly people: readonly string[];
  readonly knownCoders: readonly string[];
}) {
  const caseworker = useSignal('');
  const coders = useSignal('');
  const from = useSignal('');
  const to = useSignal('');
  const w = words.value.reports;
  const address = (format: 'html' | 'pdf') => {
    const given = { caseworker: caseworker.value, coders: coders.value.trim(), from: from.value, to: to.value };
    const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
    return `${paths.report}?${new URLSearchParams({ of: 'agreement', ...chosen, language: language.value, format })}`;
  };
  return (
    <section aria-labelledby="agreement-heading">
      <h2 id="agreement-heading">{w.agreement}</h2>
      <p class="quiet-text">{w.agreementNote}</p>
      <div class="list-tools">
        <label>
          {w.sessionsOf}{' '}
          <select value={caseworker.value} onChange={(event) => (caseworker.value = event.currentTarget.value)}>
            <option value="">{w.everybody}</option>
            {people.map((pseudonym) => (
              <option key={pseudonym} value={pseudonym}>
                {pseudonym}
              </option>
            ))}
          </select>
        </label>
        <label>
          {w.from}{' '}
          <input type="date" value={from.value} onInput={(event) => (from.value = event.currentTarget.value)} />
        </label>
        <label>
          {w.to} <input type="date" value={to.value} onInput={(event) => (to.value = event.currentTarget.value)} />
        </label>
        <label>
          {w.coders}{' '}
          <input
            list="agreement-coders"
            value={coders.value}
            placeholder="K1, K2"
            onInput={(event) => (coders.value = event.currentTarget.value)}
          />
        </label>
        <datalist id="agreement-coders">
          {completeCoders(coders.value, knownCoders).map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
        <a class="button" href={address('html')} target="_blank" rel="noreferrer">
          {w.showAgreement}
        </a>
        <a class="button" href={address('pdf')}>
          {w.agreementPdf}
        </a>
      </div>
    </section>
  );
}
