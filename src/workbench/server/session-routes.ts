import type { Context, Hono } from 'hono';
import { Refusal } from '../../app/refusal.ts';
import { languageOfSession } from '../../app/session-language.ts';
import { blindLabel } from '../../app/workbench/blind-label.ts';
import { codeByHeuristics } from '../../app/workbench/coding/code-by-heuristics.ts';
import { mayBeSettled } from '../../app/workbench/consensus/list-consensuses.ts';
import { findRecording } from '../../app/workbench/find-recording.ts';
import {
  describeSegment,
  drawFrom,
  type SeededChoice,
  seedOfSession,
} from '../../app/workbench/sessions/session-segment.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { writeShown } from '../../app/workbench/write-shown.ts';
import type { LoadedRubric } from '../../data/load-rubric.ts';
import type { Json } from '../../library/changes.ts';
import { liftCodes } from '../../library/coded-turns.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { AssignmentRecord, SessionWork } from '../../library/library.ts';
import type { NewCoding, SessionRecord, SessionSummary } from '../../library/records.ts';
import { rubricRecord } from '../../library/rubric-record.ts';
import { paths } from '../api/paths.ts';
import {
  type BeginAnswer,
  beginBody,
  type DrawAnswer,
  drawBody,
  type ListedSession,
  type NextAnswer,
  type SegmentChoice,
  type SessionsAnswer,
  sessionsQuery,
} from '../api/sessions.ts';
import { type Stretch, startDocument } from '../coding-log/start-document.ts';
import { readBody, readQuery } from './requests.ts';

export function addSessionRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.sessions, (c) => listSessions(c, workbench));
  app.get(paths.next, (c) => findNext(c, workbench));
  app.post(paths.drawSegment, (c) => draw(c, workbench));
  app.post(paths.beginCoding, (c) => begin(c, workbench));
}

async function listSessions(c: Context, workbench: Workbench): Promise<Response> {
  const query = readQuery(c, sessionsQuery);
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
  return c.json({
    sessions: await Promise.all(listed),
    total: page.total,
    statuses: page.statuses,
    languages: [...choices.languages],
    tags: [...choices.tags],
    caseworkers: caseworkers.map(({ pseudonym }) => pseudonym),
  } satisfies SessionsAnswer);
}

function describeListed(
  { session, status, codings }: SessionWork,
  coder: string | null,
  showPeople: boolean,
): Omit<ListedSession, 'hasRecording' | 'codable' | 'assigned'> {
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

/** A recording that the library names can be chosen in the page where it is not found. */
function isKnownCodable({ hasTranscript, recording }: SessionSummary): boolean {
  return hasTranscript || recording !== null;
}

async function findNext(c: Context, workbench: Workbench): Promise<Response> {
  const { setup, coder } = workbench;
  const { library } = setup;
  const assignments = coder === null ? [] : await library.listAssignments(coder);
  const [draft] = coder === null ? [] : await library.listDrafts(coder);
  if (!draft) return c.json({ next: await findOpen(workbench, assignments) } satisfies NextAnswer);
  const label = blindLabel(await requireSession(workbench, draft.sessionId));
  const due = assignments.find(({ sessionId }) => sessionId === draft.sessionId)?.due ?? null;
  const next = { kind: 'draft' as const, coding: draft.codingId, session: draft.sessionId, label, due };
  return c.json({ next } satisfies NextAnswer);
}

/** How many open sessions are looked at a time for one that can be coded. */
const nextPage = 50;

/** What the coder was given to code, by the day it is due; who was given nothing goes through the library. */
async function findOpen(
  { setup, coder }: Workbench,
  assignments: readonly AssignmentRecord[],
): Promise<NextAnswer['next']> {
  const { library } = setup;
  const due = assignments.find(({ status }) => status === 'open');
  const given = due && (await library.findSession(due.sessionId));
  if (given) return { kind: 'open', session: given.id, label: blindLabel(given), due: due.due };
  if (assignments.length > 0) return null;
  for (let offset = 0; ; offset += nextPage) {
    const { sessions, total } = await library.listWork(coder, { status: 'open', offset, limit: nextPage });
    for (const { session } of sessions) {
      if (!isKnownCodable(session) && !(await findRecording(session, setup.recordings))) continue;
      return { kind: 'open', session: session.id, label: blindLabel(session), due: null };
    }
    if (offset + nextPage >= total) return null;
  }
}

async function draw(c: Context, workbench: Workbench): Promise<Response> {
  const { segment, durationSeconds = null } = await readBody(c, drawBody);
  const known = await requireSession(workbench, c.req.param('session') ?? '');
  const session = { ...known, durationSeconds: known.durationSeconds ?? durationSeconds };
  const choice = await chooseSeed(known.id, segment, workbench);
  const drawing = drawFrom(session, choice);
  const drawn = describeSegment(drawing.segment, session.transcript);
  return c.json({ segment: drawn, choice, notes: [...drawing.notes] } satisfies DrawAnswer);
}

/**
 * Coders who draw by themselves draw the same: the seed follows from the session. Who was given it to code can't choose
 * another one, so that what several were given can be compared.
 */
async function chooseSeed(session: string, choice: SegmentChoice, { setup, coder }: Workbench): Promise<SeededChoice> {
  if (choice.method !== 'random') return choice;
  const assignments = coder === null ? [] : await setup.library.listAssignments(coder);
  const isGiven = assignments.some(({ sessionId }) => sessionId === session);
  return { ...choice, seed: isGiven ? seedOfSession(session) : (choice.seed ?? seedOfSession(session)) };
}

async function requireSession({ setup }: Workbench, id: string): Promise<SessionRecord> {
  const session = await setup.library.findSession(id);
  if (session) return session;
  throw new Refusal('notFound', { problem: 'there is no such session', place: id });
}

type Wanted = ReturnType<typeof beginBody.parse>;

async function begin(c: Context, workbench: Workbench): Promise<Response> {
  const wanted = await readBody(c, beginBody);
  const coder = workbench.requireCoder();
  const session = await withDuration(workbench, c.req.param('session') ?? '', wanted.durationSeconds, coder);
  if (wanted.material === 'transcript' && !session.transcript) {
    const remedy = 'code it from its recording';
    throw new Refusal('refused', { problem: 'the session has no transcript', remedy });
  }
  if (wanted.material === 'recording') await requireSound(workbench, session);
  const loaded = workbench.setup.rubrics.find(({ rubric }) => rubric.id === wanted.rubric);
  if (!loaded) throw new Refusal('notFound', { problem: 'there is no such rubric', place: wanted.rubric });
  const { library } = workbench.setup;
  const drawing = drawFrom(session, await chooseSeed(session.id, wanted.segment, workbench));
  const [segment] = await library.addSegments([drawing.segment]);
  const segmentId = segment?.id ?? null;
  const known = await findDraft(workbench, { session, segmentId, coder, loaded, material: wanted.material });
  const coding = known ?? (await addCoding(workbench, { session, segmentId, coder, loaded, wanted }));
  return c.json({ coding } satisfies BeginAnswer);
}

/** A session of which only totals came into the library has nothing to hear or to read. */
async function requireSound({ setup }: Workbench, session: SessionRecord): Promise<void> {
  if (isKnownCodable(session) || (await findRecording(session, setup.recordings))) return;
  const problem = 'only the totals of this session are known, so there is nothing to code';
  throw new Refusal('refused', { problem, remedy: 'import its transcript, or name the folder of its recording' });
}

/** The session; its length is noted where only the page knows it. */
async function withDuration(
  workbench: Workbench,
  id: string,
  durationSeconds: number | undefined,
  by: string,
): Promise<SessionRecord> {
  const session = await requireSession(workbench, id);
  if (session.durationSeconds !== null || durationSeconds === undefined) return session;
  await workbench.setup.library.reviseSession(id, session.revision, { durationSeconds }, by);
  return { ...session, durationSeconds };
}

interface Sought {
  readonly session: SessionRecord;
  readonly segmentId: string | null;
  readonly coder: string;
  readonly loaded: LoadedRubric;
}

async function findDraft(
  { setup }: Workbench,
  { session, segmentId, coder, loaded, material }: Sought & Pick<Wanted, 'material'>,
): Promise<string | null> {
  const filter = { sessionId: session.id, coder, status: 'draft' as const, rubricSha256: loaded.sha256 };
  const kind = material === 'transcript' ? 'utterances' : 'totals';
  for await (const coding of setup.library.listCodings(filter)) {
    if (coding.segmentId === segmentId && coding.work.kind === kind) return coding.id;
  }
  return null;
}

async function addCoding(
  workbench: Workbench,
  { session, segmentId, coder, loaded, wanted }: Sought & { readonly wanted: Wanted },
): Promise<string> {
  const { library, clock, version } = workbench.setup;
  const { rubric, sha256 } = loaded;
  const changeGoal = wanted.changeGoal === undefined ? session.changeGoal : wanted.changeGoal;
  const isTally = wanted.material === 'recording';
  const coding: NewCoding = {
    sessionId: session.id,
    segmentId,
    coder: { kind: 'human', id: coder, version: null },
    rubric: { id: rubric.id, sha256 },
    changeGoal,
    work: isTally ? { kind: 'totals', counts: {}, events: [] } : { kind: 'utterances', turns: [] },
    startedAt: new Date(clock()).toISOString(),
    softwareVersion: version,
  };
  const segment = segmentId === null ? null : await library.findSegment(segmentId);
  const turns = isTally || !session.transcript ? null : turnsOfSegment(session.transcript, segment);
  const stretches =
    turns && wanted.division === 'thoughts' ? await findThoughts(workbench, session, turns, loaded) : null;
  const start = startDocument(rubric, turns, changeGoal, stretches ? (text) => stretches.get(text) ?? [] : undefined);
  await library.keepRubric(rubricRecord(loaded));
  const [added] = await library.addCodings([coding], coder);
  const id = added?.id ?? '';
  await library.startLog(id, start as unknown as Json);
  return id;
}

/** The complete thoughts of each text, as the heuristic coder divides it; its codes are not looked at. */
async function findThoughts(
  { setup }: Workbench,
  session: SessionRecord,
  turns: NonNullable<SessionRecord['transcript']>['turns'],
  { rubric }: LoadedRubric,
): Promise<ReadonlyMap<string, readonly Stretch[]> | null> {
  const spoken = languageOfSession(session, setup.cues);
  if (!spoken) return null;
  const coding = codeByHeuristics(session, turns, rubric, spoken, null, setup.model);
  const texts = new Map(turns.map(({ id, text }) => [id, text]));
  return new Map(
    liftCodes(coding.turns).flatMap((each) =>
      'utterances' in each
        ? [[texts.get(each.turnId) ?? '', each.utterances.map(({ from, to }) => ({ from, to }))] as const]
        : [],
    ),
  );
}
