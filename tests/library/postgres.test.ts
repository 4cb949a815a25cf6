import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputFault } from '../../src/instrument/input-fault.ts';
import { openLibrary } from '../../src/library/open-library.ts';
import { describeLibrary } from './library.contract.ts';
import { makePostgresPlace, type TestPlace, testOptions } from './places.ts';
import { addSession } from './sample-records.ts';
import { describeWorkbenchStores } from './workbench.contract.ts';

const server = process.env.MITI_TEST_POSTGRES;
const howTo = 'MITI_TEST_POSTGRES="$(scripts/start-postgres.sh)" runs these tests';

if (server) {
  describeLibrary('PostgreSQL', () => makePostgresPlace(server));
  describeWorkbenchStores('PostgreSQL', () => makePostgresPlace(server));
  describeServerFaults(server);
} else {
  // Skipped where there is no server; in continuous integration there must be one.
  it.runIf(process.env.CI === 'true')(`library in PostgreSQL: no server to test with; ${howTo}`, () => {
    expect.fail(`MITI_TEST_POSTGRES is not set; ${howTo}`);
  });
}

function describeServerFaults(serverUrl: string): void {
  describe('a PostgreSQL that refuses', () => {
    let at: TestPlace;
    beforeEach(async () => {
      at = await makePostgresPlace(serverUrl);
    });
    afterEach(() => at.remove());

    const open = (change: (url: URL) => void) => {
      const url = new URL(at.place);
      url.password = 'secret-word';
      change(url);
      return openLibrary(url.href, { ...testOptions(), waitMilliseconds: 1000 });
    };
    const expectLine = async (opening: Promise<unknown>, message: RegExp) => {
      const fault = await opening.then(
        () => null,
        (error: unknown) => error,
      );
      expect(fault).toBeInstanceOf(InputFault);
      expect((fault as InputFault).message).toMatch(message);
      expect((fault as InputFault).message).not.toMatch(/secret-word|\n/);
    };

    it('tells of a wrong password without telling it', () =>
      expectLine(
        open(() => {}),
        /^postgres:\/\/.*: the server refuses this user or password; check/,
      ));

    it('tells of a server that is not there', () =>
      expectLine(
        open((url) => {
          url.port = '1';
        }),
        /can't be reached; check host and port/,
      ));

    it('tells of a host that no name server knows', () =>
      expectLine(
        open((url) => {
          url.hostname = 'no-such-host.invalid';
        }),
        /can't be reached/,
      ));

    it('tells of a database that is not there', () =>
      expectLine(
        open((url) => {
          url.password = new URL(at.place).password;
          url.pathname = '/no_such_database';
        }),
        /no such database/,
      ));

    it('tells of a read-only database, and loses nothing', async () => {
      const library = await at.open();
      const id = await addSession(library, '14');
      await at.runSql(`alter database ${new URL(at.place).pathname.slice(1)} set default_transaction_read_only = on`);
      const reader = await at.open();
      await expectLine(addSession(reader, '15'), /the database is read-only/);
      expect(await reader.findSession(id)).not.toBeNull();
      expect(await reader.countSessions()).toBe(1);
    });

    it('goes on after its connections were cut', async () => {
      const library = await at.open();
      await addSession(library, '14');
      await at.runSql(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'miti' and pid <> pg_backend_pid()",
      );
      const id = await untilItSucceeds(() => addSession(library, '15'));
      expect(await library.findSession(id)).not.toBeNull();
      expect(await library.countSessions()).toBe(2);
    });

    it('leaves the tables of other programs in the same database alone', async () => {
      await at.runSql('create table public.sessions (id integer)');
      const library = await at.open();
      await addSession(library, '14');
      expect(await at.runSql('select count(*)::int as count from public.sessions')).toEqual([{ count: 0 }]);
    });
  });
}

/** Each of the pool's connections that were cut may fail one call, in one clear line; then a new one is opened. */
async function untilItSucceeds<Result>(call: () => Promise<Result>, attempts = 10): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    expect(error).toBeInstanceOf(InputFault);
    if (attempts === 1) throw error;
    return untilItSucceeds(call, attempts - 1);
  }
}
