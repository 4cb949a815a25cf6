import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StartAnswer } from '../../api/entrance.ts';
import { paths } from '../../api/paths.ts';
import type { ListedSession, NextAnswer, SessionsAnswer } from '../../api/sessions.ts';
import { SessionReportLink } from '../reports/session-report-link.tsx';
import { ask } from '../request.ts';
import { goTo, writeRoute } from '../route.ts';
import { nameLanguage, words } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { BeginDialog } from './begin-dialog.tsx';
import { CoderDialog } from './coder-dialog.tsx';

const pageSize = 50;
const largestPage = 200;
const statuses = ['open', 'draft', 'final'] as const;

let isFirstVisit = true;

/** A session by its id, looked for from page to page of the list. */
async function findSession(id: string): Promise<ListedSession | null> {
  for (let offset = 0; ; offset += largestPage) {
    const { sessions, total } = await ask<SessionsAnswer>(`${paths.sessions}?limit=${largestPage}&offset=${offset}`);
    const found = sessions.find((session) => session.id === id);
    if (found || offset + largestPage >= total) return found ?? null;
  }
}

/** The sessions of the library: how far the coder is with each, filters, search, and the one to go on with. */
export function SessionsPage({ start }: { readonly start: StartAnswer }) {
  const coder = useSignal(start.coder);
  const search = useSignal('');
  const status = useSignal('');
  const language = useSignal('');
  const people = useSignal(false);
  const limit = useSignal(pageSize);
  const answer = useSignal<SessionsAnswer | null>(null);
  const fault = useSignal<unknown>(null);
  const begun = useSignal<ListedSession | null>(null);
  const next = useSignal<NextAnswer['next'] | undefined>(undefined);
  const nothingNext = useSignal(false);
  const isNaming = useSignal(start.coder === null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const w = words.value;

  useSignalEffect(() => {
    const query = new URLSearchParams({ limit: String(Math.min(limit.value, largestPage)) });
    if (search.value.trim() !== '') query.set('search', search.value.trim());
    if (status.value !== '') query.set('status', status.value);
    if (language.value !== '') query.set('language', language.value);
    if (people.value) query.set('people', 'shown');
    // The coder's own codings are among what is listed.
    coder.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      ask<SessionsAnswer>(`${paths.sessions}?${query}`).then(
        (fresh) => (answer.value = fresh),
        (error: unknown) => (fault.value = error),
      );
    }, 120);
  });

  useEffect(() => {
    document.title = `${w.sessions.title} · ${w.name}`;
  }, [w]);

  // `miti code` names one session: it is opened at once, and the list is a step away.
  useEffect(() => {
    // A coder without a name gives one first.
    if (coder.value === null) return;
    const wanted = isFirstVisit ? start.session : null;
    isFirstVisit = false;
    if (wanted === null) return;
    findSession(wanted).then(
      (found) => {
        if (found?.own[0]) goTo({ page: 'coding', id: found.own[0].id });
        else begun.value = found;
      },
      (error: unknown) => (fault.value = error),
    );
  }, [coder.value]);

  useEffect(() => {
    ask<NextAnswer>(paths.next).then(
      (answer) => (next.value = answer.next),
      (error: unknown) => (fault.value = error),
    );
  }, [coder.value]);

  const goOn = async () => {
    const { next: found } = await ask<NextAnswer>(paths.next);
    if (found?.kind === 'draft') goTo({ page: 'coding', id: found.coding });
    else if (!found) nothingNext.value = true;
    else begun.value = await findSession(found.session);
  };

  if (fault.value) return <FaultPage error={fault.value} />;
  const sessions = answer.value?.sessions ?? [];
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{w.sessions.title}</h1>
        <button type="button" class="quiet" onClick={() => (isNaming.value = true)}>
          {w.sessions.coder}: <b>{coder.value ?? '–'}</b>
        </button>
        <SettingsControls />
      </header>
      <main>
        <div class="list-tools">
          <button type="button" class="primary" onClick={() => void goOn().catch((error) => (fault.value = error))}>
            {w.sessions.myNext}
          </button>
          <input
            type="search"
            aria-label={w.sessions.search}
            placeholder={w.sessions.search}
            value={search.value}
            onInput={(event) => (search.value = event.currentTarget.value)}
          />
          <label>
            {w.sessions.status}{' '}
            <select value={status.value} onChange={(event) => (status.value = event.currentTarget.value)}>
              <option value="">{w.sessions.all}</option>
              {statuses.map((each) => (
                <option key={each} value={each}>
                  {w.sessions.statuses[each]} ({answer.value?.statuses[each] ?? 0})
                </option>
              ))}
            </select>
          </label>
          <label>
            {w.tools.languageLabel}{' '}
            <select value={language.value} onChange={(event) => (language.value = event.currentTarget.value)}>
              <option value="">{w.sessions.all}</option>
              {answer.value?.languages.map((each) => (
                <option key={each} value={each}>
                  {nameLanguage(each)}
                </option>
              ))}
            </select>
          </label>
          <a class="button" href={writeRoute({ page: 'practice' })} title={w.sessions.practiceNote}>
            {w.sessions.practice}
          </a>
          <a class="button" href={writeRoute({ page: 'consensuses', session: null })} title={w.consensus.linkNote}>
            {w.consensus.title}
          </a>
          <a class="button" href={writeRoute({ page: 'reports' })} title={w.reports.note}>
            {w.reports.title}
          </a>
        </div>
        <p class="quiet-text" role="status">
          {answer.value && w.sessions.counted(answer.value.total)}
          {next.value && ` · ${w.sessions.next(next.value.label, next.value.due)}`}{' '}
          {nothingNext.value && w.sessions.nothingNext}
        </p>
        {answer.value && sessions.length === 0 && <p>{w.sessions.empty}</p>}
        {sessions.length > 0 && (
          <table class="sessions">
            <thead>
              <tr>
                <th scope="col">{w.sessions.columns.session}</th>
                <th scope="col">{w.sessions.columns.date}</th>
                <th scope="col">{w.sessions.columns.language}</th>
                <th scope="col">{w.sessions.columns.goal}</th>
                {people.value && <th scope="col">{w.sessions.caseworker}</th>}
                <th scope="col">{w.sessions.columns.codings}</th>
                <th scope="col">{w.sessions.columns.status}</th>
                <th scope="col">
                  <span class="unseen">{w.sessions.open}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  withPeople={people.value}
                  onBegin={() => (begun.value = session)}
                />
              ))}
            </tbody>
          </table>
        )}
        {answer.value && answer.value.total > sessions.length && limit.value < largestPage && (
          <button type="button" onClick={() => (limit.value += pageSize)}>
            {w.sessions.more}
          </button>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={people.value}
            onChange={(event) => (people.value = event.currentTarget.checked)}
          />{' '}
          {w.sessions.showCaseworkers} <span class="quiet-text">{w.sessions.showCaseworkersNote}</span>
        </label>
      </main>
      {begun.value && <BeginDialog session={begun.value} start={start} onClose={() => (begun.value = null)} />}
      {isNaming.value && (
        <CoderDialog
          start={start}
          present={coder.value}
          onNamed={(name) => {
            coder.value = name;
            isNaming.value = false;
          }}
          onClose={() => (isNaming.value = false)}
        />
      )}
    </div>
  );
}

function SessionRow(props: {
  readonly session: ListedSession;
  readonly withPeople: boolean;
  readonly onBegin: () => void;
}) {
  const { session, withPeople, onBegin } = props;
  const w = words.value;
  const [own] = session.own;
  return (
    <tr>
      <td>
        <b>{session.label}</b>
        {!session.hasTranscript && (
          <span class="tag">{session.codable ? w.sessions.recordingOnly : w.sessions.totalsOnly}</span>
        )}
        {session.assigned && session.status !== 'final' && (
          <span class="tag due">{w.sessions.given(session.assigned.due)}</span>
        )}
        {session.tags.map((tag) => (
          <span class="tag" key={tag}>
            {tag}
          </span>
        ))}
      </td>
      <td>{session.date}</td>
      <td>{session.language && nameLanguage(session.language)}</td>
      <td>{session.changeGoal}</td>
      {withPeople && <td>{session.caseworker}</td>}
      <td>{session.own.length}</td>
      <td>
        <span class={`status ${session.status}`}>{w.sessions.statuses[session.status]}</span>
      </td>
      <td class="row-actions">
        {session.settleable && (
          <a class="button" href={writeRoute({ page: 'consensuses', session: session.id })}>
            {w.consensus.title}
            <span class="unseen">: {session.label}</span>
          </a>
        )}
        {own && (
          <a class="button" href={writeRoute({ page: 'coding', id: own.id })}>
            {own.status === 'draft' ? w.sessions.goOn : w.sessions.look}
            <span class="unseen">: {session.label}</span>
          </a>
        )}
        {(session.status === 'final' || !session.codable) && (
          <SessionReportLink id={session.id} label={session.label} />
        )}
        {session.codable && (
          <button type="button" class={own ? 'quiet' : ''} onClick={onBegin}>
            {w.sessions.start}
            <span class="unseen">: {session.label}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
