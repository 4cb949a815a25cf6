import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { backupLibrary } from '../../src/library/backup-library.ts';
import { checkLibrary } from '../../src/library/check-library.ts';
import type { Library } from '../../src/library/library.ts';
import type { Migration } from '../../src/library/migrations/migration.ts';
import { migrations } from '../../src/library/migrations.ts';
import { openLibrary } from '../../src/library/open-library.ts';
import { SqlLibrary } from '../../src/library/sql/sql-library.ts';
import { openSqlite } from '../../src/library/sqlite/open-sqlite.ts';
import { describeSqliteFault } from '../../src/library/sqlite/sqlite-faults.ts';
import { describeLibrary } from './library.contract.ts';
import { makeSqlitePlace, type TestPlace, testOptions } from './places.ts';
import { addCoding, addSession, author, coding, rubric, session } from './sample-records.ts';
import { describeWorkbenchStores } from './workbench.contract.ts';

describeLibrary('SQLite', makeSqlitePlace);
describeWorkbenchStores('SQLite', makeSqlitePlace);

describe('an SQLite file', () => {
  let at: TestPlace;
  beforeEach(async () => {
    at = await makeSqlitePlace();
  });
  afterEach(() => at.remove());

  const files = () => readdirSync(at.folder).filter((name) => name.startsWith(basename(at.place)));
  /** Files of the library that hold a text somewhere in their bytes. */
  const holding = (text: string) => files().filter((name) => readFileSync(join(at.folder, name)).includes(text));

  it('is written so that only its owner can read it', async () => {
    await at.open();
    if (process.platform !== 'win32') expect(statSync(at.place).mode & 0o077).toBe(0);
  });

  it('holds no byte of what was removed, while it is open and after', async () => {
    const library = await at.open();
    const [said, noted, aimed] = ['MARKER-SAID', 'MARKER-NOTED', 'MARKER-AIMED'];
    const transcript = session('x').transcript;
    const turns = (transcript?.turns ?? []).map((turn) => ({ ...turn, text: `${turn.text} ${said} `.repeat(50) }));
    const secret = { changeGoal: aimed, client: 'MARKER-CLIENT', transcript: { turns, notes: [] } };
    const id = await addSession(library, 'MARKER-LABEL', {
      ...secret,
      caseworker: 'MARKER-CASEWORKER',
      tags: ['MARKER-TAG'],
    });
    const codingId = await addCoding(library, id, { notes: noted });
    for (let revision = 1; revision < 30; revision += 1) {
      await library.reviseCoding(codingId, revision, { notes: `${noted} ${'x'.repeat(revision * 40)}` }, author);
    }
    await library.reviseSession(id, 1, { changeGoal: `${aimed} again` }, author);
    const kept = await addSession(library, 'kept', { changeGoal: 'KEPT-GOAL' });
    for (const marker of [said, noted, aimed]) expect(holding(marker)).not.toEqual([]);

    const outcome = await library.remove({ caseworkers: ['MARKER-CASEWORKER'] }, author, 'asked for');
    expect(outcome).toMatchObject({ removed: { sessions: 1, codings: 1, caseworkers: 1 }, erased: true });
    expect(holding('MARKER-')).toEqual([]);
    await library.close();
    expect(holding('MARKER-')).toEqual([]);
    expect(holding('KEPT-GOAL')).not.toEqual([]);
    expect((await (await at.open()).findSession(kept))?.changeGoal).toBe('KEPT-GOAL');
  });

  it('says so when another program still reads what was removed, and can erase it later', async () => {
    const library = await at.open({ waitMilliseconds: 50 });
    const id = await addSession(library, '14', { changeGoal: 'MARKER-AIMED' });
    const reader = new Database(at.place);
    const reading = reader.prepare('select * from sessions').iterate();
    reading.next();
    expect(await library.remove({ sessions: [id] }, author, 'asked for')).toMatchObject({ erased: false });
    reading.return?.();
    reader.close();
    expect(await library.erase()).toBe(true);
    expect(holding('MARKER-')).toEqual([]);
  });

  it('is copied once before its schema changes, whoever comes first, and the copy is named when something is removed', async () => {
    const library = await at.open();
    const id = await addSession(library, '14');
    await library.close();
    const next: Migration = {
      version: migrations.length + 1,
      up: async (db) => void (await db.schema.createTable('rooms').addColumn('id', 'text').execute()),
    };
    const opened = await Promise.all([1, 2, 3].map(() => at.open({ migrations: [...migrations, next] })));
    const newer = opened[0] as Library;
    const [copy, ...more] = (await newer.remove({ sessions: [id] }, author, 'asked for')).copies;
    expect(more).toEqual([]);
    expect(basename(copy ?? '')).toMatch(
      new RegExp(`^library\\.sqlite\\.v${migrations.length}-20240517T\\d{6}Z\\.backup\\.sqlite$`),
    );
    const old = await openLibrary(copy ?? '', testOptions());
    expect((await old.findSession(id))?.transcript).toEqual(session('14').transcript);
    await old.close();
  });

  it('loses nothing on a full disk', async () => {
    const engine = openSqlite(at.place, 1000);
    await (await at.open()).close();
    const library = new SqlLibrary(engine, testOptions().clock, testOptions().newId);
    const id = await addCoding(library, await addSession(library, '14'), { notes: 'before' });
    const pages = engine.connection.pragma('page_count', { simple: true });
    engine.connection.pragma(`max_page_count = ${Number(pages)}`);
    const long = 'x'.repeat(100_000);
    await expect(library.reviseCoding(id, 1, { notes: long }, author)).rejects.toThrow(
      /library\.sqlite: the disk is full; nothing of this change was written; free some space/,
    );
    await expect(library.addSessions([session('15'), session(long)], author)).rejects.toThrow(InputFault);
    expect(await library.findCoding(id)).toMatchObject({ notes: 'before', revision: 1 });
    engine.connection.pragma('max_page_count = 1000000');
    expect(await library.reviseCoding(id, 1, { notes: long }, author)).toMatchObject({ revision: 2 });
    expect((await checkLibrary(library)).faults).toEqual([]);
    await library.close();
  });

  it('that may not be written can be read, and says so', async () => {
    const id = await addSession(await at.open(), '14');
    const engine = openSqlite(at.place, 1000);
    engine.connection.pragma('query_only = on');
    const library = new SqlLibrary(engine, testOptions().clock, testOptions().newId);
    await expect(addSession(library, '15')).rejects.toThrow(
      /library\.sqlite: can't be written, only read; check the rights/,
    );
    expect(await library.findSession(id)).not.toBeNull();
    await library.close();
  });

  it('is not made where a reader asks for one that is not there', async () => {
    await expect(at.open({ makeMissing: false })).rejects.toThrow(
      /library\.sqlite: there is no library; check the path/,
    );
    expect(existsSync(at.place)).toBe(false);
  });

  // The superuser may write everywhere.
  it.skipIf(process.getuid?.() === 0)('in a folder that may not be written can be read, and says so', async () => {
    const library = await at.open();
    const id = await addSession(library, '14');
    await library.close();
    chmodSync(at.folder, 0o500);
    try {
      const reader = await at.open();
      expect(await reader.findSession(id)).not.toBeNull();
      await expect(addSession(reader, '15')).rejects.toThrow(/library\.sqlite: can't be written, only read/);
      await reader.close();
    } finally {
      chmodSync(at.folder, 0o700);
    }
  });

  it('that is damaged gets no backup, and no half of one', async () => {
    const library = await at.open();
    for (let i = 0; i < 40; i += 1) await addSession(library, `session ${i}`);
    await library.close();
    const bytes = readFileSync(at.place);
    bytes.fill(0xff, 4096 * 6, 4096 * 12);
    writeFileSync(at.place, bytes);
    const damaged = await at.open();
    const copy = join(at.folder, 'copy.sqlite');
    await expect(backupLibrary(damaged, copy, testOptions())).rejects.toThrow(/library\.sqlite: .*damaged/);
    expect(readdirSync(at.folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('without the right to write is told in one line', async () => {
    await (await at.open()).close();
    chmodSync(at.place, 0o400);
    await expect(at.open().then((library) => addSession(library, '15'))).rejects.toThrow(/can't be (written|opened)/);
  });

  it('that another program keeps locked is told, after waiting', async () => {
    const library = await at.open({ waitMilliseconds: 50 });
    const other = new Database(at.place);
    other.exec('begin immediate');
    await expect(addSession(library, '14')).rejects.toThrow(/another program is writing to the library/);
    other.exec('rollback');
    other.close();
    expect(await library.countSessions()).toBe(0);
    await addSession(library, '14');
  });

  it('that is something else is refused and left as it is', async () => {
    writeFileSync(at.place, 'session,caseworker\n14,CW1\n'.repeat(100));
    const before = readFileSync(at.place);
    await expect(at.open()).rejects.toThrow(/library\.sqlite: is not a library, or is damaged/);
    expect(readFileSync(at.place)).toEqual(before);
  });

  it('of another program is refused and left as it is', async () => {
    const other = new Database(at.place);
    other.exec('create table songs (id integer)');
    other.close();
    const before = readFileSync(at.place);
    await expect(at.open()).rejects.toThrow(/is an SQLite file of another program/);
    expect(readFileSync(at.place)).toEqual(before);
  });

  it('cannot be a folder, or lie below a file', async () => {
    mkdirSync(at.place);
    await expect(at.open()).rejects.toThrow(/can't be opened/);
    const below = openLibrary(join(at.folder, 'file', 'library.sqlite'), testOptions());
    await (await below).close();
    writeFileSync(join(at.folder, 'plain'), '');
    await expect(openLibrary(join(at.folder, 'plain', 'library.sqlite'), testOptions())).rejects.toThrow(InputFault);
  });

  it('that is damaged is told by every way to it', async () => {
    const library = await at.open();
    await library.keepRubric(rubric);
    const ids = await library.addSessions(
      Array.from({ length: 200 }, (_, i) => session(`s${i}`)),
      author,
    );
    await library.addCodings(
      ids.map(({ id }) => coding(id)),
      author,
    );
    await library.close();
    const bytes = readFileSync(at.place);
    bytes.fill(0xaa, 4096 * 4, bytes.length - 4096 * 2);
    writeFileSync(at.place, bytes);
    const told = await openLibrary(at.place, testOptions())
      .then(async (opened) => {
        const { faults } = await checkLibrary(opened).finally(() => opened.close());
        return faults.map(({ problem }) => problem).join();
      })
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputFault);
        return (error as InputFault).message;
      });
    expect(told).toMatch(/damaged/);
  });

  it('leaves only itself behind when it is closed', async () => {
    const library = await at.open();
    await addSession(library, '14');
    await library.close();
    expect(files()).toEqual(['library.sqlite']);
    expect(existsSync(`${at.place}-wal`)).toBe(false);
  });
});

describe('describeSqliteFault', () => {
  it.each([
    ['SQLITE_IOERR_WRITE', /the disk reports an error/],
    ['SQLITE_READONLY_DBMOVED', /can't be written/],
    ['SQLITE_CORRUPT_INDEX', /is damaged/],
    ['SQLITE_BUSY_SNAPSHOT', /another program is writing/],
    ['SQLITE_CANTOPEN_ISDIR', /can't be opened/],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', /was removed meanwhile/],
  ])('tells %s in one line', (code, message) => {
    const fault = describeSqliteFault(Object.assign(new Error('x'), { code }), 'a.sqlite');
    expect(fault).toBeInstanceOf(InputFault);
    expect((fault as Error).message).toMatch(message);
  });

  it('leaves a defect of the program as it is', () => {
    const defect = Object.assign(new Error('no such column: x'), { code: 'SQLITE_ERROR' });
    expect(describeSqliteFault(defect, 'a.sqlite')).toBe(defect);
  });
});
