import { afterAll, beforeAll, expect, it } from 'vitest';
import { codingAnswer, comparisonAnswer } from '../../../src/workbench/api/codings.ts';
import type { Operation } from '../../../src/workbench/api/operations.ts';
import { fillPath, paths } from '../../../src/workbench/api/paths.ts';
import { practicesAnswer } from '../../../src/workbench/api/practice.ts';
import { startTestServer, type TestServer, tab } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const begin = async (practice: string) =>
  (await server.ask(fillPath(paths.beginPractice, { practice }), { method: 'POST' })).json;

it('lists the samples with about five minutes each, in three languages', async () => {
  const { practices } = practicesAnswer.parse((await server.ask(paths.practices)).json);
  expect(new Set(practices.map(({ language }) => language))).toEqual(new Set(['en', 'nb', 'sv']));
  expect(practices.every(({ clinicianTurns }) => clinicianTurns >= 5)).toBe(true);
  expect(practices.find(({ id }) => id === 'en-graded-return')?.seconds).toBeGreaterThan(240);
});

it('compares what was practised with the gold coding, code by code, and keeps it out of the library', async () => {
  const { coding } = await begin('en-graded-return');
  const at = (path: string) => fillPath(path, { coding });
  const opened = codingAnswer.parse((await server.ask(at(paths.coding))).json);
  expect(opened).toMatchObject({ practice: true, own: true, session: { label: 'en-graded-return', language: 'en' } });
  expect(JSON.stringify(opened)).not.toContain('hands over the choice of it');
  // The seventh turn is two utterances in the gold coding: structuring, and a question that seeks.
  const decisions: Operation[] = [
    { kind: 'code', utterances: [{ turnId: '1', index: 0 }], decision: '-' },
    { kind: 'code', utterances: [{ turnId: '7', index: 1 }], decision: 'Q' },
    { kind: 'code', utterances: [{ turnId: '9', index: 0 }], decision: 'CR' },
    { kind: 'clientTalk', turnIds: ['12'], talk: 'sustain' },
  ];
  const rates = ['cultivatingChangeTalk', 'softeningSustainTalk', 'partnership', 'empathy'].map(
    (global): Operation => ({ kind: 'rate', global, value: 3 }),
  );
  await server.write(coding, 1, [...decisions, ...rates]);
  const early = await server.ask(at(paths.comparison));
  expect(early.json.error.kind).toBe('refused');
  await server.ask(at(paths.finish), { body: { tab, last: 8 } });
  const compared = comparisonAnswer.parse((await server.ask(at(paths.comparison))).json);
  const find = (text: string) => compared.stretches.find((each) => each.text.includes(text));
  expect(find('whatever')).toMatchObject({ own: null, gold: null });
  expect(find('a decent half hour')).toMatchObject({ own: 'Q', gold: 'SEEK', reason: expect.stringContaining('SEEK') });
  expect(find('braced for')).toMatchObject({ own: 'CR', gold: 'CR' });
  expect(compared.clientTalk.find(({ turnId }) => turnId === '12')).toMatchObject({ own: 'sustain', gold: 'sustain' });
  expect(compared.globals).toContainEqual({ id: 'empathy', own: 3, gold: 4 });
  expect(compared.agreed).toBe(1);
  expect(compared.compared).toBeGreaterThan(5);
  expect(await server.library.countSessions()).toBe(0);
  expect((await server.ask(fillPath(paths.comparison, { coding: 'none' }))).json.error.kind).toBe('notFound');
});

it('begins anew each time', async () => {
  const [one, other] = [await begin('sv-motion'), await begin('sv-motion')];
  expect(one.coding).not.toBe(other.coding);
});

it.each(['none', '../README', 'en-graded-return.globals', '%2e%2e'])('has no sample called %s', async (id) => {
  expect((await begin(id)).error.kind).toBe('notFound');
});
