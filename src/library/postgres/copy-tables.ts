import { type RawBuilder, sql } from 'kysely';
import { readPages } from '../sql/pages.ts';
import { type Db, primaryKeys, type Tables, type Tx, tableOrder } from '../sql/tables.ts';
import { writeCopy } from '../sqlite/write-copy.ts';

const pageSize = 100;
type Row = Readonly<Record<string, string | number | null>>;

/** An empty library in a new SQLite file, its schema up to date. */
export type MakeEmptyLibrary = (path: string) => Promise<{ readonly db: Db; close(): Promise<void> }>;

/**
 * Copies every row, as all were at one moment, to a new SQLite library, without keeping anybody from writing.
 *
 * @throws InputFault when the file exists or can't be written
 */
export async function copyTables(source: Db, target: string, makeEmpty: MakeEmptyLibrary): Promise<void> {
  await writeCopy(target, async (partial) => {
    const copy = await makeEmpty(partial);
    try {
      const snapshot = source.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
      await snapshot.execute(async (tx) => {
        for (const table of tableOrder) await copyTable(tx, copy.db, table);
      });
    } finally {
      await copy.close();
    }
  });
}

async function copyTable(source: Tx, target: Db, table: keyof Tables): Promise<void> {
  const key = primaryKeys[table];
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const pages = readPages<Row>(pageSize, async (last, limit) => {
    const after: RawBuilder<unknown> = last
      ? sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`
      : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${limit}
    `.execute(source);
    return rows;
  });
  for await (const page of pages) {
    await target.transaction().execute(async (tx) => {
      for (const row of page) await insertRow(tx, table, row);
    });
  }
}

async function insertRow(target: Tx, table: keyof Tables, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(target);
}
