import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Engine } from '../sql/engine.ts';
import { withFaults } from '../sql/fault-dialect.ts';
import type { Tables } from '../sql/tables.ts';
import { describeSqliteFault } from './sqlite-faults.ts';
import { writeCopy } from './write-copy.ts';

/** Marks an SQLite file as a library: "MITI" in ASCII. */
const applicationId = 0x4d495449;

export interface SqliteEngine extends Engine {
  readonly dialect: 'sqlite';
  /** The connection itself, for what has no place in a query. */
  readonly connection: Database.Database;
  /** Whether it is a copy in memory, of a file that can't be written: brought up to date, it is to be `seal`ed. */
  readonly isCopy: boolean;
  /** Copies what was last committed, while the connection itself is within a transaction. */
  copyCommitted(target: string): Promise<void>;
  /** Refuses every write from now on. */
  seal(): void;
}

/**
 * Opens an SQLite file as a library, and makes it where there is none. The schema is not touched.
 *
 * @param waitMilliseconds how long a write waits for another program's write
 * @param makeMissing whether a file that is not there is made
 * @throws InputFault when it can't be opened, is something else, or is not there and may not be made
 */
export function openSqlite(path: string, waitMilliseconds: number, makeMissing = true): SqliteEngine {
  if (!makeMissing && !existsSync(path)) throw isMissing(path);
  const connection = connect(path, waitMilliseconds);
  const describe = (error: unknown) => describeSqliteFault(error, path);
  const base = new SqliteDialect({ database: connection });
  const dialect = withFaults({ ...delegate(base), createDriver: () => new ImmediateDriver(connection) }, describe);
  return {
    dialect: 'sqlite',
    db: new Kysely<Tables>({ dialect }),
    schema: null,
    place: path,
    connection,
    isCopy: connection.memory,
    seal: () => void connection.pragma('query_only = on'),
    erase: async () => erase(connection),
    findCopies: () => findCopies(path),
    checkIntegrity: async () => checkIntegrity(connection, path),
    copyTo: (target) => copyDatabase(connection, target, path),
    copyCommitted: (target) => copyCommitted(target, path),
    close: async () => void connection.close(),
  };
}

function delegate(dialect: SqliteDialect) {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createIntrospector: (db: Parameters<SqliteDialect['createIntrospector']>[0]) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  };
}

/** Lets a change of the schema be a transaction, which SQLite can and Kysely does not use by itself. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** The library asks the same few questions again and again; preparing a statement costs more than most answers. */
const mostStatements = 300;

function rememberStatements(connection: Database.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    prepare: (statement) => {
      const prepared = known.get(statement) ?? connection.prepare<unknown[]>(statement);
      if (known.size >= mostStatements) known.clear();
      known.set(statement, prepared);
      return prepared;
    },
    close: () => void connection.close(),
  };
}

/** Takes the write lock when a transaction begins: one that reads first and writes later may find it taken for good. */
class ImmediateDriver extends SqliteDriver {
  readonly #connection: Database.Database;

  constructor(connection: Database.Database) {
    super({ database: rememberStatements(connection) });
    this.#connection = connection;
  }

  /** SQLite answers at once: without a pause a long series of calls would let no timer, signal or request through. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    await setImmediate();
    return super.acquireConnection();
  }

  override async beginTransaction(_connection: DatabaseConnection, _settings?: TransactionSettings): Promise<void> {
    this.#connection.exec('begin immediate');
  }

  override async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself.
    if (this.#connection.inTransaction) this.#connection.exec('rollback');
  }
}

function connect(path: string, waitMilliseconds: number): Database.Database {
  let connection: Database.Database | undefined;
  try {
    const isNew = !existsSync(path);
    if (isNew) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    connection = new Database(path, { timeout: waitMilliseconds });
    if (isNew) chmodSync(path, 0o600);
    prepare(connection, path);
    return connection;
  } catch (error) {
    connection?.close();
    if (isOutOfReach(error) && isReadable(path)) return connectForReading(path);
    throw describeOpening(error, path);
  }
}

function isMissing(path: string): InputFault {
  const remedy = 'check the path of --library or MITI_LIBRARY; miti import makes a new one';
  return new InputFault({ problem: 'there is no library', place: path, remedy });
}

/** A library is read together with two files beside it; where these can't be made, SQLite can't open it. */
function isOutOfReach(error: unknown): boolean {
  return /^SQLITE_(?:CANTOPEN|READONLY)/.test(String((error as { code?: unknown }).code));
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Places in the file's header that say by which kind of log it is written and read [SQLite, file format 1.3]. */
const logVersions = [18, 19] as const;

/**
 * Reads a file in a folder that can't be written into memory, where it is looked at and never changed.
 *
 * @throws InputFault where changes stand beside the file that are not in it yet
 */
function connectForReading(path: string): Database.Database {
  try {
    if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) throw hasLog(path);
    const bytes = readFileSync(path);
    for (const place of logVersions) bytes[place] = 1;
    const connection = new Database(bytes);
    refuseForeign(connection, path);
    return connection;
  } catch (error) {
    throw describeOpening(error, path);
  }
}

function hasLog(path: string): InputFault {
  const remedy = `copy it with ${basename(path)}-wal to a folder that can be written, and open it there`;
  return new InputFault({
    problem: 'stands in a folder that may not be written, with changes beside it that it does not hold yet',
    place: path,
    remedy,
  });
}

/** Errors of the file system and of better-sqlite3 itself come without a code of SQLite. */
function describeOpening(error: unknown, path: string): unknown {
  const described = describeSqliteFault(error, path);
  const isFileError = typeof (error as NodeJS.ErrnoException).syscall === 'string' || error instanceof TypeError;
  if (described !== error || !isFileError) return described;
  return new InputFault({
    problem: `can't be opened (${(error as Error).message})`,
    place: path,
    remedy: 'check the path',
  });
}

function prepare(connection: Database.Database, path: string): void {
  refuseForeign(connection, path);
  setWriteAhead(connection);
  // A commit is on the disk before it is acknowledged; what is deleted is overwritten.
  connection.pragma('synchronous = full');
  connection.pragma('secure_delete = on');
  connection.pragma('foreign_keys = on');
}

function refuseForeign(connection: Database.Database, path: string): void {
  const id = connection.pragma('application_id', { simple: true });
  const tables = connection.prepare("select count(*) from sqlite_master where type = 'table'").pluck().get();
  if (id === applicationId) return;
  if (id === 0 && tables === 0) return;
  throw new InputFault({
    problem: 'is an SQLite file of another program',
    place: path,
    remedy: 'give the path of a library, or of a file that does not exist yet',
  });
}

function setWriteAhead(connection: Database.Database): void {
  if (connection.pragma('journal_mode', { simple: true }) === 'wal') return;
  connection.pragma('journal_mode = wal');
  connection.pragma(`application_id = ${applicationId}`);
}

/** A rebuilt file holds no trace of deleted rows in its free space, and an emptied log none of older pages. */
function erase(connection: Database.Database): boolean {
  try {
    connection.exec('vacuum');
    const [checkpoint] = connection.pragma('wal_checkpoint(truncate)') as { busy: number }[];
    return checkpoint?.busy === 0;
  } catch (error) {
    // The removal itself is done and safe; only its bytes are still there, which the answer says.
    if (describeSqliteFault(error, '') instanceof InputFault) return false;
    throw error;
  }
}

function checkIntegrity(connection: Database.Database, path: string): string[] {
  try {
    const found = connection.pragma('integrity_check') as { integrity_check: string }[];
    return found.map((each) => each.integrity_check).filter((each) => each !== 'ok');
  } catch (error) {
    const described = describeSqliteFault(error, path);
    if (described instanceof InputFault) return [described.details.problem];
    throw described;
  }
}

const copyEnding = '.backup.sqlite';

/** Name of the copy that is made before the schema of a library changes. */
export function nameCopy(path: string, version: number, moment: number): string {
  const stamp = new Date(moment).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${path}.v${version}-${stamp}${copyEnding}`;
}

function findCopies(path: string): string[] {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith(copyEnding))
    .sort()
    .map((name) => join(folder, name));
}

async function copyDatabase(connection: Database.Database, target: string, path: string): Promise<void> {
  await writeCopy(target, async (partial) => {
    try {
      // After a first small step everything is copied at once: between steps another program's write would start it again.
      await connection.backup(partial, { progress: ({ remainingPages }) => Math.max(remainingPages, 1) });
    } catch (error) {
      throw describeOpening(error, `copy of ${path} at ${target}`);
    }
  });
}

/** By a connection of its own, and in one go: nothing else of this process can come between. */
async function copyCommitted(target: string, path: string): Promise<void> {
  await writeCopy(target, async (partial) => {
    const reader = new Database(path, { readonly: true });
    try {
      reader.prepare('vacuum into ?').run(partial);
    } catch (error) {
      throw describeOpening(error, `copy of ${path} at ${target}`);
    } finally {
      reader.close();
    }
  });
}
