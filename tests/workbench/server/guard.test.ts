import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorAnswer } from '../../../src/workbench/api/errors.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { mostBodyBytes } from '../../../src/workbench/server/requests.ts';
import { addSession } from '../../library/sample-records.ts';
import { type Answer, type Question, startTestServer, type TestServer, tab } from './test-server.ts';

let server: TestServer;
let session: string;
beforeAll(async () => {
  server = await startTestServer();
  session = await addSession(server.library, '14');
});
afterAll(() => server.stop());

function expectRefused(answer: Answer, status: number, kind: string): void {
  expect(answer.status).toBe(status);
  expect(errorAnswer.parse(answer.json).error.kind).toBe(kind);
}

describe('the server', () => {
  it('listens on loopback alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) {
      await expect(fetch(`http://${address}:${server.port}/`)).rejects.toThrow();
    }
  });

  it('answers a page that came in by the token', async () => {
    expect((await server.ask(paths.start)).json).toMatchObject({ coder: 'K2', version: '0.1.0' });
  });
});

describe('requests from elsewhere', () => {
  const port = () => server.port;
  it.each<[string, () => Question]>([
    ['by a name that somebody made lead here', () => ({ headers: { host: `evil.example:${port()}` } })],
    ['by a name without the port', () => ({ headers: { host: '127.0.0.1' } })],
    ['by the name of another port', () => ({ headers: { host: `127.0.0.1:${port() + 1}` } })],
    ['by a name that begins like ours', () => ({ headers: { host: `127.0.0.1.evil.example:${port()}` } })],
    ['from a page of another site', () => ({ headers: { origin: 'https://evil.example' } })],
    ['from a page of another port', () => ({ headers: { origin: `http://127.0.0.1:${port() + 1}` } })],
    ['from a page without an origin', () => ({ headers: { origin: 'null' } })],
    ['from a page by TLS', () => ({ headers: { origin: `https://127.0.0.1:${port()}` } })],
    ['that the browser says come from another site', () => ({ headers: { 'sec-fetch-site': 'cross-site' } })],
    ['that the browser says come from another port', () => ({ headers: { 'sec-fetch-site': 'same-site' } })],
    ['to write, from no page', () => ({ body: { coder: 'K9' }, headers: { origin: undefined } })],
    ['to write, from another page', () => ({ body: { coder: 'K9' }, headers: { origin: 'https://evil.example' } })],
  ])('are refused: %s', async (_what, question) => {
    const asked = question();
    const answer = await server.ask(asked.body ? paths.coder : paths.start, asked);
    expectRefused(answer, 403, 'foreign');
    expect((await server.ask(paths.start)).json.coder).toBe('K2');
  });

  it('are refused without a Host', async () => {
    const answer = await server.ask(paths.start, { headers: { host: undefined } });
    expect([400, 403]).toContain(answer.status);
  });

  it('may open the page by a link, but nothing else', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await server.ask('/', { headers })).status).toBe(200);
    expectRefused(await server.ask(paths.start, { headers }), 403, 'foreign');
  });

  it('are let in by both names of this machine', async () => {
    const host = `localhost:${server.port}`;
    const answer = await server.ask(paths.coder, {
      body: { coder: 'K2' },
      headers: { host, origin: `http://${host}` },
    });
    expect(answer.status).toBe(200);
  });
});

describe('the entrance', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { status, headers, bytes } = await server.ask(paths.enter, { body: { token: server.token } });
    expect({ status, length: bytes.length }).toEqual({ status: 204, length: 0 });
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`^miti-${server.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    expect(String(headers['set-cookie'])).not.toContain(server.token);
  });

  it.each(['', 'wrong', 'x'.repeat(200)])('refuses the token "%s"', async (token) => {
    const answer = await server.ask(paths.enter, { body: { token } });
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([undefined, 'miti-1=x', 'other=1'])('lets nobody in with the cookie %s', async (cookie) => {
    for (const path of [paths.start, paths.sessions, fillPath(paths.recording, { session }), '/api/none']) {
      expectRefused(await server.ask(path, { headers: { cookie } }), 401, 'notEntered');
    }
  });

  it('takes neither the token nor the cookie of another start', async () => {
    const other = await startTestServer();
    expectRefused(await server.ask(paths.enter, { body: { token: other.token } }), 401, 'notEntered');
    const entered = await other.ask(paths.enter, { body: { token: other.token } });
    const pass = String(entered.headers['set-cookie']).split(';')[0]?.split('=')[1];
    const cookie = `miti-${server.port}=${pass}`;
    expectRefused(await server.ask(paths.start, { headers: { cookie } }), 401, 'notEntered');
    await other.stop();
  });

  it('does not take the token in the address or a header', async () => {
    const headers = { cookie: undefined, authorization: `Bearer ${server.token}` };
    expectRefused(await server.ask(`${paths.start}?token=${server.token}`, { headers }), 401, 'notEntered');
  });
});

describe('answers', () => {
  it.each(['/', '/app.js', '/nothing', paths.start, '/api/none', fillPath(paths.coding, { coding: 'none' })])(
    'of %s allow nothing from elsewhere',
    async (path) => {
      const { headers } = await server.ask(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('of a refusal have these headers, too', async () => {
    const { headers } = await server.ask(paths.start, { headers: { origin: 'https://evil.example' } });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('give each page a nonce of its own for styles, and none for scripts', async () => {
    const [one, other] = await Promise.all([server.ask('/'), server.ask('/')]);
    const nonceOf = (answer: Answer) => /style-nonce" content="([^"]{22,})"/.exec(answer.bytes.toString())?.[1];
    expect(nonceOf(one)).not.toBe(nonceOf(other));
    expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonceOf(one)}'`);
    expect(one.headers['content-security-policy']).toContain("script-src 'self';");
  });
});

describe('bodies', () => {
  const operations = fillPath(paths.operations, { coding: 'none' });
  it.each<[string, Question, number, string]>([
    ['no JSON', { raw: '{"coder":' }, 400, 'malformed'],
    ['a form', { raw: 'coder=K9', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 400, 'malformed'],
    ['text that is JSON', { raw: '{"coder":"K9"}', headers: { 'content-type': 'text/plain' } }, 400, 'malformed'],
    ['a field too many', { body: { coder: 'K9', admin: true } }, 400, 'malformed'],
    ['another type', { body: { coder: 9 } }, 400, 'malformed'],
    ['a list', { body: [] }, 400, 'malformed'],
    ['nothing', { raw: '' }, 400, 'malformed'],
    ['a line break', { body: { coder: 'K\n9' } }, 400, 'malformed'],
    ['a long name', { body: { coder: 'K'.repeat(501) } }, 400, 'malformed'],
    ['more than is taken', { raw: `"${'x'.repeat(mostBodyBytes)}"` }, 413, 'tooLarge'],
  ])('are refused: %s', async (_what, question, status, kind) => {
    expectRefused(await server.ask(paths.coder, question), status, kind);
  });

  it('are refused when they are long without saying so', async () => {
    const raw = Buffer.alloc(mostBodyBytes + 1, 0x20);
    const headers = { 'transfer-encoding': 'chunked' };
    expectRefused(await server.ask(paths.coder, { raw, headers }), 413, 'tooLarge');
  });

  it('may not name what objects are made of', async () => {
    const raw = `{"tab":"${tab}","operations":[{"number":1,"at":"2024-05-17T09:30:00Z","operation":{"kind":"undo","__proto__":{"a":1}}}]}`;
    expectRefused(await server.ask(operations, { raw }), 400, 'malformed');
  });

  it('say which field is wrong', async () => {
    const { json } = await server.ask(paths.coder, { body: { coder: '' } });
    expect(json).toEqual({ error: { kind: 'malformed', problem: 'must not be empty', place: 'coder' } });
  });
});

describe('queries and paths', () => {
  it.each([
    '?limit=1000',
    '?limit=x',
    '?offset=-1',
    '?status=secret',
    '?what=1',
    '?search=a&search=b',
    `?search=${'x'.repeat(201)}`,
  ])('refuse %s', async (query) => {
    expectRefused(await server.ask(`${paths.sessions}${query}`), 400, 'malformed');
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/package.json',
    '/.git/config',
    '/index.html',
    '/app.js/',
    '/app.js%00',
    '//etc/passwd',
    '/constructor',
  ])('find no file at %s', async (path) => {
    expectRefused(await server.ask(path), 404, 'notFound');
  });

  it('find nothing under an id that is none', async () => {
    const ids = ['none', '../14', "' or 1=1 --", '__proto__', '%00'];
    for (const id of ids) {
      expectRefused(await server.ask(fillPath(paths.coding, { coding: id })), 404, 'notFound');
      expectRefused(await server.ask(fillPath(paths.recording, { session: id })), 404, 'notFound');
    }
  });
});
