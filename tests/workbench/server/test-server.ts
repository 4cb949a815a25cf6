import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Practice } from '../../../src/app/workbench/practice/practice.ts';
import { Workbench, type WorkbenchSetup } from '../../../src/app/workbench/workbench.ts';
import { loadCues } from '../../../src/data/load-language-data.ts';
import { loadModel } from '../../../src/data/load-model.ts';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import { packageRoot } from '../../../src/data/package-root.ts';
import type { Library } from '../../../src/library/library.ts';
import { uuidV7Source } from '../../../src/library/record-ids.ts';
import type { Operation, SentOperation } from '../../../src/workbench/api/operations.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import type { BeginBody } from '../../../src/workbench/api/sessions.ts';
import { startServer } from '../../../src/workbench/server/start-server.ts';
import { makeSqlitePlace, steppingClock } from '../../library/places.ts';

const rubrics = [await loadRubric('miti-4.2.1'), await loadRubric('miti-4.2.1-nav')];
const cues = await loadCues();

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
  /** The body, where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: each test says what it expects
  readonly json: any;
}

export interface Question {
  readonly method?: string;
  readonly body?: unknown;
  /** Sent as it is, instead of a body as JSON. */
  readonly raw?: string | Buffer;
  /** Over those that a page of the server sends; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A server on any free port, with a library of its own. */
export interface TestServer {
  readonly library: Library;
  readonly folder: string;
  readonly port: number;
  readonly token: string;
  /** Asks as a page of the server would: with cookie and origin. */
  ask(path: string, question?: Question): Promise<Answer>;
  /** The coding that is begun. */
  begin(session: string, wanted?: Partial<BeginBody>): Promise<string>;
  /** Writes operations with the numbers from one on. */
  write(coding: string, from: number, operations: readonly Operation[], tab?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export const tab = 'tab-00000001';
const at = '2024-05-17T09:30:00Z';

export function sent(from: number, operations: readonly Operation[]): SentOperation[] {
  return operations.map((operation, i) => ({ number: from + i, at, operation }));
}

export async function startTestServer(
  changes: Partial<Pick<WorkbenchSetup, 'coder' | 'recordings' | 'clock'>> & { readonly library?: Library } = {},
): Promise<TestServer> {
  const place = await makeSqlitePlace();
  const library = changes.library ?? (await place.open());
  const clock = changes.clock ?? steppingClock();
  const [first] = rubrics;
  if (!first) throw new Error('there is a rubric');
  const opening = { clock, newId: uuidV7Source(clock, randomBytes) };
  const gold = join(packageRoot, 'samples', 'gold');
  const practice = await Practice.open({ gold, rubric: first, cues, opening, readBytes: readFile });
  const workbench = new Workbench({
    ...{ library, practice, coder: 'K2', session: null, recordings: null, rubrics, cues, version: '0.1.0', clock },
    model: loadModel(),
    report: (error) => console.error(error),
    ...changes,
  });
  const pages = new Map([
    ['/index.html', Buffer.from('<!doctype html><html><head><title>MITI</title></head></html>')],
    ['/app.js', Buffer.from('export {};')],
  ]);
  const server = await startServer(workbench, pages, 0);
  const token = new URL(server.url).hash.replace('#token=', '');
  const base = { port: server.port, host: `127.0.0.1:${server.port}` };
  const entered = await send(base, paths.enter, { body: { token } });
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  const ask = (path: string, question: Question = {}) =>
    send(base, path, { ...question, headers: { cookie, ...question.headers } });
  return {
    library,
    folder: place.folder,
    port: server.port,
    token,
    ask,
    begin: async (session, wanted = {}) => {
      const body = { rubric: 'miti-4.2.1', segment: { method: 'whole' }, material: 'transcript', ...wanted };
      const { json } = await ask(fillPath(paths.beginCoding, { session }), { body });
      return json.coding;
    },
    write: (coding, from, operations, by = tab) =>
      ask(fillPath(paths.operations, { coding }), { body: { tab: by, operations: sent(from, operations) } }),
    stop: async () => {
      await server.stop();
      await practice.close();
      await place.remove();
    },
  };
}

function send({ port, host }: { port: number; host: string }, path: string, question: Question): Promise<Answer> {
  const { body, raw = body === undefined ? undefined : JSON.stringify(body) } = question;
  const method = question.method ?? (raw === undefined ? 'GET' : 'POST');
  const usual = {
    host,
    ...(method === 'GET' ? {} : { origin: `http://${host}` }),
    ...(raw === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const headers = Object.fromEntries(
    Object.entries({ ...usual, ...question.headers }).filter(([, value]) => value !== undefined),
  ) as Record<string, string>;
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers, setHost: false, agent: false },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => {
          const bytes = Buffer.concat(parts);
          const isJson = String(answer.headers['content-type']).startsWith('application/json');
          const json = isJson ? JSON.parse(bytes.toString('utf8')) : undefined;
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, json });
        });
        answer.on('error', reject);
      },
    );
    asking.on('error', reject);
    // A server that refuses a long body closes while it is still being sent.
    asking.on('socket', (socket) => socket.on('error', () => {}));
    asking.end(raw);
  });
}
