import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { manySessions } from '../../app/batch/sample-batch.ts';
import { makePostgresPlace, type TestPlace } from '../../library/places.ts';
import { root, runMiti } from '../run-miti.ts';

const server = process.env.MITI_TEST_POSTGRES;
const howTo = 'MITI_TEST_POSTGRES="$(scripts/start-postgres.sh)" runs this test';
// Enough to keep a worker busy for seconds, so that it can be killed in the middle.
const sessions = 600;

it.runIf(server)(
  'codes every session exactly once, though a worker is killed in the middle',
  async () => {
    const place = await makePostgresPlace(server ?? '');
    const children: ChildProcess[] = [];
    try {
      const input = join(place.folder, 'many.csv');
      writeFileSync(input, manySessions(sessions));
      const start = (...args: string[]) => {
        const child = startMiti([...args, '--library', place.place]);
        children.push(child.process);
        return child;
      };
      const batch = start('batch', input, '--queue', '--lease', '3', '-o', join(place.folder, 'queued'));
      const victim = start('worker');
      await killWhileItHolds(victim.process, place);
      // No shorter than a stall of a busy machine: they end by themselves only when the batch is over.
      const successors = [start('worker', '--idle', '5'), start('worker', '--idle', '5')];
      expect(await batch.ended).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(new RegExp(`^${sessions} sessions coded;`)),
      });
      for (const { ended } of successors) expect(await ended).toMatchObject({ code: 0 });

      expect(await countOf(place, 'select count(*)::int as count from codings')).toBe(sessions);
      expect(await countOf(place, 'select count(distinct session_id)::int as count from codings')).toBe(sessions);
      expect(await countOf(place, 'select count(*)::int as count from pgboss.job')).toBe(0);
      await runMiti(['batch', '--no-library', input, '-o', join(place.folder, 'plain')]);
      const results = (name: string) => readFileSync(join(place.folder, name, 'results.csv'), 'utf8');
      expect(results('queued')).toBe(results('plain'));
    } finally {
      for (const child of children) child.kill('SIGKILL');
      await place.remove();
    }
  },
  240_000,
);

// Skipped where there is no server; in continuous integration there must be one.
it.runIf(!server && process.env.CI === 'true')(`miti batch --queue: no server to test with; ${howTo}`, () => {
  expect.fail(`MITI_TEST_POSTGRES is not set; ${howTo}`);
});

function startMiti(args: readonly string[]) {
  const child = spawn(process.execPath, ['dist/bin/miti.js', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { process: child, ended };
}

/** Kills a worker that has kept some codings and holds further sessions, stopped first so that neither changes. */
async function killWhileItHolds(worker: ChildProcess, place: TestPlace): Promise<void> {
  for (;;) {
    await wait(20);
    expect(worker.exitCode, 'the worker ended by itself').toBeNull();
    const kept = await countOf(place, 'select count(*)::int as count from codings').catch(() => 0);
    if (kept === 0) continue;
    expect(kept, 'the worker was done before it could be killed').toBeLessThan(sessions);
    worker.kill('SIGSTOP');
    const held = await countOf(place, "select count(*)::int as count from pgboss.job where state = 'active'");
    if (held > 0) break;
    worker.kill('SIGCONT');
  }
  worker.kill('SIGKILL');
  expect(await countOf(place, 'select count(*)::int as count from codings')).toBeLessThan(sessions);
}

async function countOf(place: TestPlace, statement: string): Promise<number> {
  const [row] = await place.runSql(statement);
  return Number(row?.count);
}
