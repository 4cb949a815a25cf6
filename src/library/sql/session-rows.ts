import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { findChanges } from '../changes.ts';
import type { ListOrder, SessionFilter } from '../filters.ts';
import type { Added, Author } from '../library.ts';
import {
  type NewSession,
  newSessionSchema,
  parseRecord,
  type SessionChanges,
  type SessionDetails,
  type SessionRecord,
  type SessionSummary,
  sessionDetailsSchema,
} from '../records.ts';
import { StaleWrite } from '../stale-write.ts';
import { type Context, inTransaction } from './context.ts';
import { addHistory, noSuch } from './history-rows.ts';
import { readJson } from './json.ts';
import { isAfter, orderedBy, sessionConditions } from './list-conditions.ts';
import { chunk, readPages } from './pages.ts';
import { ensurePerson } from './people-rows.ts';
import type { Tables } from './tables.ts';
import { findTranscript } from './transcript-rows.ts';

const pageSize = 250;
export async function addSessions(context: Context, sessions: readonly NewSession[], by: Author): Promise<Added[]> {
  const parsed = sessions.map((each) => parseRecord(newSessionSchema, each, `session "${each.label}"`));
  return inTransaction(context, async (tx) => {
    const caseworkers = await ensureCaseworkers(tx, parsed, by);
    const added: Added[] = [];
    for (const session of parsed) {
      added.push(await addSession(tx, session, caseworkers.get(session.caseworker ?? '') ?? null, by));
    }
    return added;
  });
}

/** In one order for everybody, so that two programs don't wait for each other crosswise. */
async function ensureCaseworkers(
  context: Context,
  sessions: readonly { caseworker: string | null }[],
  by: Author,
): Promise<Map<string, string>> {
  const pseudonyms = new Set(sessions.flatMap(({ caseworker }) => caseworker ?? []));
  const ids = new Map<string, string>();
  for (const pseudonym of [...pseudonyms].sort()) {
    ids.set(pseudonym, await ensurePerson(context, 'caseworkers', pseudonym, null, by));
  }
  return ids;
}

async function addSession(
  context: Context,
  session: ReturnType<typeof newSessionSchema.parse>,
  caseworkerId: string | null,
  by: Author,
): Promise<Added> {
  const id = context.newId();
  const inserted = await context.db
    .insertInto('sessions')
    .values({
      id,
      ...detailColumns(session, caseworkerId),
      source: session.source && JSON.stringify(session.source),
      source_hash: session.sourceHash,
      has_transcript: session.transcript ? 1 : 0,
      revision: 1,
    })
    .onConflict((conflict) => conflict.column('source_hash').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return { id: await knownSession(context, session.sourceHash), added: false };
  if (session.transcript) {
    const content = JSON.stringify(session.transcript);
    await context.db.insertInto('transcripts').values({ session_id: id, content }).execute();
  }
  await addTags(context, id, session.tags);
  await addHistory(context, { subject: 'session', subjectId: id, revision: 1, by, changes: [] });
  return { id, added: true };
}

async function knownSession({ db }: Context, sourceHash: string | null): Promise<string> {
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('source_hash', '=', sourceHash)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function addTags({ db }: Context, sessionId: string, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  await db
    .insertInto('session_tags')
    .values(tags.map((tag) => ({ session_id: sessionId, tag })))
    .execute();
}

function detailColumns(details: SessionDetails, caseworkerId: string | null) {
  return {
    caseworker_id: caseworkerId,
    label: details.label,
    client: details.client,
    date: details.date,
    number: details.number,
    language: details.language,
    change_goal: details.changeGoal,
    recording: details.recording && JSON.stringify(details.recording),
    duration_seconds: details.durationSeconds,
  };
}

export async function findSession(context: Context, id: string): Promise<SessionRecord | null> {
  const summary = await findSummary(context, sql<SqlBool>`sessions.id = ${id}`);
  return summary && { ...summary, transcript: await findTranscript(context, id) };
}

/** @throws InputFault naming the first of these sessions that is not in the library */
export async function requireSessions(
  context: Context,
  subjects: readonly { readonly sessionId: string }[],
): Promise<void> {
  const known = new Set<string>();
  const wanted = new Set(subjects.map(({ sessionId }) => sessionId));
  for (const ids of chunk([...wanted])) {
    const rows = await context.db.selectFrom('sessions').select('id').where('id', 'in', ids).execute();
    for (const { id } of rows) known.add(id);
  }
  const missing = [...wanted].find((id) => !known.has(id));
  if (missing !== undefined) throw await noSuch(context, 'session', missing);
}

export async function findSummary(context: Context, condition: RawBuilder<SqlBool>): Promise<SessionSummary | null> {
  const rows = await selectSessions(context).where(condition).limit(1).execute();
  const [summary] = await withTags(context, rows);
  return summary ?? null;
}

/** Those of some sessions that are there, in no order. */
export async function findSummaries(context: Context, ids: readonly string[]): Promise<SessionSummary[]> {
  const found: SessionSummary[] = [];
  for (const some of chunk(ids)) {
    const rows = await selectSessions(context).where('sessions.id', 'in', some).execute();
    found.push(...(await withTags(context, rows)));
  }
  return found;
}

export async function* listSessions(
  context: Context,
  filter: SessionFilter,
  order: ListOrder,
): AsyncGenerator<SessionSummary> {
  const pages = readPages<SessionEntry>(pageSize, (last, limit) => {
    const after = last ? [isAfter(order, last.date, 'sessions', last.id)] : [];
    return selectSessions(context)
      .where((eb) => eb.and([...sessionConditions(filter), ...after]))
      .orderBy(orderedBy(order, 'sessions'))
      .limit(limit)
      .execute();
  });
  for await (const page of pages) yield* await withTags(context, page);
}

export async function countSessions({ db }: Context, filter: SessionFilter): Promise<number> {
  const row = await db
    .selectFrom('sessions')
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => eb.and(sessionConditions(filter)))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function reviseSession(
  context: Context,
  id: string,
  revision: number,
  changes: SessionChanges,
  by: Author,
): Promise<SessionSummary> {
  return inTransaction(context, async (tx) => {
    const before = await findSummary(tx, sql<SqlBool>`sessions.id = ${id}`);
    if (!before) throw await noSuch(tx, 'session', id);
    if (before.revision !== revision) throw new StaleWrite(`session ${id}`, revision, before.revision);
    const old = detailsOf(before);
    const wanted = parseRecord(sessionDetailsSchema, { ...old, ...changes }, `session ${id}`);
    const found = findChanges(old, wanted);
    if (found.length === 0) return before;
    const caseworkers = await ensureCaseworkers(tx, [wanted], by);
    const saved = await tx.db
      .updateTable('sessions')
      .set({ ...detailColumns(wanted, caseworkers.get(wanted.caseworker ?? '') ?? null), revision: revision + 1 })
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst();
    if (saved.numUpdatedRows === 0n) throw new StaleWrite(`session ${id}`, revision, revision + 1);
    await tx.db.deleteFrom('session_tags').where('session_id', '=', id).execute();
    await addTags(tx, id, wanted.tags);
    await addHistory(tx, { subject: 'session', subjectId: id, revision: revision + 1, by, changes: found });
    return { ...before, ...wanted, revision: revision + 1 };
  });
}

/** The part of a session that can be changed. */
function detailsOf(session: SessionSummary): SessionDetails {
  const { id: _id, source: _source, sourceHash: _hash, hasTranscript: _has, revision: _revision, ...details } = session;
  return details;
}

function selectSessions({ db }: Context) {
  return db
    .selectFrom('sessions')
    .leftJoin('caseworkers', 'caseworkers.id', 'sessions.caseworker_id')
    .selectAll('sessions')
    .select('caseworkers.pseudonym as caseworker');
}

type SessionEntry = Tables['sessions'] & { readonly caseworker: string | null };

async function withTags({ db }: Context, rows: readonly SessionEntry[]): Promise<SessionSummary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const tagged = await db.selectFrom('session_tags').selectAll().where('session_id', 'in', ids).execute();
  const tagsOf = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { session_id, tag } of tagged) tagsOf.get(session_id)?.push(tag);
  return rows.map((row) => summaryOf(row, (tagsOf.get(row.id) ?? []).sort()));
}

function summaryOf(row: SessionEntry, tags: string[]): SessionSummary {
  const place = `session ${row.id}`;
  return {
    id: row.id,
    label: row.label,
    caseworker: row.caseworker,
    client: row.client,
    date: row.date,
    number: row.number,
    language: row.language,
    changeGoal: row.change_goal,
    recording: row.recording === null ? null : readJson<SessionSummary['recording']>(row.recording, place),
    durationSeconds: row.duration_seconds,
    tags,
    source: row.source === null ? null : readJson<SessionSummary['source']>(row.source, place),
    sourceHash: row.source_hash,
    hasTranscript: row.has_transcript === 1,
    revision: row.revision,
  };
}
