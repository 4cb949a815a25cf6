import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TurnCodes } from '../../../src/instrument/coding.ts';
import type { NewCoding } from '../../../src/library/records.ts';
import {
  type ConsensusAnswer,
  type ConsensusOperation,
  consensusAnswer,
  consensusesAnswer,
  consensusStatusAnswer,
  decisionsAnswer,
} from '../../../src/workbench/api/consensus.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { addCoding, addSession, codes } from '../../library/sample-records.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const rated = (...values: number[]): NonNullable<NewCoding['globals']> =>
  Object.fromEntries(
    ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map((id, i) => [
      id,
      { value: values[i] ?? 3, source: 'human' as const, reasons: [] },
    ]),
  );
const coded = (from: number, to: number, code: string | null) => ({ from, to, code, confidence: null, reason: null });
/** Takes the first turn as one question, and the second as a simple reflection. */
const otherCodes: TurnCodes[] = [
  { turnId: '1', utterances: [coded(0, 27, 'Q')] },
  { turnId: '2', clientTalk: 'change' },
  { turnId: '3', utterances: [coded(0, 18, 'SR')] },
];

let server: TestServer;
let session: string;
let sources: string[];
beforeEach(async () => {
  server = await startTestServer();
  session = await addSession(server.library, 'Work');
  sources = [
    await person('K3', {
      work: { kind: 'utterances', turns: codes },
      globals: rated(3, 4, 3, 3),
      notes: 'Sound was poor.',
    }),
    await person('K4', { work: { kind: 'utterances', turns: otherCodes }, globals: rated(3, 2, 3, 3) }),
  ];
});
afterEach(() => server.stop());

const person = (id: string, details: Partial<NewCoding> = {}) =>
  addCoding(server.library, session, { coder: { kind: 'human', id, version: null }, status: 'final', ...details });
const list = async (query = '') => consensusesAnswer.parse((await server.ask(`${paths.consensuses}${query}`)).json);
const begin = async (codings = sources) =>
  (await server.ask(paths.consensuses, { body: { codings } })).json.consensus as string;
const open = async (consensus: string): Promise<ConsensusAnswer> =>
  consensusAnswer.parse((await server.ask(fillPath(paths.consensus, { consensus }))).json);
const at = '2024-05-17T09:30:00Z';
const write = (consensus: string, from: number, operations: readonly ConsensusOperation[]) =>
  server.ask(fillPath(paths.decisions, { consensus }), {
    body: { operations: operations.map((operation, i) => ({ number: from + i, at, operation })) },
  });
const finish = (consensus: string, last: number) =>
  server.ask(fillPath(paths.finishConsensus, { consensus }), { body: { last } });

/** Decides on everything as one coder gave it. */
function decideAs(coder: string, { places }: ConsensusAnswer): ConsensusOperation {
  const decisions = places.flatMap(({ place, given, differs }) => {
    const value = given.find((each) => each.coder === coder)?.value;
    return differs && value !== undefined ? [{ place, value, given: [...given] }] : [];
  });
  return { kind: 'decide', decisions };
}

it('lists what several people finished, once, with how far its consensus is', async () => {
  const alone = await addSession(server.library, 'Alone', { sourceHash: 'a'.repeat(64) });
  await addCoding(server.library, alone, { coder: { kind: 'human', id: 'K3', version: null }, status: 'final' });
  await addCoding(server.library, alone, { coder: { kind: 'human', id: 'K4', version: null } });
  const [only, ...others] = (await list()).stretches;
  expect(others).toEqual([]);
  expect(only).toMatchObject({ label: 'Work', status: 'open', consensus: null });
  expect(only?.codings.map(({ coder }) => coder)).toEqual(['K3', 'K4']);
  const consensus = await begin();
  expect(await begin([...sources].reverse())).toBe(consensus);
  expect((await list(`?session=${session}`)).stretches).toMatchObject([{ status: 'draft', consensus }]);
});

it('lays the codings side by side, globals first, with what agrees', async () => {
  const { coders, places, turns } = await open(await begin());
  expect(coders).toEqual(['K3', 'K4']);
  expect(turns).toHaveLength(4);
  expect(places.map(({ place, differs, given }) => [place, differs, ...given.map(({ value }) => value)])).toEqual([
    ['global cultivatingChangeTalk', false, '3', '3'],
    ['global softeningSustainTalk', true, '4', '2'],
    ['global partnership', false, '3', '3'],
    ['global empathy', false, '3', '3'],
    ['turn 1 0-12', true, 'AF', 'Q'],
    ['turn 1 12-23', false, 'Q', 'Q'],
    ['client 2', true, 'neutral', 'change'],
    ['turn 3 0-15', true, 'CR', 'SR'],
  ]);
  const [first, second] = places.filter(({ turnId }) => turnId === '1');
  expect(first?.division).toBe(second?.division);
});

it('keeps what was decided, and makes the coding that miti consensus makes; the originals stay as they are', async () => {
  const { library } = server;
  const before = await Promise.all(sources.map((id) => library.findCoding(id)));
  const consensus = await begin();
  const opened = await open(consensus);
  const reason = { kind: 'explain' as const, place: 'turn 1 0-12', reason: 'names what she did' };
  const answer = await write(consensus, 1, [decideAs('K4', opened), decideAs('K3', opened), reason]);
  expect(decisionsAnswer.parse(answer.json).last).toBe(3);
  // Sent again, as by a page that got no answer.
  expect((await write(consensus, 3, [reason])).status).toBe(200);
  expect((await open(consensus)).operations.map(({ number, by }) => [number, by])).toEqual([
    [1, 'K2'],
    [2, 'K2'],
    [3, 'K2'],
  ]);
  const { operation } = consensusStatusAnswer.parse((await finish(consensus, 3)).json);
  expect(operation).toMatchObject({ number: 4, by: 'K2', operation: { kind: 'finish' } });
  expect(await library.findCoding(consensus)).toMatchObject({
    coder: { kind: 'consensus', id: 'consensus', version: null },
    status: 'final',
    sessionId: session,
    work: {
      kind: 'utterances',
      turns: [
        {
          turnId: '1',
          utterances: [
            { from: 0, to: 14, code: 'AF', reason: 'names what she did' },
            { from: 15, to: 27, code: 'Q', reason: null },
          ],
        },
        { turnId: '2', clientTalk: 'neutral' },
        { turnId: '3', utterances: [{ from: 0, to: 18, code: 'CR' }] },
      ],
    },
    globals: { softeningSustainTalk: { value: 4, source: 'human' }, empathy: { value: 3, source: 'human' } },
    // What reports print as the coder's note.
    notes: 'Sound was poor.',
    madeOf: sources,
  });
  expect(await Promise.all(sources.map((id) => library.findCoding(id)))).toEqual(before);
  expect((await list()).stretches).toMatchObject([{ status: 'final', consensus }]);
});

it('is final until it is opened again with a reason', async () => {
  const consensus = await begin();
  await write(consensus, 1, [decideAs('K3', await open(consensus))]);
  await finish(consensus, 1);
  const undo = { kind: 'undo' } as const;
  expect((await write(consensus, 3, [undo])).json.error.kind).toBe('final');
  const reopen = fillPath(paths.reopenConsensus, { consensus });
  expect((await server.ask(reopen, { body: { last: 2, reason: 'a slip' } })).status).toBe(200);
  expect((await write(consensus, 4, [undo])).status).toBe(200);
  expect(await server.library.findCoding(consensus)).toMatchObject({
    status: 'draft',
    reopenings: [{ reason: 'a slip' }],
  });
  expect((await finish(consensus, 4)).json.error).toMatchObject({
    kind: 'refused',
    problem: expect.stringContaining('4 of 4 differences are not decided'),
  });
});

it('brings the coding to where its log is, where a kill came between the two', async () => {
  const consensus = await begin();
  await write(consensus, 1, [decideAs('K3', await open(consensus))]);
  const finish = { number: 2, at, by: 'K2', operation: { kind: 'finish' } };
  await server.library.appendToLog(consensus, 1, [finish]);
  expect(await server.library.findCoding(consensus)).toMatchObject({ status: 'draft' });
  await open(consensus);
  expect(await server.library.findCoding(consensus)).toMatchObject({ status: 'final' });
});

it('knows a consensus that was made on the command line as done', async () => {
  await addCoding(server.library, session, {
    coder: { kind: 'consensus', id: 'consensus', version: null },
    status: 'final',
  });
  expect((await list()).stretches).toMatchObject([{ status: 'final', consensus: null }]);
});

it('refuses what does not fit, and keeps nothing of it', async () => {
  const consensus = await begin();
  const given = [
    { coder: 'K3', value: 'CR' },
    { coder: 'K4', value: 'SR' },
  ];
  const decide = (place: string, value: string, what = given): ConsensusOperation => ({
    kind: 'decide',
    decisions: [{ place, value, given: what }],
  });
  const kinds = async (...operations: ConsensusOperation[]) => (await write(consensus, 1, operations)).json.error.kind;
  expect(await kinds(decide('turn 3 0-15', 'XX'))).toBe('refused');
  expect(await kinds(decide('turn 9 0-15', 'CR'))).toBe('refused');
  expect(await kinds(decide('turn 3 0-15', 'CR', [...given].reverse()))).toBe('refused');
  expect((await write(consensus, 5, [decide('turn 3 0-15', 'CR')])).json.error).toMatchObject({
    kind: 'stale',
    last: 0,
  });
  expect((await open(consensus)).operations).toEqual([]);
  await write(consensus, 1, [decide('turn 3 0-15', 'CR')]);
  expect((await write(consensus, 1, [decide('turn 3 0-15', 'SR')])).json.error).toMatchObject({
    kind: 'stale',
    last: 1,
  });
});

it('opens anew what was decided of a coding that its coder changed since', async () => {
  const consensus = await begin();
  await write(consensus, 1, [decideAs('K3', await open(consensus))]);
  const [first] = sources;
  const coding = await server.library.findCoding(first ?? '');
  const turns = codes.map((each) => (each.turnId === '3' ? { turnId: '3', utterances: [coded(0, 18, 'AF')] } : each));
  await server.library.reviseCoding(first ?? '', coding?.revision ?? 0, { work: { kind: 'utterances', turns } }, 'K3');
  expect((await finish(consensus, 1)).json.error.problem).toContain('1 of 4 differences are not decided');
  await write(consensus, 2, [decideAs('K3', await open(consensus))]);
  expect((await finish(consensus, 2)).status).toBe(200);
});

it('says that it is outdated, final as it is, where a coder changed theirs since', async () => {
  const consensus = await begin();
  await write(consensus, 1, [decideAs('K3', await open(consensus))]);
  await finish(consensus, 1);
  expect((await open(consensus)).outdated).toBe(false);
  const revise = async (code: string) => {
    const [first = ''] = sources;
    const turns = codes.map((each) => (each.turnId === '3' ? { turnId: '3', utterances: [coded(0, 18, code)] } : each));
    const revision = (await server.library.findCoding(first))?.revision ?? 0;
    await server.library.reviseCoding(first, revision, { work: { kind: 'utterances', turns } }, 'K3');
  };
  // Another difference, which is not decided; then none, where the consensus has what K3 had.
  for (const code of ['AF', 'SR']) {
    await revise(code);
    expect((await open(consensus)).outdated).toBe(true);
    expect((await list()).stretches).toMatchObject([{ status: 'outdated', consensus }]);
  }
  await server.ask(fillPath(paths.reopenConsensus, { consensus }), { body: { last: 2, reason: 'a coding changed' } });
  expect((await open(consensus)).outdated).toBe(false);
  expect((await finish(consensus, 3)).status).toBe(200);
  expect((await open(consensus)).outdated).toBe(false);
  expect((await list()).stretches).toMatchObject([{ status: 'final', consensus }]);
});

it('is hidden from who is still to code the session', async () => {
  const consensus = await begin();
  await server.library.assignSessions([{ sessionId: session, coder: 'K2' }], 'lab');
  expect((await list()).stretches).toEqual([]);
  expect((await list(`?session=${session}`)).stretches).toEqual([]);
  const refused = [
    await server.ask(paths.consensuses, { body: { codings: sources } }),
    await server.ask(fillPath(paths.consensus, { consensus })),
    await write(consensus, 1, [{ kind: 'undo' }]),
    await finish(consensus, 0),
  ];
  expect(refused.map(({ status, json }) => [status, json.error.kind])).toEqual(refused.map(() => [403, 'notAskedFor']));
  expect(JSON.stringify(refused.map(({ json }) => json))).not.toMatch(/K3|K4/);
});

it('leaves the finished coding of its reader as it is, and marks it when that is opened again', async () => {
  const own = await server.begin(session);
  const tab = 'tab-00000001';
  const rates = ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map((global) => ({
    kind: 'rate' as const,
    global,
    value: 3,
  }));
  expect((await list()).stretches).toEqual([]);
  await server.write(own, 1, [{ kind: 'reveal', what: 'suggestions' }, ...rates]);
  await server.ask(fillPath(paths.finish, { coding: own }), { body: { tab, last: 5 } });
  const finished = await server.library.findCoding(own);
  expect(finished).toMatchObject({ revealed: ['suggestions'], assisted: true });
  const [stretch] = (await list()).stretches;
  expect(stretch?.codings.map(({ coder }) => coder).sort()).toEqual(['K2', 'K3', 'K4']);
  await open(await begin(stretch?.codings.map(({ id }) => id)));
  await server.ask(fillPath(paths.coding, { coding: own }));
  expect(await server.library.findCoding(own)).toEqual(finished);
  const reopened = await server.ask(fillPath(paths.reopen, { coding: own }), {
    body: { tab, last: 6, reason: 'a slip' },
  });
  expect(reopened.json.operations.map(({ operation }: { operation: object }) => operation)).toEqual([
    { kind: 'reveal', what: 'otherCodings' },
    { kind: 'reopen', reason: 'a slip' },
  ]);
  const revealed = ['suggestions', 'otherCodings'];
  expect(await server.library.findCoding(own)).toMatchObject({ status: 'draft', assisted: true, revealed });
});

it('marks what its reader codes of the session after the server was started anew', async () => {
  await open(await begin());
  const later = await startTestServer({ library: server.library });
  const own = await later.begin(session);
  await later.ask(fillPath(paths.coding, { coding: own }));
  expect(await later.library.findCoding(own)).toMatchObject({ assisted: true, revealed: ['otherCodings'] });
  await later.stop();
});

it('is not a coding to be opened on the coding page', async () => {
  await server.ask(paths.coder, { body: { coder: 'consensus' } });
  const answer = await server.ask(fillPath(paths.coding, { coding: await begin() }));
  expect(answer.json.error).toMatchObject({ kind: 'refused' });
});

it.each([
  ['one coding', () => [sources[0] ?? '', sources[0] ?? '']],
  ['a draft', async () => [sources[0] ?? '', await person('K5', { status: 'draft' })]],
  ['two codings by one coder', async () => [sources[0] ?? '', await person('K3')]],
  ['counts alone', async () => [sources[0] ?? '', await person('K5', { work: { kind: 'totals', counts: { Q: 3 } } })]],
  ['what is not there', () => [sources[0] ?? '', 'none']],
])('refuses a consensus of %s', async (_, codings) => {
  const answer = await server.ask(paths.consensuses, { body: { codings: await codings() } });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.json.error.kind).not.toBe('defect');
});

it('has no consensus of another id, or of a coding', async () => {
  for (const consensus of ['none', sources[0] ?? '']) {
    expect((await server.ask(fillPath(paths.consensus, { consensus }))).json.error.kind).toBe('notFound');
  }
});
