import { type ReadonlySignal, type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StartAnswer } from '../../api/entrance.ts';
import { paths } from '../../api/paths.ts';
import type { NextAnswer, SessionEntry, SessionsAnswer } from '../../api/sessions.ts';
import { ask } from '../request.ts';
import { goTo, writeRoute } from '../route.ts';
import { messages } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { BeginDialog } from './begin-dialog.tsx';
import { CoderDialog } from './coder-dialog.tsx';
import { findSession } from './find-session.ts';
import { canShowMore, type Filters, ListFilters, showMore, useFilters, writeQuery } from './list-filters.tsx';
import { SessionTable } from './session-table.tsx';

/** The sessions of the library: how far the coder is with each, filters, search, and the one to go on with. */
export function SessionsPage({ start, named }: { readonly start: StartAnswer; readonly named: Signal<string | null> }) {
  const coder = useSignal(start.coder);
  const filters = useFilters();
  const fault = useSignal<unknown>(null);
  const begun = useSignal<SessionEntry | null>(null);
  const isNaming = useSignal(start.coder === null);
  const answer = useListedSessions(filters, coder, fault);
  useNamedSession(named, coder, begun, fault);
  const m = messages.value;
  useEffect(() => {
    document.title = `${m.sessions.title} · ${m.name}`;
  }, [m]);

  if (fault.value) return <FaultPage error={fault.value} />;
  const listed = answer.value;
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{m.sessions.title}</h1>
        <button type="button" class="quiet" onClick={() => (isNaming.value = true)}>
          {m.sessions.coder}: <b>{coder.value ?? '–'}</b>
        </button>
        <SettingsControls />
      </header>
      <main>
        <ListHead filters={filters} answer={listed} coder={coder} begun={begun} fault={fault} />
        {listed?.sessions.length === 0 && <p>{m.sessions.empty}</p>}
        {listed && listed.sessions.length > 0 && (
          <SessionTable
            sessions={listed.sessions}
            withPeople={filters.people.value}
            onBegin={(session) => (begun.value = session)}
          />
        )}
        {listed && listed.total > listed.sessions.length && canShowMore(filters) && (
          <button type="button" onClick={() => showMore(filters)}>
            {m.sessions.more}
          </button>
        )}
        <PeopleChoice people={filters.people} />
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

/** How long typing rests before the server is asked, in milliseconds. */
const restFor = 120;

/** What the server lists of the library, asked anew where a filter or the coder changes. */
function useListedSessions(
  filters: Filters,
  coder: ReadonlySignal<string | null>,
  fault: Signal<unknown>,
): ReadonlySignal<SessionsAnswer | null> {
  const answer = useSignal<SessionsAnswer | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useSignalEffect(() => {
    const query = writeQuery(filters);
    // The coder's own codings are among what is listed.
    coder.value;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      ask<SessionsAnswer>(`${paths.sessions}?${query}`).then(
        (fresh) => (answer.value = fresh),
        (error: unknown) => (fault.value = error),
      );
    }, restFor);
  });
  return answer;
}

/** `miti code` names one session: it is opened at once, the first time, and the list is a step away. */
function useNamedSession(
  named: Signal<string | null>,
  coder: ReadonlySignal<string | null>,
  begun: Signal<SessionEntry | null>,
  fault: Signal<unknown>,
): void {
  useEffect(() => {
    const wanted = named.value;
    // A coder without a name gives one first.
    if (coder.value === null || wanted === null) return;
    named.value = null;
    findSession(wanted).then(
      (found) => {
        if (found?.own[0]) goTo({ page: 'coding', id: found.own[0].id });
        else begun.value = found;
      },
      (error: unknown) => (fault.value = error),
    );
  }, [coder.value]);
}

/** Above the list: the next session, filters, other pages, and how many sessions there are. */
function ListHead(props: {
  readonly filters: Filters;
  readonly answer: SessionsAnswer | null;
  readonly coder: ReadonlySignal<string | null>;
  readonly begun: Signal<SessionEntry | null>;
  readonly fault: Signal<unknown>;
}) {
  const { filters, answer, coder, begun, fault } = props;
  const next = useSignal<NextAnswer['next'] | undefined>(undefined);
  const nothingNext = useSignal(false);
  const m = messages.value;
  useEffect(() => {
    ask<NextAnswer>(paths.next).then(
      (found) => (next.value = found.next),
      (error: unknown) => (fault.value = error),
    );
  }, [coder.value]);
  const goOn = async () => {
    const { next: found } = await ask<NextAnswer>(paths.next);
    if (found?.kind === 'draft') goTo({ page: 'coding', id: found.coding });
    else if (!found) nothingNext.value = true;
    else begun.value = await findSession(found.session);
  };
  return (
    <>
      <div class="list-tools">
        <button type="button" class="primary" onClick={() => void goOn().catch((error) => (fault.value = error))}>
          {m.sessions.myNext}
        </button>
        <ListFilters filters={filters} answer={answer} />
        <a class="button" href={writeRoute({ page: 'practice' })} title={m.sessions.practiceNote}>
          {m.sessions.practice}
        </a>
        <a class="button" href={writeRoute({ page: 'consensuses', session: null })} title={m.consensus.linkNote}>
          {m.consensus.title}
        </a>
        <a class="button" href={writeRoute({ page: 'reports' })} title={m.reports.note}>
          {m.reports.title}
        </a>
      </div>
      <p class="quiet-text" role="status">
        {answer && m.sessions.counted(answer.total)}
        {next.value && ` · ${m.sessions.next(next.value.label, next.value.due)}`}{' '}
        {nothingNext.value && m.sessions.nothingNext}
      </p>
    </>
  );
}

function PeopleChoice({ people }: { readonly people: Signal<boolean> }) {
  const m = messages.value;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={people.value}
        onChange={(event) => (people.value = event.currentTarget.checked)}
      />{' '}
      {m.sessions.showCaseworkers} <span class="quiet-text">{m.sessions.showCaseworkersNote}</span>
    </label>
  );
}
