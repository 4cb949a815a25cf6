import { type Signal, useSignal } from '@preact/signals';
import type { SessionsAnswer } from '../../api/sessions.ts';
import { messages, nameLanguage } from '../settings.ts';

/** What of the library is listed. */
export interface Filters {
  readonly search: Signal<string>;
  readonly status: Signal<string>;
  readonly language: Signal<string>;
  /** Whether caseworkers are shown. */
  readonly people: Signal<boolean>;
  /** How many sessions are shown at most. */
  readonly limit: Signal<number>;
}

const pageSize = 50;
const largestPage = 200;
const statuses = ['open', 'draft', 'final'] as const;

/** Filters that let everything pass, a page long. */
export function useFilters(): Filters {
  return {
    search: useSignal(''),
    status: useSignal(''),
    language: useSignal(''),
    people: useSignal(false),
    limit: useSignal(pageSize),
  };
}

/** The filters as the query of `paths.sessions`. */
export function writeQuery({ search, status, language, people, limit }: Filters): URLSearchParams {
  const query = new URLSearchParams({ limit: String(limit.value) });
  if (search.value.trim() !== '') query.set('search', search.value.trim());
  if (status.value !== '') query.set('status', status.value);
  if (language.value !== '') query.set('language', language.value);
  if (people.value) query.set('people', 'shown');
  return query;
}

/** Whether more of the list can be shown than is. */
export function canShowMore({ limit }: Filters): boolean {
  return limit.value < largestPage;
}

export function showMore({ limit }: Filters): void {
  limit.value = Math.min(limit.value + pageSize, largestPage);
}

/** Search, and choices of status and language. */
export function ListFilters(props: { readonly filters: Filters; readonly answer: SessionsAnswer | null }) {
  const { filters, answer } = props;
  const m = messages.value;
  return (
    <>
      <input
        type="search"
        aria-label={m.sessions.search}
        placeholder={m.sessions.search}
        value={filters.search.value}
        onInput={(event) => (filters.search.value = event.currentTarget.value)}
      />
      <label>
        {m.sessions.status}{' '}
        <select value={filters.status.value} onChange={(event) => (filters.status.value = event.currentTarget.value)}>
          <option value="">{m.sessions.all}</option>
          {statuses.map((each) => (
            <option key={each} value={each}>
              {m.sessions.statuses[each]} ({answer?.statuses[each] ?? 0})
            </option>
          ))}
        </select>
      </label>
      <label>
        {m.tools.languageLabel}{' '}
        <select
          value={filters.language.value}
          onChange={(event) => (filters.language.value = event.currentTarget.value)}
        >
          <option value="">{m.sessions.all}</option>
          {answer?.languages.map((each) => (
            <option key={each} value={each}>
              {nameLanguage(each)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
