import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodingAnswer } from '../../../src/workbench/api/codings.ts';
import type { Operation } from '../../../src/workbench/api/operations.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { root, runMiti, spawnMiti } from '../run-miti.ts';

let folder: string;
let library: string;
let running: Running[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'miti-serve-'));
  library = join(folder, 'library.sqlite');
});
afterEach(async () => {
  for (const each of running) {
    each.process.kill('SIGKILL');
    await each.ended;
  }
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  readonly url: URL;
  readonly printed: string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly errors: string }>;
  cookie: string;
}

/** Starts the built command and waits until it prints its address. */
async function start(...args: string[]): Promise<Running> {
  const options = ['--library', library, '--port', '0', '--no-open', '--coder', 'K2'];
  const child = spawn(process.execPath, ['dist/bin/miti.js', ...args, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [printed, errors] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const ended = new Promise<Awaited<Running['ended']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, errors }));
  });
  const address = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url !== undefined && printed.includes('stops')) resolve(url);
    });
  });
  const url = await Promise.race([
    address,
    ended.then(() => {
      throw new Error(`it ended: ${errors}`);
    }),
  ]);
  const started: Running = { process: child, url: new URL(url), printed, ended, cookie: '' };
  running.push(started);
  const token = started.url.hash.replace('#token=', '');
  started.cookie = (await ask(started, paths.enter, { token })).cookie;
  return started;
}

// biome-ignore lint/suspicious/noExplicitAny: each test says what it expects
type Asked = { status: number; json: any; cookie: string };

function ask({ url, cookie }: Pick<Running, 'url' | 'cookie'>, path: string, body?: unknown): Promise<Asked> {
  const headers = { host: url.host, origin: url.origin, 'content-type': 'application/json', cookie };
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const asking = request({ host: url.hostname, port: url.port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          json: text.startsWith('{') ? JSON.parse(text) : undefined,
          cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '',
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const tab = 'tab-00000001';
const begin = { rubric: 'miti-4.2.1', segment: { method: 'whole' }, material: 'transcript' };
const decisions = ['Q', 'SR', 'CR', 'AF', '-'];

describe('miti code FILE', () => {
  it('brings the file into the library, says so, and shows that session', async () => {
    const server = await start('code', 'samples/en-graded-return.vtt');
    expect(server.printed).toMatch(/samples\/en-graded-return\.vtt: added to .*library\.sqlite/);
    const { session } = (await ask(server, paths.start)).json;
    expect((await ask(server, paths.sessions)).json.sessions).toMatchObject([{ id: session, status: 'open' }]);
    const again = await start('code', 'samples/en-graded-return.vtt');
    expect(again.printed).toMatch(/is already in/);
    const named = await start('code', 'en-graded-return');
    expect((await ask(named, paths.start)).json.session).toBe(session);
  });

  it('takes a recording alone as a session to be coded by ear', async () => {
    const wav = join(folder, 'talk.wav');
    writeFileSync(wav, Buffer.alloc(2000));
    const server = await start('code', wav);
    const { session } = (await ask(server, paths.start)).json;
    expect((await ask(server, paths.sessions)).json.sessions).toMatchObject([
      { id: session, label: 'talk', hasTranscript: false, hasRecording: true },
    ]);
    expect((await ask(server, fillPath(paths.recording, { session }))).status).toBe(200);
  });

  it.each([
    [['code', 'nowhere.vtt'], /^miti: nowhere\.vtt: there is no such session; miti sessions lists them\n$/],
    [['code', 'package.json'], /^miti: .*package\.json.*\n$/],
    [['serve', '--recordings', 'nowhere'], /^miti: nowhere: there is no such folder; give the folder.*\n$/],
    [['serve', '--port', '99999'], /--port.*1 to 65535/],
  ])('%j says in one line what is wrong', async (args, message) => {
    const { stderr, stdout, exitCode } = await runMiti([...args, '--library', library, '--no-open']);
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 });
    expect(stderr).toMatch(message);
  });

  it('says when the port is taken', async () => {
    const server = await start('serve');
    const { stderr, exitCode } = await runMiti(['serve', '--library', library, '--no-open', '--port', server.url.port]);
    expect(stderr).toBe(`miti: port ${server.url.port}: is taken by another program; choose another with --port\n`);
    expect(exitCode).toBe(2);
  });
});

describe('miti serve', () => {
  it('stops cleanly on Ctrl-C, with the coding as far as its log', async () => {
    const server = await start('code', 'samples/en-walking-again.json', '--clinician', 'SPEAKER_00');
    const { session } = (await ask(server, paths.start)).json;
    const { coding } = (await ask(server, fillPath(paths.beginCoding, { session }), begin)).json;
    const operation = { kind: 'notes', notes: 'the last word' };
    const operations = [{ number: 1, at: '2024-05-17T09:30:00Z', operation }];
    await ask(server, fillPath(paths.operations, { coding }), { tab, operations });
    server.process.kill('SIGINT');
    expect(await server.ended).toMatchObject({ code: 0, errors: 'miti: stopping\n' });
    expect((await runMiti(['export', '--library', library, '--json'])).stdout).toContain('the last word');
  });

  it('loses nothing that it acknowledged when it is killed again and again, and finishes with the right scores', async () => {
    await runMiti(['import', '--library', library, 'samples/en-smoking-break.txt']);
    let server = await start('serve');
    const [{ id: session }] = (await ask(server, paths.sessions)).json.sessions;
    const { coding } = (await ask(server, fillPath(paths.beginCoding, { session }), begin)).json;
    const at = (path: string) => fillPath(path, { coding });
    const opened = (await ask(server, at(paths.coding))).json as CodingAnswer;
    const spoken = opened.start.turns.flatMap((turn) => (turn.role === 'clinician' ? [turn.turnId] : []));
    let acknowledged = 0;
    let wanted = 0;
    for (let round = 0; round < 5; round += 1) {
      // The page sends one operation after the other, and again what it has no answer to.
      const dies = wanted + 7;
      for (; wanted < dies; wanted += 1) {
        const operation: Operation = {
          kind: 'code',
          utterances: [{ turnId: spoken[wanted % spoken.length] ?? '', index: 0 }],
          decision: decisions[wanted % decisions.length] ?? '-',
        };
        const operations = [{ number: wanted + 1, at: '2024-05-17T09:30:00Z', operation }];
        const asking = ask(server, at(paths.operations), { tab, operations });
        if (wanted === dies - 1) {
          setTimeout(() => server.process.kill('SIGKILL'), round);
          await asking.then(
            ({ json }) => {
              acknowledged = json.last;
            },
            () => {},
          );
        } else {
          acknowledged = (await asking).json.last;
        }
      }
      expect(await server.ended).toMatchObject({ signal: 'SIGKILL' });
      server = await start('serve');
      const { operations } = (await ask(server, at(paths.coding))).json as CodingAnswer;
      expect(operations.length).toBeGreaterThanOrEqual(acknowledged);
      expect(operations.length).toBeLessThanOrEqual(wanted);
      wanted = operations.length;
    }
    expect(acknowledged).toBeGreaterThan(25);
    const rates = opened.rubric.globals.map(({ id }, i) => ({
      number: wanted + 1 + i,
      at: '2024-05-17T09:30:00Z',
      operation: { kind: 'rate', global: id, value: 4 },
    }));
    await ask(server, at(paths.operations), { tab, operations: rates });
    const last = wanted + rates.length;
    expect((await ask(server, at(paths.finish), { tab, last })).status).toBe(200);
    const exported = JSON.parse((await runMiti(['export', '--library', library, '--json'])).stdout);
    expect(exported.sessions[0].codings[0]).toMatchObject({ status: 'final', coder: { id: 'K2' } });
    expect(exported.sessions[0].codings[0].globals.empathy).toMatchObject({ value: 4, source: 'human' });
    expect(spawnMiti(['library', 'check', '--library', library]).stdout).toMatch(/no faults/);
  }, 120_000);
});
