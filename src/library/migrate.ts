import { type Kysely, type Migration as KyselyMigration, Migrator, sql } from 'kysely';
import { InputFault } from '../instrument/input-fault.ts';
import type { Migration } from './migrations/migration.ts';
import type { Clock } from './record-ids.ts';
import type { Dialect } from './sql/engine.ts';

/** A database whose schema is to be brought up to date. */
export interface MigratedDatabase {
  readonly dialect: Dialect;
  readonly db: Kysely<unknown>;
  /** Schema that holds the library's tables, where the database has schemas. */
  readonly schema: string | null;
  /** Path or URL without password, for messages. */
  readonly place: string;
}

/**
 * Brings a database to the newest version of the schema: every step, or none where one fails. Two programs that do it
 * at once wait for each other. A database that is up to date is only read.
 *
 * @param backUp called once before the first step of a database that holds something already, while no other program can
 *   write to it
 * @throws InputFault when the schema is newer than this program knows
 */
export async function migrate(
  { dialect, db, schema, place }: MigratedDatabase,
  migrations: readonly Migration[],
  clock: Clock,
  backUp: (version: number) => Promise<void>,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  const found = await readVersion(db, dialect);
  refuseNewer(found, newest, place);
  if (found === newest) return;
  const prepare = async (version: number) => {
    if (found > 0 && version === found + 1) await backUp(found);
  };
  const steps = migrations.map((migration) => [nameStep(migration), toStep(migration, dialect, clock, prepare)]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(steps) },
    // Steps are told apart by their names. Their times come from several machines, whose clocks may differ.
    allowUnorderedMigrations: true,
    ...(schema !== null && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  // A newer program may have been quicker while we waited.
  refuseNewer(await readVersion(db, dialect), newest, place);
  if (error !== undefined) throw error;
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

/** Kysely takes steps in the order of their names. */
function nameStep({ version }: Migration): string {
  return String(version).padStart(3, '0');
}

/**
 * A step as Kysely takes it. It also notes its version where version 0.1 of this program looks, which thereby refuses a
 * newer library; and where 0.1 has noted it, the step is done already.
 */
function toStep(
  { version, up }: Migration,
  dialect: Dialect,
  clock: Clock,
  prepare: (version: number) => Promise<void>,
): KyselyMigration {
  return {
    up: async (db) => {
      await sql`create table if not exists schema_versions (version integer primary key, applied_at text not null)`.execute(
        db,
      );
      const appliedAt = new Date(clock()).toISOString();
      const noted = await sql`
        insert into schema_versions (version, applied_at) values (${version}, ${appliedAt}) on conflict do nothing
      `.execute(db);
      if (noted.numAffectedRows === 0n) return;
      await prepare(version);
      await up(db, dialect);
    },
  };
}

function refuseNewer(found: number, newest: number, place: string): void {
  if (found <= newest) return;
  throw new InputFault({
    problem: `the library was written by a newer version of this program (schema ${found}, this one knows ${newest})`,
    place,
    remedy: 'update the program',
  });
}
