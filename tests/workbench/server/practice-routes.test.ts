import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CoderCalibrationRun,
  coderCalibrationSetting,
} from '../../../src/agreement/double-coding/coder-calibration.ts';
import type { Json } from '../../../src/library/changes.ts';
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

it('names change goals in the language of the sample', async () => {
  const { practices } = practicesAnswer.parse((await server.ask(paths.practices)).json);
  const goalOf = (id: string) => practices.find((each) => each.id === id)?.changeGoal;
  expect(goalOf('nb-jobbsok')).toBe('Sende søknad på stillingen i malingsavdelingen');
  expect(goalOf('sv-somn')).toBe('Sova tillräckligt på arbetsdagar');
  expect(goalOf('en-smoking-break')).toBe('stop smoking');
});

it('shows the calibration record of the present coder, without the names of sessions', async () => {
  const run = (at: string, passed: boolean): CoderCalibrationRun => ({
    at,
    gold: 'trainer',
    threshold: { kappa: 0.6, points: 1 },
    passed,
    results: [
      { session: 'V3 in spring', kappa: 0.7, points: 1, passed: true },
      { session: 'V4 in spring', kappa: passed ? 0.8 : 0.4, points: 1, passed },
    ],
    softwareVersion: '0.1.0',
  });
  const runs = [run('2024-05-01T09:00:00.000Z', false), run('2024-05-17T09:00:00.000Z', true)];
  await server.library.keepSetting('K2', coderCalibrationSetting, runs as unknown as Json, 'test');
  const { json } = await server.ask(paths.practices);
  expect(practicesAnswer.parse(json).calibrations).toMatchObject([
    { at: '2024-05-17T09:00:00.000Z', gold: 'trainer', passed: true, reached: 2, sessions: 2, kappa: 0.6, points: 1 },
    { at: '2024-05-01T09:00:00.000Z', passed: false, reached: 1, sessions: 2 },
  ]);
  expect(JSON.stringify(json)).not.toMatch(/V3|V4/);
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
