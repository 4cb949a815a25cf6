import type { Json } from '../changes.ts';
import type { Author, CodingLog } from '../library.ts';
import type { CodingChanges, CodingRecord } from '../records.ts';
import { StaleWrite } from '../stale-write.ts';
import { reviseCodingWithin } from './coding-revisions.ts';
import type { ReadRubric } from './coding-rows.ts';
import { type Context, inTransaction } from './context.ts';
import { noSuch } from './history-rows.ts';
import { readJson } from './json.ts';
import { chunk } from './pages.ts';

export async function startLog(context: Context, codingId: string, start: Json): Promise<void> {
  await inTransaction(context, async (tx) => {
    const coding = await tx.db.selectFrom('codings').select('revision').where('id', '=', codingId).executeTakeFirst();
    if (!coding) throw await noSuch(tx, 'coding', codingId);
    await tx.db
      .insertInto('coding_logs')
      .values({
        coding_id: codingId,
        start: JSON.stringify(start),
        kept_number: 0,
        kept_revision: coding.revision,
      })
      .onConflict((conflict) => conflict.column('coding_id').doNothing())
      .execute();
  });
}

export async function findLog(context: Context, codingId: string, after: number): Promise<CodingLog | null> {
  const { db } = context;
  const log = await db.selectFrom('coding_logs').selectAll().where('coding_id', '=', codingId).executeTakeFirst();
  if (!log) return null;
  const rows = await db
    .selectFrom('coding_operations')
    .select('content')
    .where('coding_id', '=', codingId)
    .where('number', '>', after)
    .orderBy('number')
    .execute();
  const place = `log of coding ${codingId}`;
  return {
    start: readJson<Json>(log.start, place),
    keptNumber: log.kept_number,
    keptRevision: log.kept_revision,
    operations: rows.map(({ content }) => readJson<Json>(content, place)),
  };
}

export async function appendToLog(
  context: Context,
  codingId: string,
  after: number,
  operations: readonly Json[],
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const last = await lockLog(tx, codingId);
    if (last !== after) throw new StaleWrite(`log of coding ${codingId}`, after, last);
    const rows = operations.map((each, i) => ({
      coding_id: codingId,
      number: after + 1 + i,
      content: JSON.stringify(each),
    }));
    for (const some of chunk(rows)) await tx.db.insertInto('coding_operations').values(some).execute();
  });
}

/** Number of the log's last operation. Nobody else can add one until the transaction ends. */
async function lockLog(tx: Context, codingId: string): Promise<number> {
  const log = await tx.db
    .selectFrom('coding_logs')
    .select('coding_id')
    .where('coding_id', '=', codingId)
    .$if(tx.dialect === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst();
  if (!log) throw await noSuch(tx, 'coding', codingId);
  const { last } = await tx.db
    .selectFrom('coding_operations')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('coding_id', '=', codingId)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

export async function keepLogged(
  context: Context,
  id: string,
  revision: number,
  changes: CodingChanges,
  upTo: number,
  by: Author,
  readRubric: ReadRubric,
): Promise<CodingRecord> {
  return inTransaction(context, async (tx) => {
    const revised = await reviseCodingWithin(tx, id, revision, changes, by, readRubric);
    await tx.db
      .updateTable('coding_logs')
      .set({ kept_number: upTo, kept_revision: revised.revision })
      .where('coding_id', '=', id)
      .execute();
    return revised;
  });
}
