import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-assign-'));
const library = ['--library', join(folder, 'library.sqlite')];
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const files = Array.from({ length: 10 }, (_, i) => {
    const path = join(folder, `V0${i % 2}_2024-0${1 + (i % 3)}-1${i}_S${i}.txt`);
    writeFileSync(path, `Therapist: What brings you here, on day ${i}?\nClient: My back.\n`);
    return path;
  });
  const run = await runMiti([
    'import',
    ...files,
    '--name-pattern',
    '{caseworker}_{date}_{session}',
    '--yes',
    ...library,
  ]);
  expect(run.exitCode, run.stderr).toBe(0);
});

describe('miti assign', () => {
  const draw = (...args: string[]) => runMiti(['assign', '--coders', 'K1,K2', '--share', '20%', ...args, ...library]);

  it('shows a draw without keeping it', async () => {
    const { stdout, exitCode } = await draw('--dry-run');
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'Would give: K1 2, K2 2 (seed 1).']);
    expect((await runMiti(['assign', 'list', ...library])).stderr).toBe('nobody has a session to code\n');
  });

  it('keeps a draw, once, and lists to a coder their own sessions only', async () => {
    expect((await draw('--others', '--due', '2024-06-01')).stdout).toMatch(
      /^Given: K1 6, K2 6 \(seed 1\)\.\n2 of 10 sessions \(20\.0 %\) have 2 coders or more/,
    );
    expect((await draw('--others')).stdout).toMatch(/^Given: K1 0, K2 0/);
    const { stdout } = await runMiti(['assign', 'list', '--coder', 'K1', '--csv', ...library]);
    const [header, ...rows] = stdout.trim().split('\n');
    expect([header, rows.length]).toEqual(['id,session,date,caseworker,coder,due,status', 6]);
    for (const row of rows) expect(row).toMatch(/,K1,2024-06-01,open$/);
    expect(stdout).not.toContain('K2');
  });

  it('takes back what is not begun', async () => {
    expect((await runMiti(['assign', 'withdraw', '--coder', 'K2', ...library])).stdout).toBe('6 taken back\n');
    const { stdout } = await runMiti(['assign', 'list', '--csv', ...library]);
    expect(stdout.trim().split('\n')).toHaveLength(7);
  });

  it.each<[string, string[], RegExp]>([
    ['one coder', ['--coders', 'K1'], /1 coders can't code a session 2 times/],
    ['a coder twice', ['--coders', 'K1,K1'], /named twice/],
    ['no share', ['--coders', 'K1,K2', '--share', '0'], /give a percentage above 0/],
    [
      'no such session',
      ['--coders', 'K1,K2', '--caseworker', 'V99'],
      /no session that can be coded is as the options say/,
    ],
  ])('refuses %s in one line', async (_, args, message) => {
    const { stderr, exitCode } = await runMiti(['assign', ...args, ...library]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
