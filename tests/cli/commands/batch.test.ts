import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { parseManifest } from '../../../src/app/batch/manifest.ts';
import { manySessions } from '../../app/batch/sample-batch.ts';
import { root, runMiti } from '../run-miti.ts';

const folder = mkdtempSync(join(tmpdir(), 'miti-batch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const read = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');
const files = ['results.jsonl', 'results.csv', 'review.csv', 'manifest.json'];

const samples = ['en-smoking-break.txt', 'nb-ryggplager.csv', 'nb-dialogmote.docx'].map((name) => `samples/${name}`);
const segment = ['--segment', 'random:2m', '--seed', '42'];
const many = at('many.csv');
writeFileSync(many, manySessions(40));

describe('miti batch --no-library', () => {
  it('writes the same bytes in one thread and in two, and nothing but files', async () => {
    const inputs = [many, ...samples];
    const code = (workers: string) =>
      runMiti(['batch', '--no-library', ...inputs, ...segment, '--workers', workers, '-o', at(`threads${workers}`)]);
    const runs = [await code('1'), await code('2')];
    expect(runs.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      Array(2).fill({ exitCode: 0, stderr: '' }),
    );
    expect(runs[0]?.stdout).toBe(`43 sessions coded; results in ${at('threads1')}\n`);
    for (const file of files) expect(read('threads1', file)).toBe(read('threads2', file));
    expect(read('threads1', 'results.csv').trim().split('\n')).toHaveLength(44);
  });

  it('draws the segment of a session whatever is coded beside it', async () => {
    await runMiti(['batch', '--no-library', samples[1] ?? '', ...segment, '-o', at('alone')]);
    const [, alone] = read('alone', 'results.csv').split('\n');
    expect(read('threads1', 'results.csv')).toContain(alone);
  });

  it('repeats a batch, and says what differs', async () => {
    const input = at('talk.txt');
    writeFileSync(input, 'T: What brings you here?\nC: My back hurts.\nT: Your back hurts.\nC: Yes.\n');
    await runMiti(['batch', '--no-library', input, '-o', at('again')]);
    const manifest = join(at('again'), 'manifest.json');
    const same = await runMiti(['batch', '--repeat', manifest]);
    expect(same).toMatchObject({ exitCode: 0, stdout: `${manifest}: the same bytes again (1 session)\n` });
    writeFileSync(input, 'T: What brings you here?\nC: My knee hurts.\n');
    const other = await runMiti(['batch', '--repeat', manifest]);
    expect(other.exitCode).toBe(1);
    expect(other.stdout).toMatch(
      /^different bytes: results\.jsonl, results\.csv\n.*talk\.txt: was [0-9a-f]{64}, is [0-9a-f]{64}\n/,
    );
  });

  it('names each session that fails, and codes the others', async () => {
    const odd = at('odd.txt');
    writeFileSync(odd, 'Anna: Hei.\nBerit: Hei.\n');
    const run = await runMiti(['batch', '--no-library', odd, at('missing.vtt'), samples[0] ?? '', '-o', at('failing')]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^1 session coded, 2 failed; results in /);
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines).toEqual([expect.stringMatching(/odd\.txt: .*--clinician/), expect.stringMatching(/no such file/)]);
    const { counts, failures } = parseManifest(read('failing', 'manifest.json'), 'manifest.json');
    expect({ counts, failures: failures.length }).toEqual({ counts: { coded: 1, failed: 2 }, failures: 2 });
  });

  it('goes on where it was killed, to the same bytes', async () => {
    const input = at('long.csv');
    writeFileSync(input, manySessions(400));
    const args = ['batch', '--no-library', input, ...segment, '--workers', '1', '-o'];
    await startAndSignal([...args, at('killed')], 'SIGKILL', at('killed'));
    expect(existsSync(join(at('killed'), 'manifest.json'))).toBe(false);
    const resumed = await runMiti([...args, at('killed')]);
    expect(resumed.stdout).toMatch(/^400 sessions coded \([1-9]\d* of them before\)/);
    await runMiti([...args, at('unkilled')]);
    for (const file of files) expect(read('killed', file)).toBe(read('unkilled', file));
  });

  it('ends at Ctrl-C between two sessions, with what to do next', async () => {
    const args = ['batch', '--no-library', at('long.csv'), '--workers', '1', '-o', at('stopped')];
    expect(await startAndSignal(args, 'SIGINT', at('stopped'))).toEqual({
      code: 130,
      stderr: `miti: stopped; the same command goes on from here (-o ${at('stopped')})\n`,
    });
  });

  /** Starts a batch, and signals it once it has written some results. */
  async function startAndSignal(args: readonly string[], signal: NodeJS.Signals, output: string) {
    const child = spawn(process.execPath, ['dist/bin/miti.js', ...args], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    const partial = join(output, 'results.jsonl.partial');
    while (!(existsSync(partial) && statSync(partial).size > 20_000)) await wait(5);
    const ended = once(child, 'close');
    child.kill(signal);
    const [code] = await ended;
    return { code, stderr };
  }
});

describe('miti batch with a library', () => {
  const library = ['--library', at('library.sqlite')];

  it('codes each session once, and writes what it writes without a library', async () => {
    const first = await runMiti(['batch', many, ...library, ...segment, '-o', at('stored')]);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    const again = await runMiti(['batch', ...library, ...segment, '-o', at('stored again')]);
    expect(again.stdout).toMatch(/^40 sessions coded \(40 of them before\)/);
    for (const file of files) expect(read('stored again', file)).toBe(read('stored', file));
    await runMiti(['batch', '--no-library', many, ...segment, '-o', at('unstored')]);
    expect(read('stored', 'results.csv')).toBe(read('unstored', 'results.csv'));
    const repeated = await runMiti(['batch', ...library, '--repeat', join(at('stored'), 'manifest.json')]);
    expect(repeated.stdout).toMatch(/the same bytes again \(40 sessions\)\n$/);
  });

  it('takes folders and patterns, and says what came twice', async () => {
    const talks = at('talks');
    mkdirSync(talks);
    for (const name of ['a', 'b', 'c']) {
      const words = name === 'c' ? 'My knee hurts.' : 'My back hurts.';
      writeFileSync(join(talks, `${name}.txt`), `T: What brings you here?\nC: ${words}\nT: It hurts.\nC: Yes.\n`);
    }
    const own = ['--library', at('talks.sqlite')];
    const run = await runMiti(['batch', talks, join(talks, '*.txt'), ...own, '-o', at('talked')]);
    expect(run.stdout).toMatch(/^2 sessions coded;/);
    expect(run.stderr).toMatch(/c\.txt: named more than once, and taken once/);
    expect(run.stderr).toMatch(/b\.txt, session "b": the same words as a session before it/);
    const coded = await runMiti(['batch', ...own, '--coder', 'rules', '--session', 'a', '-o', at('coded by')]);
    expect(coded.stdout).toMatch(/^1 session coded \(1 of them before\);/);
    const empty = at('no talks');
    mkdirSync(empty);
    expect((await runMiti(['batch', empty, ...own, '-o', at('empty')])).stderr).toMatch(
      /there are no transcripts in the folder/,
    );
  });

  it('takes the sessions of a filter', async () => {
    const run = await runMiti(['batch', ...library, '--label', 's7', '-o', at('one')]);
    expect(run.stdout).toMatch(/^1 session coded;/);
    const none = await runMiti(['batch', ...library, '--caseworker', 'V99', '-o', at('none')]);
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toMatch(/^miti: no session to code; .*\n$/);
  });

  it('does not put the results of one batch in the place of another', async () => {
    const run = await runMiti(['batch', ...library, '--label', 's7', '--segment', 'first:1m', '-o', at('one')]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/^miti: .*one: holds the results of a batch with other options .* -o\n$/);
  });

  it('does not put the results of other sessions in the place of a batch', async () => {
    const before = read('one', 'manifest.json');
    const others = [['--label', 's8'], [samples[0] ?? ''], ['--label', 's7', '--from', '2020-01-01']];
    for (const inputs of others) {
      const run = await runMiti(['batch', ...inputs, ...library, '-o', at('one')]);
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(/^miti: .*one: holds the results of a batch of other files or sessions; .* -o\n$/);
    }
    expect(read('one', 'manifest.json')).toBe(before);
    expect((await runMiti(['batch', ...library, '--label', 's7', '-o', at('one')])).exitCode).toBe(0);
  });

  it('adds files to a batch, and leaves none out', async () => {
    const [first = '', second = ''] = samples;
    for (const [name, kept] of [
      ['files', ['--no-library']],
      ['files of a library', ['--library', at('files.sqlite')]],
    ] as const) {
      const code = (...paths: string[]) => runMiti(['batch', ...paths, ...kept, '-o', at(name)]);
      expect((await code(first)).exitCode).toBe(0);
      expect(await code(second)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringMatching(/of other files or sessions/),
      });
      expect(parseManifest(read(name, 'manifest.json'), name).sessions).toHaveLength(1);
      expect((await code(first, second)).exitCode).toBe(0);
      expect(parseManifest(read(name, 'manifest.json'), name).sessions).toHaveLength(2);
    }
  });
});

describe('miti batch and miti worker, used wrongly', () => {
  const library = at('library.sqlite');
  it.each([
    [['batch', '--no-library'], /--no-library needs files/],
    [['batch', samples[0] ?? '', '--tag', 'x', '--library', library], /--tag chooses sessions of the library/],
    [['batch', '--no-library', samples[0] ?? '', '--segment', 'some'], /segment "some"/],
    [['batch', '--no-library', samples[0] ?? '', '-o', many], /is a file, not a folder/],
    [['batch', '--library', at('nowhere.sqlite')], /nowhere\.sqlite: there is no library/],
    [['batch', samples[0] ?? '', '--client', 'C', '--library', library], /--client-speaker says which speaker/],
    [['batch', '--queue', '--library', library], /only a library in PostgreSQL has a queue/],
    [['batch', '--workers', '0', '--library', library], /whole number from 1 to 256/],
    [['batch', '--from', '2024-02-30', '--library', library], /a date is written as YYYY-MM-DD/],
    [['batch', '--repeat', many], /is no manifest of a batch/],
    [['batch', '--repeat', many, many], /takes its sessions from the manifest/],
    [['worker', '--library', library], /only a library in PostgreSQL has a queue/],
  ])('says so in one line: %j', async (args, message) => {
    const run = await runMiti(args);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/ at .*:\d+/);
  });
});
