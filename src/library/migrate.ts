import { type Kysely, sql } from 'kysely';
import { InputFault } from '../instrument/input-fault.ts';
import type { Migration } from './migrations/migration.ts';
import type { Clock } from './record-ids.ts';
import type { Dialect } from './sql/engine.ts';

/** A database whose schema is to be brought up to date. */
export interface MigratedDatabase {
  readonly dialect: Dialect;
  readonly db: Kysely<unknown>;
  /** Path or URL without password, for messages. */
  readonly place: string;
}

/**
 * Brings a database to the newest version of the schema, each step in a transaction of its own. Two programs that do it
 * at once wait for each other.
 *
 * @param backUp called once before the first step of a database that holds something already
 * @throws InputFault when the schema is newer than this program knows
 */
export async function migrate(
  { dialect, db, place }: MigratedDatabase,
  migrations: readonly Migration[],
  clock: Clock,
  backUp: (version: number) => Promise<void>,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await readVersion(db, dialect);
  refuseNewer(found, newest, place);
  if (found > 0 && found < newest) await backUp(found);
  for (const migration of migrations) {
    if (migration.version > found) await step(db, dialect, migration, clock);
  }
  refuseNewer(await readVersion(db, dialect), newest, place);
}

/** Version of a database's schema; 0 where it has none. */
export async function readVersion(db: Kysely<unknown>, dialect: Dialect): Promise<number> {
  const table =
    dialect === 'sqlite'
      ? sql<{
          found: string | null;
        }>`select max(name) as found from sqlite_master where type = 'table' and name = 'schema_versions'`
      : sql<{
          found: string | null;
        }>`select max(tablename) as found from pg_tables where schemaname = current_schema() and tablename = 'schema_versions'`;
  const { rows } = await table.execute(db);
  if (!rows[0]?.found) return 0;
  const versions = await sql<{ version: number | null }>`select max(version) as version from schema_versions`.execute(
    db,
  );
  return versions.rows[0]?.version ?? 0;
}

async function step(db: Kysely<unknown>, dialect: Dialect, migration: Migration, clock: Clock): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(hashtext('miti library schema'))`.execute(tx);
    // Another program may have taken this step while we waited for the lock.
    if ((await readVersion(tx, dialect)) >= migration.version) return;
    await sql`create table if not exists schema_versions (version integer primary key, applied_at text not null)`.execute(
      tx,
    );
    await migration.up(tx, dialect);
    const appliedAt = new Date(clock()).toISOString();
    await sql`insert into schema_versions (version, applied_at) values (${migration.version}, ${appliedAt})`.execute(
      tx,
    );
  });
}

function refuseNewer(found: number, newest: number, place: string): void {
  if (found <= newest) return;
  throw new InputFault({
    problem: `the library was written by a newer version of this program (schema ${found}, this one knows ${newest})`,
    place,
    remedy: 'update the program',
  });
}
