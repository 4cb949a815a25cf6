import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRubric } from '../../../src/data/load-rubric.ts';
import { rubricRecord } from '../../../src/library/rubric-record.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { reportsAnswer } from '../../../src/workbench/api/reports.ts';
import { addCoding, addSession } from '../../library/sample-records.ts';
import { startTestServer, type TestServer, tab } from './test-server.ts';

let server: TestServer;
let session: string;
beforeAll(async () => {
  server = await startTestServer();
  const rated = Object.fromEntries(
    ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map((id) => [
      id,
      { value: 4, source: 'human' as const, reasons: [] },
    ]),
  );
  for (const [label, caseworker, date] of [
    ['</script><script>alert(1)</script>', 'Åse', '2024-03-01'],
    ['second', 'Åse', '2024-03-15'],
    ['third', 'Åse', '2024-04-02'],
    ['other', 'Bo', '2024-04-03'],
  ] as const) {
    const id = await addSession(server.library, label, { caseworker, date, language: 'en' });
    session ??= id;
    await addCoding(server.library, id, {
      status: 'final',
      globals: rated,
      coder: { kind: 'human', id: 'K3', version: null },
    });
  }
});
afterAll(() => server.stop());

const ask = (query: Record<string, string>) => server.ask(`${paths.report}?${new URLSearchParams(query)}`);

describe('reports', () => {
  it('are of caseworkers and months that have coded sessions', async () => {
    expect(reportsAnswer.parse((await server.ask(paths.reports)).json)).toEqual({
      caseworkers: [
        { pseudonym: 'Bo', months: ['2024-04'] },
        { pseudonym: 'Åse', months: ['2024-03', '2024-04'] },
      ],
      months: ['2024-03', '2024-04'],
    });
  });

  it.each([
    [{ of: 'caseworker', caseworker: 'Åse', language: 'nb' }, 'Åse'],
    [{ of: 'team', month: '2024-04', months: '3', language: 'sv' }, 'Bo'],
  ])('come as a page of their own: %j', async (query, text) => {
    const { status, headers, bytes } = await ask(query);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(bytes.toString()).toContain(text);
  });

  it('run nothing but what they state, cut off from the pages and their cookie', async () => {
    const { headers, bytes } = await ask({ of: 'session', session });
    const html = bytes.toString();
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain('sandbox allow-scripts allow-modals');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|allow-same-origin|'self'/);
    expect(html).not.toContain('<script>alert(1)');
    // A browser runs the one script whose hash the header names.
    const script = html.slice(html.lastIndexOf('<script>') + 8, html.lastIndexOf('</script>'));
    expect(policy).toContain(createHash('sha256').update(script).digest('base64'));
  });

  it('come as a PDF to keep, under a name in any letters', async () => {
    const { headers, bytes } = await ask({ of: 'caseworker', caseworker: 'Åse', format: 'pdf', month: '2024-04' });
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': "attachment; filename*=UTF-8''%C3%85se-2024-04.pdf",
    });
  });

  it.each([
    [{ of: 'session' }, 400, 'malformed'],
    [{ of: 'caseworker' }, 400, 'malformed'],
    [{ of: 'team', caseworker: 'Bo' }, 400, 'malformed'],
    [{ of: 'team', month: '2024-13' }, 400, 'malformed'],
    [{ of: 'team', template: '/etc/passwd' }, 400, 'malformed'],
    [{ of: 'caseworker', caseworker: 'Nobody' }, 422, 'fault'],
    [{ of: 'session', session: 'none' }, 422, 'fault'],
    [{ of: 'team', month: '2020-01' }, 422, 'fault'],
  ])('of %j are refused', async (query, status, kind) => {
    const answer = await ask(query as Record<string, string>);
    expect([answer.status, answer.json.error.kind]).toEqual([status, kind]);
  });

  it('make the codings of their sessions that are opened afterwards assisted ones', async () => {
    await server.ask(paths.coder, { body: { coder: 'K5' } });
    const blind = await server.begin(session);
    const seen = async (coding: string) =>
      (await server.ask(fillPath(paths.coding, { coding }))).json.operations.length;
    expect(await seen(blind)).toBe(0);
    await ask({ of: 'caseworker', caseworker: 'Åse' });
    const revealed = ['people', 'otherCodings'];
    expect(await server.library.findCoding(blind)).toMatchObject({ assisted: true, revealed });
    expect(await seen(blind)).toBe(2);
  });

  it('are still known after the server was started anew, for each session and reader apart', async () => {
    const reader = await startTestServer({ library: server.library, coder: 'K7' });
    const other = await addSession(reader.library, 'not read', { caseworker: 'Cis', date: '2024-02-01' });
    await reader.ask(`${paths.report}?of=session&session=${session}`);
    await reader.ask(`${paths.sessions}?people=shown`);
    await reader.stop();
    const later = await startTestServer({ library: server.library, coder: 'K7' });
    const shownOf = async (id: string) => {
      const coding = await later.begin(id);
      await later.ask(fillPath(paths.coding, { coding }));
      return (await later.library.findCoding(coding))?.revealed ?? [];
    };
    expect(await shownOf(session)).toEqual(['people', 'otherCodings']);
    expect(await shownOf(other)).toEqual(['people']);
    await later.ask(paths.coder, { body: { coder: 'K8' } });
    expect(await shownOf(session)).toEqual([]);
    await later.stop();
  });

  it('are noted when a coding is finished that a tab held while they were read', async () => {
    await server.ask(paths.coder, { body: { coder: 'K6' } });
    const id = await addSession(server.library, 'estimated', { caseworker: 'Cis', date: '2024-03-01', language: 'en' });
    await addCoding(server.library, id, { coder: { kind: 'heuristic', id: 'rules', version: '1' } });
    const coding = await server.begin(id);
    const withheld = ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map(
      (global) => ({ kind: 'withhold', global, reason: 'too short' }) as const,
    );
    const written = await server.write(coding, 1, withheld);
    expect([written.status, (await ask({ of: 'session', session: id })).status]).toEqual([200, 200]);
    const finished = await server.ask(fillPath(paths.finish, { coding }), { body: { tab, last: 4 } });
    expect(finished.json.operations.map(({ operation }: { operation: object }) => operation)).toEqual([
      { kind: 'reveal', what: 'people' },
      { kind: 'reveal', what: 'suggestions' },
      { kind: 'finish' },
    ]);
    const revealed = ['people', 'suggestions'];
    expect(await server.library.findCoding(coding)).toMatchObject({ status: 'final', assisted: true, revealed });
  });

  it('on agreement leave out what the reader has still to code, and are noted', async () => {
    const lab = await startTestServer({ coder: 'K1' });
    const rated = (value: number) => ({ empathy: { value, source: 'human' as const, reasons: [] } });
    const ids = [];
    for (const [at, label] of ['first', 'second', 'mine to code'].entries()) {
      const id = await addSession(lab.library, label, { date: '2024-03-01', language: 'en' });
      for (const [shift, coder] of ['K3', 'K4'].entries()) {
        const who = { kind: 'human', id: coder, version: null } as const;
        const globals = rated(((at + 2 * shift) % 5) + 1);
        await addCoding(lab.library, id, { status: 'final', coder: who, globals });
      }
      ids.push(id);
    }
    const [first, , open] = ids as [string, string, string];
    await lab.library.assignSessions([{ sessionId: open, coder: 'K1', due: null }], 'test');
    const begun = await lab.begin(first, {});
    const answer = await lab.ask(`${paths.report}?of=agreement&coders=K3,K4`);
    expect(answer.status).toBe(200);
    // The session that K1 has begun is left out as well as the one that K1 was given.
    expect(answer.bytes.toString()).not.toContain('mine to code');
    expect(answer.bytes.toString()).toContain('K3 and K4 both coded the same session.');
    expect(await lab.library.findCoding(begun)).toMatchObject({ assisted: false });
    const said = 'Sessions that K1 still has to code are left out.';
    expect(answer.bytes.toString()).toContain(said);
    // Nothing is left out where the sessions still to code are not among those that were asked for.
    await lab.ask(paths.coder, { body: { coder: 'K7' } });
    const uncoded = await addSession(lab.library, 'of nobody yet', { date: '2024-03-01', language: 'en' });
    await lab.library.assignSessions([{ sessionId: uncoded, coder: 'K7', due: null }], 'test');
    const whole = await lab.ask(`${paths.report}?of=agreement&coders=K3,K4`);
    expect([whole.status, whole.bytes.toString().includes('still has to code')]).toEqual([200, false]);
    await lab.ask(paths.coder, { body: { coder: 'K1' } });
    const alone = await lab.ask(`${paths.report}?of=agreement&coders=K3`);
    expect([alone.status, alone.json.error.problem]).toEqual([422, expect.stringContaining('two coders')]);
    await lab.stop();
  });

  it('on agreement are of the rubric that most codings were made with, and name no option of the command line', async () => {
    const lab = await startTestServer({ coder: 'K1' });
    const ask = () => lab.ask(`${paths.report}?of=agreement`);
    const nothing = await ask();
    const other = rubricRecord(await loadRubric('miti-4.2.1-nav'));
    await lab.library.keepRubric(other);
    const first = await addSession(lab.library, 'first', { date: '2024-03-01', language: 'en' });
    const code = (coder: string, changes: Parameters<typeof addCoding>[2] = {}) =>
      addCoding(lab.library, first, {
        status: 'final',
        coder: { kind: 'human', id: coder, version: null },
        ...changes,
      });
    await code('K3', { status: 'draft' });
    const drafts = await ask();
    await code('K3');
    const alone = await ask();
    for (const { status, json } of [nothing, drafts, alone]) {
      expect(status).toBe(422);
      expect(`${json.error.problem} ${json.error.remedy}`).not.toMatch(/--|options|miti /);
    }
    await code('K4');
    await code('K5', { rubric: { id: other.id, sha256: other.sha256 } });
    const { status, bytes } = await ask();
    expect([status, bytes.toString()]).toEqual([
      200,
      expect.stringContaining('K3 and K4 both coded the same session.'),
    ]);
    expect(bytes.toString()).toContain('1 coding is left out that was made with another rubric than');
    await lab.stop();
  });

  it('need something that is coded', async () => {
    const empty = await startTestServer();
    expect((await empty.ask(paths.reports)).json).toEqual({ caseworkers: [], months: [] });
    const answer = await empty.ask(`${paths.report}?of=team`);
    expect(answer.json.error).toMatchObject({ kind: 'fault', problem: 'the library is empty' });
    await empty.stop();
  });
});
