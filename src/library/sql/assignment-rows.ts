import { sql } from 'kysely';
import type { AssignmentRecord, Author, WorkStatus } from '../library.ts';
import { type NewAssignment, newAssignmentSchema, parseRecord } from '../records.ts';
import { type Context, inTransaction, now } from './context.ts';
import { chunk } from './pages.ts';
import { ensurePerson } from './people-rows.ts';

export async function assignSessions(
  context: Context,
  assignments: readonly NewAssignment[],
  by: Author,
): Promise<number> {
  const parsed = assignments.map((each) => parseRecord(newAssignmentSchema, each, 'assignment'));
  return inTransaction(context, async (tx) => {
    const ids = new Map<string, string>();
    for (const coder of new Set(parsed.map((each) => each.coder))) {
      ids.set(coder, await ensurePerson(tx, 'coders', coder, null, by));
    }
    let added = 0;
    for (const some of chunk(parsed)) {
      const rows = some.map(({ sessionId, coder, due }) => ({
        session_id: sessionId,
        coder_id: ids.get(coder) ?? '',
        due,
        assigned_at: now(tx),
        author: by,
      }));
      const known = tx.db
        .insertInto('assignments')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing());
      const results = await known.execute();
      added += results.reduce((sum, { numInsertedOrUpdatedRows }) => sum + Number(numInsertedOrUpdatedRows ?? 0), 0);
    }
    return added;
  });
}

export async function listAssignments({ db }: Context, coder: string | null): Promise<AssignmentRecord[]> {
  const own = sql`select 1 from codings
    where codings.session_id = assignments.session_id and codings.coder_id = assignments.coder_id`;
  const rows = await db
    .selectFrom('assignments')
    .innerJoin('coders', 'coders.id', 'assignments.coder_id')
    .select([
      'session_id as sessionId',
      'pseudonym as coder',
      'due',
      'assigned_at as assignedAt',
      'author as by',
      sql<WorkStatus>`case when exists (${own} and codings.status = 'draft') then 'draft'
        when exists (${own}) then 'final' else 'open' end`.as('status'),
    ])
    .$if(coder !== null, (query) => query.where('pseudonym', '=', coder ?? ''))
    .orderBy(sql`coalesce(due, '~')`)
    .orderBy('pseudonym')
    .orderBy('session_id')
    .execute();
  return rows;
}

export async function withdrawAssignments(
  context: Context,
  assignments: readonly Pick<NewAssignment, 'sessionId' | 'coder'>[],
): Promise<void> {
  await inTransaction(context, async ({ db }) => {
    for (const { sessionId, coder } of assignments) {
      await db
        .deleteFrom('assignments')
        .where('session_id', '=', sessionId)
        .where('coder_id', 'in', db.selectFrom('coders').select('id').where('pseudonym', '=', coder))
        .execute();
    }
  });
}
