import type { Kysely } from 'kysely';
import type { Library } from './library.ts';
import { type LibraryPlace, parseLibraryPlace } from './library-place.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations as allMigrations } from './migrations.ts';
import type { Clock, IdSource } from './record-ids.ts';
import type { Engine } from './sql/engine.ts';
import { SqlLibrary } from './sql/sql-library.ts';

export interface OpenOptions {
  readonly clock: Clock;
  /** Gives the ids of sessions and codings: `uuidV7Source`. */
  readonly newId: IdSource;
  /** How long to wait for another program's write before giving up; 10 seconds where it is left out. */
  readonly waitMilliseconds?: number;
  /** Whether an SQLite file that is not there is made; true where it is left out. */
  readonly makeMissing?: boolean;
  /** Versions of the schema, where it is not all of them. */
  readonly migrations?: readonly Migration[];
}

const defaultWait = 10_000;

/**
 * Opens a library and brings its schema up to date, after a copy of an SQLite file. Where there is none, an empty one is
 * made. A file in a folder that can't be written is opened for reading.
 *
 * @param place path of an SQLite file or a postgres:// URL, or either as `resolveLibraryPlace` tells it
 * @throws InputFault when it can't be opened, is something else, or was written by a newer program
 */
export async function openLibrary(place: string | LibraryPlace, options: OpenOptions): Promise<Library> {
  const parsed = typeof place === 'string' ? parseLibraryPlace(place) : place;
  const engine =
    parsed.kind === 'sqlite' ? await openFile(parsed.path, options) : await openServer(parsed.url, options);
  return new SqlLibrary(engine, options.clock, options.newId);
}

// Each driver is loaded only where it is used: commands without a library start without them.

async function openFile(path: string, options: OpenOptions): Promise<Engine> {
  const { nameCopy, openSqlite } = await import('./sqlite/open-sqlite.ts');
  const { clock, migrations = allMigrations } = options;
  const engine = openSqlite(path, options.waitMilliseconds ?? defaultWait, options.makeMissing ?? true);
  return orClosed(engine, async () => {
    const backUp = (version: number) => engine.copyCommitted(nameCopy(path, version, clock()));
    await migrate(migrated(engine), migrations, clock, engine.isCopy ? async () => {} : backUp);
    if (engine.isCopy) engine.seal();
  });
}

async function openServer(url: string, options: OpenOptions): Promise<Engine> {
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  const engine = await openPostgres(url, options.waitMilliseconds ?? defaultWait, (path) => openFile(path, options));
  // A server's backups are its keeper's.
  return orClosed(engine, () =>
    migrate(migrated(engine), options.migrations ?? allMigrations, options.clock, async () => {}),
  );
}

function migrated(engine: Engine) {
  const { dialect, place, schema } = engine;
  return { dialect, place, schema, db: engine.db as unknown as Kysely<unknown> };
}

async function orClosed(engine: Engine, work: () => Promise<void>): Promise<Engine> {
  try {
    await work();
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}
