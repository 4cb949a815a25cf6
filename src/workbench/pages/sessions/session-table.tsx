import type { SessionEntry } from '../../api/sessions.ts';
import { SessionReportLink } from '../reports/session-report-link.tsx';
import { writeRoute } from '../route.ts';
import { messages, nameLanguage } from '../settings.ts';

/** The listed sessions, each with what can be done with it. */
export function SessionTable(props: {
  readonly sessions: readonly SessionEntry[];
  readonly withPeople: boolean;
  readonly onBegin: (session: SessionEntry) => void;
}) {
  const { sessions, withPeople, onBegin } = props;
  const m = messages.value;
  return (
    <table class="sessions">
      <thead>
        <tr>
          <th scope="col">{m.sessions.columns.session}</th>
          <th scope="col">{m.sessions.columns.date}</th>
          <th scope="col">{m.sessions.columns.language}</th>
          <th scope="col">{m.sessions.columns.goal}</th>
          {withPeople && <th scope="col">{m.sessions.caseworker}</th>}
          <th scope="col">{m.sessions.columns.codings}</th>
          <th scope="col">{m.sessions.columns.status}</th>
          <th scope="col">
            <span class="unseen">{m.sessions.open}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} withPeople={withPeople} onBegin={() => onBegin(session)} />
        ))}
      </tbody>
    </table>
  );
}

function SessionRow(props: {
  readonly session: SessionEntry;
  readonly withPeople: boolean;
  readonly onBegin: () => void;
}) {
  const { session, withPeople, onBegin } = props;
  const m = messages.value;
  const [own] = session.own;
  return (
    <tr>
      <td>
        <b>{session.label}</b>
        {!session.hasTranscript && (
          <span class="tag">{session.codable ? m.sessions.recordingOnly : m.sessions.totalsOnly}</span>
        )}
        {session.assigned && session.status !== 'final' && (
          <span class="tag due">{m.sessions.given(session.assigned.due)}</span>
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
        <span class={`status ${session.status}`}>{m.sessions.statuses[session.status]}</span>
      </td>
      <td class="row-actions">
        {session.settleable && (
          <a class="button" href={writeRoute({ page: 'consensuses', session: session.id })}>
            {m.consensus.title}
            <span class="unseen">: {session.label}</span>
          </a>
        )}
        {own && (
          <a class="button" href={writeRoute({ page: 'coding', id: own.id })}>
            {own.status === 'draft' ? m.sessions.goOn : m.sessions.look}
            <span class="unseen">: {session.label}</span>
          </a>
        )}
        {(session.status === 'final' || !session.codable) && (
          <SessionReportLink id={session.id} label={session.label} />
        )}
        {session.codable && (
          <button type="button" class={own ? 'quiet' : ''} onClick={onBegin}>
            {m.sessions.start}
            <span class="unseen">: {session.label}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
