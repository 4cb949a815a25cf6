import type { Author, RemovalOutcome, RemovalRecord, RemovalSubjects, SubjectKind } from '../library.ts';
import { parseRecord, removalSchema } from '../records.ts';
import { type Context, inTransaction, now } from './context.ts';
import { chunk, readPages } from './pages.ts';

/** Removes rows and empties their history; taking the bytes out of the file is the engine's part. */
export async function removeRows(
  context: Context,
  subjects: RemovalSubjects,
  by: Author,
  reason: string,
): Promise<RemovalOutcome['removed']> {
  const removal = parseRecord(removalSchema, { by, reason }, 'removal');
  return inTransaction(context, async (tx) => {
    const caseworkers = await lockRows(tx, 'caseworkers', 'pseudonym', subjects.caseworkers ?? []);
    const sessions = await distinct([
      lockRows(tx, 'sessions', 'caseworker_id', caseworkers),
      lockRows(tx, 'sessions', 'id', subjects.sessions ?? []),
    ]);
    const codings = await distinct([
      lockRows(tx, 'codings', 'session_id', sessions),
      lockRows(tx, 'codings', 'id', subjects.codings ?? []),
    ]);
    await recordRemovals(tx, 'coding', codings, removal);
    await recordRemovals(tx, 'session', sessions, removal);
    await recordRemovals(tx, 'caseworker', caseworkers, removal);
    for (const ids of chunk(codings)) {
      await tx.db.deleteFrom('coding_operations').where('coding_id', 'in', ids).execute();
      await tx.db.deleteFrom('coding_logs').where('coding_id', 'in', ids).execute();
      await tx.db.deleteFrom('codings').where('id', 'in', ids).execute();
    }
    for (const ids of chunk(sessions)) {
      await tx.db.deleteFrom('assignments').where('session_id', 'in', ids).execute();
      await tx.db.deleteFrom('segments').where('session_id', 'in', ids).execute();
      await tx.db.deleteFrom('transcripts').where('session_id', 'in', ids).execute();
      await tx.db.deleteFrom('session_tags').where('session_id', 'in', ids).execute();
      await tx.db.deleteFrom('sessions').where('id', 'in', ids).execute();
    }
    for (const ids of chunk(caseworkers)) await tx.db.deleteFrom('caseworkers').where('id', 'in', ids).execute();
    return { sessions: sessions.length, codings: codings.length, caseworkers: caseworkers.length };
  });
}

/** Ids of the rows, held so that nobody can add to them before they are gone. SQLite holds the whole file anyway. */
async function lockRows(
  { db, dialect }: Context,
  table: 'caseworkers' | 'sessions' | 'codings',
  column: 'id' | 'pseudonym' | 'caseworker_id' | 'session_id',
  values: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const some of chunk(values)) {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where(db.dynamic.ref(column), 'in', some)
      .orderBy('id')
      .$if(dialect === 'postgres', (query) => query.forUpdate())
      .execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

async function distinct(lists: readonly Promise<string[]>[]): Promise<string[]> {
  return [...new Set((await Promise.all(lists)).flat())];
}

async function recordRemovals(
  context: Context,
  subject: SubjectKind,
  ids: readonly string[],
  removal: { readonly by: Author; readonly reason: string },
): Promise<void> {
  const at = now(context);
  for (const some of chunk(ids)) {
    await context.db
      .insertInto('removals')
      .values(some.map((id) => ({ subject, subject_id: id, at, author: removal.by, reason: removal.reason })))
      .execute();
    await context.db.updateTable('history').set({ changes: null }).where('subject_id', 'in', some).execute();
  }
}

export async function* listRemovals({ db }: Context): AsyncGenerator<RemovalRecord> {
  const pages = readPages<RemovalRecord>(500, async (last, limit) => {
    const rows = await db
      .selectFrom('removals')
      .selectAll()
      .where('subject_id', '>', last?.subjectId ?? '')
      .orderBy('subject_id')
      .limit(limit)
      .execute();
    return rows.map(({ subject_id, author, ...row }) => ({ ...row, subjectId: subject_id, by: author }));
  });
  for await (const page of pages) yield* page;
}
