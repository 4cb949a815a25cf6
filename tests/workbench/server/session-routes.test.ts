import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawSegment } from '../../../src/transcript/segment.ts';
import { startAnswer } from '../../../src/workbench/api/entrance.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { drawAnswer, nextAnswer, sessionsAnswer } from '../../../src/workbench/api/sessions.ts';
import { addCoding, addSession } from '../../library/sample-records.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let first: string;
let long: string;

/** A transcript of an hour, written for these tests. */
const turns = Array.from({ length: 240 }, (_, i) => ({
  id: String(i + 1),
  speaker: i % 2 ? 'Ola Nordmann' : 'Client',
  role: i % 2 ? ('clinician' as const) : ('client' as const),
  startSeconds: i * 15,
  endSeconds: i * 15 + 14,
  text: i % 2 ? `Thing ${i}. What of it?` : `So it is ${i}.`,
}));

beforeAll(async () => {
  server = await startTestServer();
  const { library } = server;
  first = await addSession(library, 'Søvn', { date: '2024-03-01', language: 'nb', caseworker: 'CW1', tags: ['pilot'] });
  long = await addSession(library, 'long', { date: '2024-03-02', transcript: { turns, notes: [] }, caseworker: 'CW2' });
  await addSession(library, 'undated');
  await addCoding(library, first, { coder: { kind: 'human', id: 'K3', version: null }, status: 'final' });
  await addCoding(library, first, { coder: { kind: 'heuristic', id: 'rules', version: '1' } });
});
afterAll(() => server.stop());

const list = async (query = '') => sessionsAnswer.parse((await server.ask(`${paths.sessions}${query}`)).json);
const labels = async (query: string) => (await list(query)).sessions.map(({ label }) => label).join(' ');

describe('the start', () => {
  it('says who codes, with what, and where', async () => {
    const answer = startAnswer.parse((await server.ask(paths.start)).json);
    expect(answer).toMatchObject({ coder: 'K2', coders: ['K3', 'rules'], session: null, recommendedSeconds: 1200 });
    expect(answer.rubrics.map(({ id }) => id)).toEqual(['miti-4.2.1', 'miti-4.2.1-nav']);
  });
});

describe('the list', () => {
  it('shows sessions by date with the own status', async () => {
    const { sessions, total, statuses, languages, tags, caseworkers } = await list();
    expect(sessions.map(({ label, status }) => [label, status])).toEqual([
      ['Søvn', 'open'],
      ['long', 'open'],
      ['undated', 'open'],
    ]);
    expect(sessions[0]).toMatchObject({
      own: [],
      caseworker: null,
      hasTranscript: true,
      hasRecording: false,
    });
    expect({ total, statuses, languages, tags, caseworkers }).toEqual({
      total: 3,
      statuses: { open: 3, draft: 0, final: 0 },
      languages: ['nb'],
      tags: ['pilot'],
      caseworkers: [],
    });
  });

  it('tells nothing of what others coded', async () => {
    const known = (await server.ask(paths.sessions)).json;
    await addCoding(server.library, first, { coder: { kind: 'human', id: 'K4', version: null }, status: 'final' });
    expect((await server.ask(paths.sessions)).json).toEqual(known);
    expect(JSON.stringify(known)).not.toMatch(/K3|K4|heuristic|others/);
  });

  it('filters and searches', async () => {
    expect(await labels(`?search=${encodeURIComponent('SØV')}`)).toBe('Søvn');
    expect(await labels('?language=nb')).toBe('Søvn');
    expect(await labels('?tag=pilot')).toBe('Søvn');
    expect(await labels('?from=2024-03-02')).toBe('long');
    expect(await labels('?to=2024-03-01')).toBe('Søvn');
    expect(await labels('?status=final')).toBe('');
    expect(await labels('?offset=1&limit=1')).toBe('long');
  });

  it('shows caseworkers only when asked', async () => {
    const refused = await server.ask(`${paths.sessions}?caseworker=CW1`);
    expect([refused.status, refused.json.error.kind]).toEqual([403, 'notAskedFor']);
    const { sessions, caseworkers } = await list('?people=shown&caseworker=CW2');
    expect(sessions.map(({ label, caseworker }) => [label, caseworker])).toEqual([['long', 'CW2']]);
    expect(caseworkers).toEqual(['CW1', 'CW2']);
  });

  it('remembers what it showed before anybody said who they are, of whoever says so', async () => {
    const { library } = server;
    const unnamed = await startTestServer({ library, coder: null });
    await unnamed.ask(`${paths.sessions}?people=shown`);
    await unnamed.ask(paths.coder, { body: { coder: 'K9' } });
    await unnamed.stop();
    const later = await startTestServer({ library, coder: 'K9' });
    const coding = await later.begin(long);
    await later.ask(fillPath(paths.coding, { coding }));
    expect(await library.findCoding(coding)).toMatchObject({ assisted: true, revealed: ['people'] });
    await later.stop();
  });
});

describe('a label that names who was recorded', () => {
  it('is told only to who asks', async () => {
    const blind = await startTestServer();
    const details = { date: '2024-03-03', caseworker: 'V3', client: 'B9' };
    const named = await addSession(blind.library, 'v3-005', details);
    const other = await addSession(blind.library, 'Work', { ...details, date: '2024-03-04' });
    const listed = async (query = '') =>
      sessionsAnswer.parse((await blind.ask(`${paths.sessions}${query}`)).json).sessions.map(({ label }) => label);
    const neutral = `2024-03-03 · ${named.slice(-6)}`;
    expect(await listed()).toEqual([neutral, 'Work']);
    expect((await blind.ask(paths.next)).json.next).toEqual({
      kind: 'open',
      session: named,
      label: neutral,
      due: null,
    });
    // Nor does a search tell that it is there.
    expect(await listed('?search=v3')).toEqual([]);
    expect(await listed(`?search=${named.slice(-6)}`)).toEqual([neutral]);
    expect(await listed('?search=work')).toEqual(['Work']);
    const heading = async (session: string) => {
      const coding = await blind.begin(session);
      return (await blind.ask(fillPath(paths.coding, { coding }))).json.session.label;
    };
    expect(await heading(named)).toBe(neutral);
    expect((await blind.ask(paths.next)).json.next.label).toBe(neutral);
    expect(await listed('?people=shown')).toEqual(['v3-005', 'Work']);
    expect(await listed('?people=shown&search=v3')).toEqual(['v3-005']);
    expect([await heading(named), await heading(other)]).toEqual(['v3-005', 'Work']);
    await blind.stop();
  });
});

describe('a session of which only totals are known', () => {
  it('is listed as one that can not be coded, and is never the next', async () => {
    const totals = await startTestServer();
    await addSession(totals.library, 'sums', { date: '2024-01-01', transcript: null });
    const next = async () => (await totals.ask(paths.next)).json.next;
    expect(await next()).toBeNull();
    const read = await addSession(totals.library, 'read', { date: '2024-01-02' });
    const { sessions } = sessionsAnswer.parse((await totals.ask(paths.sessions)).json);
    expect(sessions.map(({ label, codable }) => [label, codable])).toEqual([
      ['sums', false],
      ['read', true],
    ]);
    expect(await next()).toMatchObject({ kind: 'open', session: read });
    const [sums] = sessions;
    const body = { rubric: 'miti-4.2.1', segment: { method: 'whole' }, material: 'recording' };
    const refused = await totals.ask(fillPath(paths.beginCoding, { session: sums?.id ?? '' }), { body });
    expect(refused.json.error).toMatchObject({ kind: 'refused', problem: expect.stringContaining('only the totals') });
    expect(await totals.library.countCodings()).toBe(0);
    await totals.stop();
  });
});

describe('a segment', () => {
  const draw = async (segment: object, session = long) =>
    server.ask(fillPath(paths.drawSegment, { session }), { body: { segment } });

  it('is drawn as everywhere else: one seed, one segment', async () => {
    const { segment, choice } = drawAnswer.parse((await draw({ method: 'random', seconds: 1200, seed: 7 })).json);
    expect(choice).toEqual({ method: 'random', seconds: 1200, seed: 7 });
    const elsewhere = drawSegment({ id: 'long', turns }, { method: 'random', seconds: 1200 }, 7);
    expect(segment).toMatchObject({
      seed: 7,
      turns: { first: elsewhere.session.turns[0]?.id, last: elsewhere.session.turns.at(-1)?.id },
      startSeconds: elsewhere.segment.startSeconds,
    });
    const again = drawAnswer.parse((await draw(choice)).json);
    expect(again.segment).toEqual(segment);
  });

  it('of a session that coders were given is the same for each of them, whatever seed they ask for', async () => {
    const own = await startTestServer();
    const { library, ask } = own;
    const given = await addSession(library, 'given', { transcript: { turns, notes: [] } });
    await library.assignSessions(
      ['K2', 'K3'].map((coder) => ({ sessionId: given, coder })),
      'test',
    );
    const segmentIds = [];
    for (const [coder, seed] of [
      ['K2', { seed: 1 }],
      ['K3', { seed: 2 }],
      ['K4', {}],
    ] as const) {
      await ask(paths.coder, { body: { coder } });
      const segment = { method: 'random', seconds: 1200, ...seed } as const;
      const { choice } = (await ask(fillPath(paths.drawSegment, { session: given }), { body: { segment } })).json;
      const coding = await library.findCoding(await own.begin(given, { segment }));
      expect((await library.findSegment(coding?.segmentId ?? ''))?.seed).toBe(choice.seed);
      segmentIds.push(coding?.segmentId);
    }
    const drawn = await Promise.all(segmentIds.map((id) => library.findSegment(id ?? '')));
    expect(new Set(drawn.map((each) => JSON.stringify(each?.turns))).size).toBe(1);
    expect(drawn[0]?.turns).not.toBeNull();
    await own.stop();
  });

  it('is told by its first and last sentence, and what a person has to know', async () => {
    const { segment } = drawAnswer.parse((await draw({ method: 'range', startSeconds: 15, endSeconds: 60 })).json);
    expect(segment.sentences).toEqual({ first: 'Thing 1.', last: 'What of it?' });
    const { notes } = drawAnswer.parse((await draw({ method: 'first', seconds: 7200 })).json);
    expect(notes).toEqual([expect.stringMatching(/^the session is .* shorter than/)]);
  });

  it.each([
    [{ method: 'range', startSeconds: 90_000, endSeconds: 90_001 }, 422, 'refused'],
    [{ method: 'random', seconds: 0 }, 400, 'malformed'],
    [{ method: 'random', seconds: 1200, seed: -1 }, 400, 'malformed'],
    [{ method: 'somewhere' }, 400, 'malformed'],
  ])('of %j is refused', async (segment, status, kind) => {
    const answer = await draw(segment);
    expect([answer.status, answer.json.error.kind]).toEqual([status, kind]);
  });
});

describe('the next coding', () => {
  const next = async () => nextAnswer.parse((await server.ask(paths.next)).json).next;

  it('is a draft, else the first open session, else none', async () => {
    await server.ask(paths.coder, { body: { coder: 'K7' } });
    expect(await next()).toEqual({ kind: 'open', session: first, label: 'Søvn', due: null });
    const coding = await server.begin(long, { segment: { method: 'random', seconds: 1200 } });
    expect(await next()).toEqual({ kind: 'draft', coding, session: long, label: 'long', due: null });
    expect((await list('?status=draft')).sessions[0]).toMatchObject({ own: [{ id: coding, status: 'draft' }] });
    await server.library.remove({ sessions: [], codings: [coding] }, 'K7', 'test');
    for (const session of [first, long, (await list()).sessions[2]?.id ?? '']) {
      await addCoding(server.library, session, {
        coder: { kind: 'human', id: 'K7', version: null },
        status: 'final',
        work: { kind: 'totals', counts: {} },
      });
    }
    expect(await next()).toBeNull();
    await server.ask(paths.coder, { body: { coder: 'K2' } });
  });
});

describe('a coder who was given sessions', () => {
  it('goes on with what is due first, and sees in the list what is theirs alone', async () => {
    await server.ask(paths.coder, { body: { coder: 'K6' } });
    const given = [
      { sessionId: first, coder: 'K6', due: '2024-06-02' },
      { sessionId: long, coder: 'K6', due: '2024-06-01' },
      { sessionId: first, coder: 'K9' },
    ];
    await server.library.assignSessions(given, 'K1');
    const next = async () => nextAnswer.parse((await server.ask(paths.next)).json).next;
    expect(await next()).toMatchObject({ kind: 'open', session: long });
    const { sessions } = await list();
    expect(sessions.map(({ label, assigned }) => [label, assigned])).toEqual([
      ['Søvn', { due: '2024-06-02' }],
      ['long', { due: '2024-06-01' }],
      ['undated', null],
    ]);
    for (const session of [long, first]) {
      await addCoding(server.library, session, {
        coder: { kind: 'human', id: 'K6', version: null },
        status: 'final',
        work: { kind: 'totals', counts: {} },
      });
    }
    expect(await next()).toBeNull();
    await server.ask(paths.coder, { body: { coder: 'K2' } });
  });
});

describe('keys', () => {
  const path = fillPath(paths.keys, { rubric: 'miti-4.2.1' });
  const put = (keys: unknown) => server.ask(path, { method: 'PUT', body: { keys } });

  it('are kept for each coder and rubric, and go with the coding', async () => {
    const keys = { 'code:CR': 'r', nextUtterance: 'ArrowDown', undo: 'Ctrl+z' };
    expect((await put(keys)).json).toEqual({ keys });
    expect((await server.ask(path)).json).toEqual({ keys });
    expect((await server.ask(fillPath(paths.keys, { rubric: 'miti-4.2.1-nav' }))).json).toEqual({ keys: null });
    const coding = await server.begin(first);
    expect((await server.ask(fillPath(paths.coding, { coding }))).json.keys).toEqual(keys);
    await server.ask(paths.coder, { body: { coder: 'K8' } });
    expect((await server.ask(path)).json).toEqual({ keys: null });
    await server.ask(paths.coder, { body: { coder: 'K2' } });
    await put(null);
    expect((await server.ask(path)).json).toEqual({ keys: null });
  });

  it('are refused where two share one', async () => {
    const answer = await put({ 'code:CR': 'r', 'code:SR': 'r' });
    expect(answer.status).toBe(422);
    expect(answer.json.error).toMatchObject({ kind: 'refused', place: 'r' });
  });
});
