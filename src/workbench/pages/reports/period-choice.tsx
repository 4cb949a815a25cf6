import { useSignal } from '@preact/signals';
import { paths } from '../../api/paths.ts';
import type { ReportsAnswer } from '../../api/reports.ts';
import { language, messages } from '../settings.ts';

/** How far a report may look back, in months. */
const lengths = [1, 3, 6, 12, 24, 36];

/** Which report over time: the team's or a caseworker's, up to which month, how far back. */
export function PeriodChoice({ offered }: { readonly offered: ReportsAnswer }) {
  const caseworker = useSignal('');
  const month = useSignal('');
  const months = useSignal(12);
  const m = messages.value.reports;
  const people = offered.caseworkers.filter((each) => each.months.length > 0);
  const coded = people.find(({ pseudonym }) => pseudonym === caseworker.value)?.months ?? offered.months;
  if (coded.length === 0) return <p>{m.empty}</p>;
  const chosen = coded.includes(month.value) ? month.value : (coded.at(-1) ?? '');
  const address = (format: 'html' | 'pdf') => {
    const of = caseworker.value === '' ? { of: 'team' } : { of: 'caseworker', caseworker: caseworker.value };
    const span = { month: chosen, months: String(months.value) };
    return `${paths.report}?${new URLSearchParams({ ...of, ...span, language: language.value, format })}`;
  };
  return (
    <div class="list-tools">
      <label>
        {m.of}{' '}
        <select value={caseworker.value} onChange={(event) => (caseworker.value = event.currentTarget.value)}>
          <option value="">{m.team}</option>
          {people.map(({ pseudonym }) => (
            <option key={pseudonym} value={pseudonym}>
              {pseudonym}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.month}{' '}
        <select value={chosen} onChange={(event) => (month.value = event.currentTarget.value)}>
          {coded.toReversed().map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.back}{' '}
        <select value={months.value} onChange={(event) => (months.value = Number(event.currentTarget.value))}>
          {lengths.map((each) => (
            <option key={each} value={each}>
              {m.months(each)}
            </option>
          ))}
        </select>
      </label>
      <a class="button" href={address('html')} target="_blank" rel="noreferrer">
        {m.show}
      </a>
      <a class="button" href={address('pdf')}>
        PDF
      </a>
    </div>
  );
}
