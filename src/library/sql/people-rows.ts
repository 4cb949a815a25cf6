import { findChanges } from '../changes.ts';
import type { Author } from '../library.ts';
import { type CaseworkerRecord, parseRecord, personSchema } from '../records.ts';
import { StaleWrite } from '../stale-write.ts';
import { type Context, inTransaction, now } from './context.ts';
import { addHistory, noSuch } from './history-rows.ts';
import type { PersonRow } from './tables.ts';

export type PeopleTable = 'caseworkers' | 'coders';

const subjects = { caseworkers: 'caseworker', coders: 'coder' } as const;

/** The id of a person, who is added if they are not known. The pseudonym must be in its kept form. */
export async function ensurePerson(
  context: Context,
  table: PeopleTable,
  pseudonym: string,
  note: string | null,
  by: Author,
): Promise<string> {
  const known = await personId(context, table, pseudonym);
  if (known !== undefined) return known;
  const inserted = await context.db
    .insertInto(table)
    .values({ id: context.newId(), pseudonym, note, added_at: now(context), revision: 1 })
    .onConflict((conflict) => conflict.column('pseudonym').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted)
    return (await personId(context, table, pseudonym)) ?? ensurePerson(context, table, pseudonym, note, by);
  await addHistory(context, { subject: subjects[table], subjectId: inserted.id, revision: 1, by, changes: [] });
  return inserted.id;
}

export async function addPerson(
  context: Context,
  table: PeopleTable,
  pseudonym: string,
  note: string | null,
  by: Author,
): Promise<CaseworkerRecord> {
  const shape = personSchema.pick({ pseudonym: true, note: true });
  const person = parseRecord(shape, { pseudonym, note }, subjects[table]);
  return inTransaction(context, async (tx) => {
    const id = await ensurePerson(tx, table, person.pseudonym, person.note, by);
    return personRecord(await tx.db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  });
}

export async function listPeople({ db }: Context, table: PeopleTable): Promise<CaseworkerRecord[]> {
  const rows = await db.selectFrom(table).selectAll().orderBy('pseudonym').execute();
  return rows.map(personRecord);
}

export async function revisePerson(
  context: Context,
  table: PeopleTable,
  pseudonym: string,
  revision: number,
  note: string | null,
  by: Author,
): Promise<CaseworkerRecord> {
  const shape = personSchema.pick({ pseudonym: true, note: true });
  const wanted = parseRecord(shape, { pseudonym, note }, subjects[table]);
  return inTransaction(context, async (tx) => {
    const row = await tx.db.selectFrom(table).selectAll().where('pseudonym', '=', wanted.pseudonym).executeTakeFirst();
    if (!row) throw await noSuch(tx, subjects[table], pseudonym);
    const place = `${subjects[table]} ${pseudonym}`;
    if (row.revision !== revision) throw new StaleWrite(place, revision, row.revision);
    const changes = findChanges({ note: row.note }, { note: wanted.note });
    if (changes.length === 0) return personRecord(row);
    const saved = await tx.db
      .updateTable(table)
      .set({ note: wanted.note, revision: revision + 1 })
      .where('id', '=', row.id)
      .where('revision', '=', revision)
      .returningAll()
      .executeTakeFirst();
    if (!saved) throw new StaleWrite(place, revision, revision + 1);
    await addHistory(tx, { subject: subjects[table], subjectId: row.id, revision: revision + 1, by, changes });
    return personRecord(saved);
  });
}

async function personId({ db }: Context, table: PeopleTable, pseudonym: string): Promise<string | undefined> {
  const row = await db.selectFrom(table).select('id').where('pseudonym', '=', pseudonym).executeTakeFirst();
  return row?.id;
}

function personRecord({ id, pseudonym, note, added_at, revision }: PersonRow): CaseworkerRecord {
  return { id, pseudonym, note, addedAt: added_at, revision };
}
