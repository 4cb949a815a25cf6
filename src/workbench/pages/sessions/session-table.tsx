import type { ListedSession } from '../../api/sessions.ts';
import { SessionReportLink } from '../reports/session-report-link.tsx';
import { writeRoute } from '../route.ts';
import { nameLanguage, words } from '../settings.ts';

/** The listed sessions, each with what can be done with it. */
export function SessionTable(props: {
  readonly sessions: readonly ListedSession[];
  readonly withPeople: boolean;
  readonly onBegin: (session: ListedSession) => void;
}) {
  const { sessions, withPeople, onBegin } = props;
  const w = words.value;
  return (
    <table class="sessions">
      <thead>
        <tr>
          <th scope="col">{w.sessions.columns.session}</th>
          <th scope="col">{w.sessions.columns.date}</th>
          <th scope="col">{w.sessions.columns.language}</th>
          <th scope="col">{w.sessions.columns.goal}</th>
          {withPeople && <th scope="col">{w.sessions.caseworker}</th>}
          <th scope="col">{w.sessions.columns.codings}</th>
          <th scope="col">{w.sessions.columns.status}</th>
          <th scope="col">
            <span class="unseen">{w.sessions.open}</span>
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
