import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordScorer } from '../../../src/app/record-scores.ts';
import { codingAnswer, peopleAnswer, suggestionsAnswer } from '../../../src/workbench/api/codings.ts';
import type { Operation } from '../../../src/workbench/api/operations.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { scoreDocument } from '../../../src/workbench/coding-log/coded-turns.ts';
import { replay } from '../../../src/workbench/coding-log/log.ts';
import { addCoding, addSession, session as sampleSession } from '../../library/sample-records.ts';
import { startTestServer, type TestServer, tab } from './test-server.ts';

const otherTab = 'tab-00000002';
let now: number;
let server: TestServer;
let session: string;
let coding: string;

beforeEach(async () => {
  now = Date.UTC(2024, 4, 17, 9);
  server = await startTestServer({ clock: () => now });
  const details = { language: 'en', caseworker: 'CW1', client: 'c1', changeGoal: 'get back to work' };
  session = await addSession(server.library, '14', details);
  coding = await server.begin(session);
});
afterEach(() => server.stop());

const at = (path: string) => fillPath(path, { coding });
const code = (turnId: string, decision: string, index = 0): Operation => ({
  kind: 'code',
  utterances: [{ turnId, index }],
  decision,
});
const rateAll: Operation[] = ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map(
  (global, i) => ({ kind: 'rate', global, value: 2 + (i % 3) }),
);

/** The coding as a page that has just loaded it sees it. */
async function load() {
  const answer = await server.ask(at(paths.coding));
  expect(answer.status).toBe(200);
  const { turns, start, operations, rubric, inSegment, ...rest } = codingAnswer.parse(answer.json);
  const texts = new Map(turns?.map(({ id, text }) => [id, text]));
  const state = replay(start, operations, { rubric, texts });
  return { ...rest, turns, rubric, inSegment, operations, state };
}

describe('a coding', () => {
  it('opens with everything that the page needs, and nothing that leads the coder', async () => {
    const opened = await load();
    expect(opened).toMatchObject({
      id: coding,
      own: true,
      practice: false,
      coder: { kind: 'human', id: 'K2' },
      session: { id: session, label: '14', language: 'en' },
      segment: { method: 'whole', turns: { first: '1', last: '4' }, sentences: { first: 'You came back.' } },
      inSegment: { from: 0, to: 4 },
      recording: null,
      keys: null,
      rubric: { id: 'miti-4.2.1' },
      state: { status: 'draft', shownInDraft: [], last: 0, document: { changeGoal: 'get back to work' } },
    });
    const text = JSON.stringify((await server.ask(at(paths.coding))).json);
    for (const name of ['CW1', 'c1', 'Therapist', 'Employer']) expect(text).not.toContain(`"${name}"`);
  });

  it('that came in finished is still final when it is opened, until it is opened again for a reason', async () => {
    coding = await addCoding(server.library, session, { status: 'final' });
    expect((await load()).state).toMatchObject({
      status: 'final',
      finishedAt: new Date(now).toISOString(),
      shownInDraft: [],
    });
    expect(await server.library.findCoding(coding)).toMatchObject({ status: 'final' });
    now += 1_000;
    expect((await load()).state.finishedAt).toBe(new Date(now - 1_000).toISOString());
  });

  it('begun twice alike is one draft', async () => {
    expect(await server.begin(session)).toBe(coding);
    expect(await server.begin(session, { rubric: 'miti-4.2.1-nav' })).not.toBe(coding);
    expect(await server.begin(session, { segment: { method: 'first', seconds: 5 } })).not.toBe(coding);
  });

  it('may begin with complete thoughts, found by the program, without any code', async () => {
    coding = await server.begin(session, { division: 'thoughts', segment: { method: 'first', seconds: 60 } });
    const { state } = await load();
    const [first] = state.document.turns;
    expect(first).toMatchObject({
      utterances: [
        { from: 0, to: 14, decision: null },
        { from: 15, to: 27, decision: null },
      ],
    });
  });

  it('goes on from its log after a reload, undo and redo with it', async () => {
    await server.write(coding, 1, [{ kind: 'split', turnId: '1', at: 15 }, code('1', 'AF'), code('1', 'Q', 1)]);
    const answer = await server.write(coding, 4, [{ kind: 'undo' }]);
    expect(answer.json).toEqual({ last: 4, savedAt: '2024-05-17T09:00:00.000Z' });
    const { state } = await load();
    expect(state.document.turns[0]).toMatchObject({ utterances: [{ decision: 'AF' }, { decision: null }] });
    expect([state.done?.size, state.undone?.size]).toEqual([2, 1]);
  });

  it('takes operations once, however often they are sent', async () => {
    const first: Operation[] = [code('1', 'Q'), code('3', 'SR')];
    await server.write(coding, 1, first);
    expect((await server.write(coding, 1, [...first, code('3', 'CR')])).json.last).toBe(3);
    expect((await server.write(coding, 1, first)).json.last).toBe(3);
    expect((await load()).operations).toHaveLength(3);
  });

  it('refuses other operations under numbers that it has, and numbers with a gap', async () => {
    await server.write(coding, 1, [code('1', 'Q')]);
    for (const answer of [
      await server.write(coding, 1, [code('1', 'SR')]),
      await server.write(coding, 3, [code('1', 'SR')]),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.json.error).toMatchObject({ kind: 'stale', last: 1 });
    }
    expect((await load()).operations).toHaveLength(1);
  });

  it('takes all operations of a request or none', async () => {
    const answer = await server.write(coding, 1, [code('1', 'Q'), code('9', 'Q')]);
    expect(answer.status).toBe(422);
    expect(answer.json.error).toMatchObject({ kind: 'refused', place: 'operation 2' });
    expect((await load()).operations).toEqual([]);
  });

  it('cannot be finished by an operation of the page', async () => {
    const operations = [{ number: 1, at: '2024-05-17T09:30:00Z', operation: { kind: 'finish' } }];
    const answer = await server.ask(at(paths.operations), { body: { tab, operations } });
    expect([answer.status, answer.json.error.kind]).toEqual([400, 'malformed']);
  });

  it('is only for its own coder', async () => {
    await server.ask(paths.coder, { body: { coder: 'K3' } });
    const answers = [
      await server.ask(at(paths.coding)),
      await server.write(coding, 1, [code('1', 'Q')]),
      await server.ask(at(paths.finish), { body: { tab, last: 0 } }),
    ];
    expect(answers.map(({ status, json }) => [status, json.error.kind])).toEqual(
      answers.map(() => [403, 'notAskedFor']),
    );
  });

  it('of totals alone has nothing to go on with', async () => {
    coding = await addCoding(server.library, session, { work: { kind: 'totals', counts: { Q: 3 } } });
    const answer = await server.ask(at(paths.coding));
    expect([answer.status, answer.json.error.kind]).toEqual([422, 'refused']);
  });

  it('that came into the library another way is gone on with', async () => {
    const flags = [{ turnId: '3', note: 'CR?', at: 2 }];
    const globals = {
      empathy: { value: 4, source: 'human' as const, reasons: [], evidence: [{ turnId: '3', at: 0 }] },
    };
    coding = await addCoding(server.library, session, { flags, globals, notes: 'n' });
    const { state } = await load();
    expect(state.document).toMatchObject({
      notes: 'n',
      flags: [{ place: { turnId: '3', at: 2 }, note: 'CR?' }],
      globals: { empathy: { rating: { kind: 'rated', value: 4 }, evidence: [{ turnId: '3', at: 0 }] } },
      turns: [
        { utterances: [{ decision: 'AF' }, { decision: 'Q' }] },
        { clientTalk: 'neutral' },
        { utterances: [{ decision: 'CR' }] },
        { role: 'other' },
      ],
    });
    await server.write(coding, 1, [{ kind: 'notes', notes: 'm' }]);
    await server.ask(at(paths.hold), { body: { tab, want: 'renew', after: 0 } });
    const before = await server.library.findCoding(coding);
    await load();
    const after = await server.library.findCoding(coding);
    expect(after).toMatchObject({ flags, globals, notes: 'm', work: before?.work });
  });
});

describe('finishing', () => {
  const finish = async () => {
    const { state } = await load();
    return server.ask(at(paths.finish), { body: { tab, last: state.last } });
  };

  it('is refused until every global is rated or withheld with a reason', async () => {
    await server.write(coding, 1, rateAll.slice(0, 3));
    const refused = await finish();
    expect(refused.status).toBe(422);
    expect(refused.json.error).toMatchObject({ kind: 'refused', problem: 'not rated yet: Empathy' });
    await server.write(coding, 4, [{ kind: 'withhold', global: 'empathy', reason: 'four minutes only' }]);
    expect((await finish()).json).toMatchObject({
      last: 5,
      operations: [{ number: 5, operation: { kind: 'finish' } }],
    });
    expect(await server.library.findCoding(coding)).toMatchObject({
      status: 'final',
      finishedAt: '2024-05-17T09:00:00.000Z',
      withheld: { empathy: 'four minutes only' },
      globals: { partnership: { value: 4, source: 'human' } },
    });
  });

  it('is refused where the page lacks operations', async () => {
    await server.write(coding, 1, rateAll);
    const answer = await server.ask(at(paths.finish), { body: { tab, last: 3 } });
    expect([answer.status, answer.json.error]).toEqual([409, expect.objectContaining({ kind: 'stale', last: 4 })]);
  });

  it('keeps further operations out until it is opened again, with a reason that stays', async () => {
    await server.write(coding, 1, rateAll);
    await finish();
    const late = await server.write(coding, 6, [code('1', 'Q')]);
    expect([late.status, late.json.error.kind]).toEqual([409, 'final']);
    const bare = await server.ask(at(paths.reopen), { body: { tab, last: 5, reason: ' ' } });
    expect(bare.status).toBe(400);
    await server.ask(at(paths.reopen), { body: { tab, last: 5, reason: 'talked it over' } });
    expect(await server.library.findCoding(coding)).toMatchObject({
      status: 'draft',
      finishedAt: null,
      reopenings: [{ at: '2024-05-17T09:00:00.000Z', reason: 'talked it over' }],
    });
    expect((await server.write(coding, 7, [code('1', 'Q')])).status).toBe(200);
    const again = await server.ask(at(paths.reopen), { body: { tab, last: 7, reason: 'why' } });
    expect(again.json.error.kind).toBe('refused');
  });

  it('leaves a coding that scores as the page does, in the history under its coder', async () => {
    await server.write(coding, 1, [
      { kind: 'split', turnId: '1', at: 15 },
      code('1', 'AF'),
      code('1', 'Q', 1),
      code('3', 'CR'),
      { kind: 'clientTalk', turnIds: ['2'], talk: 'change' },
      { kind: 'time', turnId: '3', startSeconds: 8 },
      { kind: 'tie', global: 'empathy', place: { turnId: '3', at: 4 } },
      { kind: 'flag', place: { turnId: '3', at: 4 }, note: 'SR?' },
      ...rateAll,
    ]);
    await finish();
    const { state, rubric, turns, inSegment } = await load();
    const page = scoreDocument(rubric, state.document, turns?.slice(inSegment.from, inSegment.to) ?? null);
    const record = await server.library.findCoding(coding);
    if (!record) throw new Error('it was kept');
    const kept = await (await recordScorer(server.library))(record);
    expect(kept.scores).toEqual({ ...page, volleys: page.volleys.length });
    expect(page.counts).toMatchObject({ AF: 1, Q: 1, CR: 1 });
    expect(record).toMatchObject({
      times: { '3': 8 },
      flags: [{ turnId: '3', at: 4, note: 'SR?' }],
      globals: { empathy: { evidence: [{ turnId: '3', at: 4 }] } },
      assisted: false,
    });
    const history = await server.library.listHistory(coding);
    expect(new Set(history.map(({ by }) => by))).toEqual(new Set(['K2']));
    expect(history.length).toBeLessThan(4);
  });
});

describe('a live tally', () => {
  beforeEach(async () => {
    const recording = { path: '/recordings/by-ear.mp3', sha256: 'a'.repeat(64) };
    const [added] = await server.library.addSessions([{ label: 'by ear', recording }], 'K1');
    session = added?.id ?? '';
  });

  it('is coded from a recording of which there is no transcript', async () => {
    const segment = { method: 'random', seconds: 1200, seed: 3 } as const;
    const lacking = await server.ask(fillPath(paths.beginCoding, { session }), {
      body: { rubric: 'miti-4.2.1', segment, material: 'recording' },
    });
    expect(lacking.json.error).toMatchObject({ kind: 'refused', problem: expect.stringContaining('length') });
    coding = await server.begin(session, { segment, material: 'recording', durationSeconds: 3600 });
    expect((await server.library.findSession(session))?.durationSeconds).toBe(3600);
    const tallied = ['SR', 'CR', 'Q', 'client', 'Q', 'AF'];
    const events = tallied.map((each, i): Operation => ({ kind: 'tally', atSeconds: 60 + i * 2.5, tallied: each }));
    await server.write(coding, 1, [...events, { kind: 'strike', event: 6 }, ...rateAll]);
    await server.ask(at(paths.finish), { body: { tab, last: 11 } });
    const { state, segment: drawn, turns } = await load();
    expect(turns).toBeNull();
    expect((drawn.endSeconds ?? 0) - (drawn.startSeconds ?? 0)).toBe(1200);
    expect(state.document.events).toHaveLength(5);
    expect(await server.library.findCoding(coding)).toMatchObject({
      status: 'final',
      work: {
        kind: 'totals',
        counts: { CR: 1, SR: 0, Q: 2, AF: 0 },
        volleys: 2,
        events: [
          { atSeconds: 60, code: 'SR' },
          { atSeconds: 62.5, code: 'CR' },
          { atSeconds: 65, code: 'Q' },
          { atSeconds: 67.5, code: null },
          { atSeconds: 70, code: 'Q' },
        ],
      },
    });
  });

  it('is not begun from a transcript that is not there', async () => {
    const body = { rubric: 'miti-4.2.1', segment: { method: 'whole' }, material: 'transcript' };
    const answer = await server.ask(fillPath(paths.beginCoding, { session }), { body });
    expect(answer.json.error).toMatchObject({ kind: 'refused', problem: 'the session has no transcript' });
  });
});

describe('what could lead the coder', () => {
  it('is not shown unless the log says that it was asked for', async () => {
    for (const path of [paths.suggestions, paths.people]) {
      const answer = await server.ask(at(path));
      expect([answer.status, answer.json.error.kind]).toEqual([403, 'notAskedFor']);
    }
    await server.write(coding, 1, [{ kind: 'reveal', what: 'suggestions' }]);
    const { utterances } = suggestionsAnswer.parse((await server.ask(at(paths.suggestions))).json);
    expect(utterances.map(({ turnId, from, code }) => [turnId, from, code])).toContainEqual(['1', 15, 'Q']);
    expect(utterances.every(({ code, reason }) => code === null || reason !== null)).toBe(true);
    expect((await server.ask(at(paths.people))).status).toBe(403);
    await server.write(coding, 2, [{ kind: 'reveal', what: 'people' }]);
    expect(peopleAnswer.parse((await server.ask(at(paths.people))).json)).toMatchObject({
      caseworker: 'CW1',
      client: 'c1',
      speakers: { '1': 'Therapist' },
    });
    await load();
    expect(await server.library.findCoding(coding)).toMatchObject({
      assisted: true,
      revealed: ['suggestions', 'people'],
    });
  });

  it('counts as asked for where the list showed whose session it is', async () => {
    await server.ask(`${paths.sessions}?people=shown`);
    const { state } = await load();
    expect(state).toMatchObject({ shownInDraft: ['people'], revealed: ['people'], last: 1 });
  });

  it('has no suggestions in a language that nobody taught the program', async () => {
    const turns = sampleSession('x').transcript?.turns.map((turn) => ({ ...turn, text: 'Zzyx qwv plok.' })) ?? [];
    session = await addSession(server.library, 'x', { language: 'xx', transcript: { turns, notes: [] } });
    coding = await server.begin(session, { division: 'thoughts' });
    await server.write(coding, 1, [{ kind: 'reveal', what: 'suggestions' }]);
    expect((await server.ask(at(paths.suggestions))).json.error.kind).toBe('refused');
  });
});

describe('two tabs', () => {
  const hold = async (by: string, want: 'renew' | 'take' | 'release', after = 0) =>
    (await server.ask(at(paths.hold), { body: { tab: by, want, after } })).json;

  it('write one at a time, and the other reads what is written', async () => {
    expect(await hold(tab, 'renew')).toEqual({ holder: 'this', last: 0, operations: [] });
    expect(await hold(otherTab, 'renew')).toMatchObject({ holder: 'another' });
    await server.write(coding, 1, [code('1', 'Q')]);
    const refused = await server.write(coding, 2, [code('3', 'SR')], otherTab);
    expect([refused.status, refused.json.error.kind]).toEqual([409, 'notHolder']);
    const seen = await hold(otherTab, 'renew');
    expect(seen).toMatchObject({ holder: 'another', last: 1, operations: [{ number: 1, operation: code('1', 'Q') }] });
  });

  it('change places when the other takes over', async () => {
    await hold(tab, 'renew');
    expect(await hold(otherTab, 'take')).toMatchObject({ holder: 'this' });
    expect(await hold(tab, 'renew')).toMatchObject({ holder: 'another' });
    expect((await server.write(coding, 1, [code('1', 'Q')])).status).toBe(409);
    expect((await server.write(coding, 1, [code('1', 'Q')], otherTab)).status).toBe(200);
    const finish = await server.ask(at(paths.finish), { body: { tab, last: 1 } });
    expect(finish.json.error.kind).toBe('notHolder');
  });

  it('are free of one that gave it back, or was not heard of for half a minute', async () => {
    await hold(tab, 'renew');
    expect(await hold(tab, 'release')).toMatchObject({ holder: 'nobody' });
    expect(await hold(otherTab, 'renew')).toMatchObject({ holder: 'this' });
    now += 29_000;
    expect(await hold(tab, 'renew')).toMatchObject({ holder: 'another' });
    now += 2_000;
    expect(await hold(tab, 'renew')).toMatchObject({ holder: 'this' });
  });

  it('need not ask first: the first to write may', async () => {
    expect((await server.write(coding, 1, [code('1', 'Q')])).status).toBe(200);
    expect(await hold(otherTab, 'renew')).toMatchObject({ holder: 'another' });
  });
});

describe('another program', () => {
  it('that wrote to the log first is noticed, and nothing of either is lost', async () => {
    await server.write(coding, 1, [code('1', 'Q')]);
    const foreign = { number: 2, at: '2024-05-17T09:30:00Z', operation: code('3', 'CR') };
    await server.library.appendToLog(coding, 1, [foreign as never]);
    const stale = await server.write(coding, 2, [code('3', 'SR')]);
    expect(stale.json.error).toMatchObject({ kind: 'stale', last: 2 });
    const held = await server.ask(at(paths.hold), { body: { tab, want: 'renew', after: 1 } });
    expect(held.json.operations).toEqual([foreign]);
    expect((await server.write(coding, 3, [code('3', 'SR')])).json.last).toBe(3);
  });

  it('that changed the coding meanwhile leaves its change in the history', async () => {
    await server.write(coding, 1, [{ kind: 'notes', notes: 'mine' }]);
    await server.library.reviseCoding(coding, 1, { notes: 'theirs' }, 'K9');
    await load();
    expect(await server.library.findCoding(coding)).toMatchObject({ notes: 'mine', revision: 3 });
    expect(await server.library.recallCoding(coding, 2)).toMatchObject({ notes: 'theirs' });
  });

  it('that removed the coding is believed', async () => {
    await server.library.remove({ codings: [coding] }, 'K9', 'asked');
    expect((await server.ask(at(paths.coding))).json.error.kind).toBe('notFound');
  });
});
