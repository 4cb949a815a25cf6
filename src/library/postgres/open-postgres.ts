import { CompiledQuery, Kysely, PostgresAdapter, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { InputFault } from '../../instrument/input-fault.ts';
import { describeLibraryPlace } from '../library-place.ts';
import type { Engine } from '../sql/engine.ts';
import { withFaults } from '../sql/fault-dialect.ts';
import { type Db, type Tables, tableOrder } from '../sql/tables.ts';
import { copyTables, type MakeEmptyLibrary } from './copy-tables.ts';
import { describePostgresFault } from './postgres-faults.ts';

/** The library has a schema of its own, so that it may share a database with other programs. */
const schema = 'miti';

/**
 * Opens a PostgreSQL database as a library. The tables are not touched.
 *
 * @param waitMilliseconds how long to wait for the server, and for what another program holds
 * @param makeEmpty makes the file that a copy goes to
 * @throws InputFault when the server can't be reached or refuses
 */
export async function openPostgres(
  url: string,
  waitMilliseconds: number,
  makeEmpty: MakeEmptyLibrary,
): Promise<Engine> {
  const place = describeLibraryPlace({ kind: 'postgres', url });
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'miti',
    connectionTimeoutMillis: waitMilliseconds,
    lock_timeout: waitMilliseconds,
  });
  // A connection that breaks while nobody uses it is replaced by the next query; unheard, the event would end the program.
  pool.on('error', () => {});
  // The pool listens to its idle connections only. One that is cut while it is in use fails its query, which is told.
  pool.on('connect', (client) => client.on('error', () => {}));
  const base = new PostgresDialect({
    pool,
    onCreateConnection: async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(`set search_path to ${schema}`));
    },
  });
  const dialect = withFaults(base, (error) => describePostgresFault(error, place));
  const db: Db = new Kysely<Tables>({ dialect: { ...dialect, createAdapter: () => new LibraryAdapter() } });
  try {
    await ensureSchema(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    dialect: 'postgres',
    db,
    schema,
    place,
    erase: () => erase(db),
    findCopies: () => [],
    // The server keeps checksums and constraints itself; what it can't see are our own rules.
    checkIntegrity: async () => [],
    copyTo: (path) => copyTables(db, path, makeEmpty),
    close: () => db.destroy(),
  };
}

/** Held by a program while it changes the library's schema. */
const schemaLock = sql`hashtext('miti library schema')`;

/** Waits for another program's change of the schema no longer than for anything else that it holds. */
class LibraryAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_lock(${schemaLock})`.execute(db);
  }

  override async releaseMigrationLock(db: Kysely<unknown>): Promise<void> {
    await sql`select pg_advisory_unlock(${schemaLock})`.execute(db);
  }
}

async function ensureSchema(db: Db): Promise<void> {
  const { rows } = await sql`select 1 from pg_namespace where nspname = ${schema}`.execute(db);
  if (rows.length > 0) return;
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(tx);
    await sql`create schema if not exists ${sql.id(schema)}`.execute(tx);
  });
}

/** Rewrites the tables, so that their files hold no deleted row. The server's own log and backups are its keeper's. */
async function erase(db: Db): Promise<boolean> {
  try {
    for (const table of tableOrder) await sql`vacuum full ${sql.table(table)}`.execute(db);
    return true;
  } catch (error) {
    // The removal itself is done and safe; only its bytes are still there, which the answer says.
    if (error instanceof InputFault) return false;
    throw error;
  }
}
