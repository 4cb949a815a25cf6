import type * as z from 'zod';
import type { SessionWork } from '../../../library/library.ts';
import type { SessionEntry, SessionsAnswer, sessionsQuery } from '../../../workbench/api/sessions.ts';
import { Refusal } from '../../refusal.ts';
import { blindLabel } from '../blind-label.ts';
import { mayBeSettled } from '../consensus/list-consensuses.ts';
import { findRecording } from '../find-recording.ts';
import type { Workbench } from '../workbench.ts';
import { writeShown } from '../write-shown.ts';
import { isKnownCodable } from './known-session.ts';

type SessionsQuery = z.output<typeof sessionsQuery>;

/**
 * A page of the library's sessions, with how far the present coder is with each. Whose they are is noted to have been
 * shown where the query asks for it.
 *
 * @throws Refusal where a caseworker is named without asking for people
 */
export async function listSessions(workbench: Workbench, query: SessionsQuery): Promise<SessionsAnswer> {
  const { library, recordings } = workbench.setup;
  const showPeople = query.people === 'shown';
  if (query.caseworker !== undefined && !showPeople) {
    const remedy = 'ask for people=shown as well';
    throw new Refusal('notAskedFor', { problem: 'caseworkers are not shown', remedy });
  }
  const { search, status, language, tag, from, to, caseworker, offset, limit } = query;
  const [page, choices, caseworkers, assignments] = await Promise.all([
    library.listWork(workbench.coder, {
      ...{ search, status, language, tag, from, to, caseworker, offset, limit },
      // A search must not tell of a label what the list does not show.
      nameOf: showPeople ? ({ label }) => label : blindLabel,
    }),
    library.listChoices(),
    showPeople ? library.listCaseworkers() : [],
    workbench.coder === null ? [] : library.listAssignments(workbench.coder),
  ]);
  const given = new Map(assignments.map((each) => [each.sessionId, { due: each.due }]));
  if (showPeople) {
    const ids = page.sessions.map(({ session }) => session.id);
    await workbench.noteShown(new Map(ids.map((id) => [id, ['people']])));
    await writeShown(workbench, ids);
  }
  const listed = page.sessions.map(async (each) => {
    const hasRecording = (await findRecording(each.session, recordings)) !== null;
    const assigned = given.get(each.session.id) ?? null;
    return {
      ...describeListed(each, workbench.coder, showPeople),
      ...{ hasRecording, codable: hasRecording || isKnownCodable(each.session), assigned },
    };
  });
  return {
    sessions: await Promise.all(listed),
    total: page.total,
    statuses: page.statuses,
    languages: [...choices.languages],
    tags: [...choices.tags],
    caseworkers: caseworkers.map(({ pseudonym }) => pseudonym),
  };
}

function describeListed(
  { session, status, codings }: SessionWork,
  coder: string | null,
  showPeople: boolean,
): Omit<SessionEntry, 'hasRecording' | 'codable' | 'assigned'> {
  const { id, date, number, language, changeGoal, tags, durationSeconds, hasTranscript } = session;
  const label = showPeople ? session.label : blindLabel(session);
  return {
    ...{ id, label, date, number, language, changeGoal, tags, durationSeconds, hasTranscript, status },
    own: codings
      .filter((each) => each.coder.id === coder)
      .map(({ id, status, rubric, startedAt, finishedAt }) => ({
        ...{ id, status, rubric: rubric.id, startedAt, finishedAt },
      })),
    settleable: status === 'final' && mayBeSettled(codings),
    caseworker: showPeople ? session.caseworker : null,
    client: showPeople ? session.client : null,
  };
}
