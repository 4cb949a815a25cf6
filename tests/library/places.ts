import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Library } from '../../src/library/library.ts';
import { type OpenOptions, openLibrary } from '../../src/library/open-library.ts';
import { uuidV7Source } from '../../src/library/record-ids.ts';

/** A place for one library of one test, empty at first. */
export interface TestPlace {
  readonly place: string;
  /** A folder of the test's own. */
  readonly folder: string;
  /** Opens the library; it is closed with the place. */
  open(options?: Partial<OpenOptions>): Promise<Library>;
  /** Does something behind the library's back. */
  runSql(statement: string): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

export type MakePlace = () => Promise<TestPlace>;

/** A clock that goes on by a second each time it is read. */
export function steppingClock(start = Date.UTC(2024, 4, 17, 9)): () => number {
  let moment = start;
  return () => {
    moment += 1000;
    return moment;
  };
}

export function testOptions(): OpenOptions {
  const clock = steppingClock();
  return { clock, newId: uuidV7Source(clock, randomBytes) };
}

function testPlace(
  place: string,
  folder: string,
  runSql: TestPlace['runSql'],
  cleanUp: () => Promise<void>,
): TestPlace {
  const opened: Library[] = [];
  return {
    place,
    folder,
    runSql,
    open: async (options = {}) => {
      const library = await openLibrary(place, { ...testOptions(), ...options });
      opened.push(library);
      return library;
    },
    remove: async () => {
      for (const library of opened) await library.close();
      await cleanUp();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new SQLite file. */
export async function makeSqlitePlace(): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'miti-library-'));
  const path = join(folder, 'library.sqlite');
  const runSql = async (statement: string) => {
    const connection = new Database(path);
    try {
      const prepared = connection.prepare(statement);
      if (prepared.reader) return prepared.all() as Record<string, unknown>[];
      prepared.run();
      return [];
    } finally {
      connection.close();
    }
  };
  return testPlace(path, folder, runSql, async () => {});
}

/** A new database on the server of a URL. */
export async function makePostgresPlace(serverUrl: string): Promise<TestPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'miti-library-'));
  const name = `miti_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runOn(serverUrl, `create database ${name}`);
  const runSql = (statement: string) => runOn(url.href, statement);
  return testPlace(url.href, folder, runSql, async () => {
    await runOn(serverUrl, `drop database ${name} with (force)`);
  });
}

async function runOn(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=miti,public' });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
