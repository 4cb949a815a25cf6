import { expect, test } from 'vitest';
import { describeReason, findUncertainCodes, readReason } from '../../src/instrument/uncertain-code.ts';
import { turnOf } from './coded-turns.ts';

test('uncertain codes are found with their second best code, in order', () => {
  const certain = { text: 'Sure?', code: 'Q', confidence: 0.9, reason: 'asks' };
  const turns = [
    turnOf({ text: 'You walk.', code: 'SR', confidence: 0.4, reason: 'a: b', uncertain: { secondBest: 'CR' } }),
    turnOf(certain, {
      ...{ text: 'Right.', code: null, confidence: 0.45 },
      ...{ reason: 'nothing', uncertain: { secondBest: null } },
    }),
  ];
  expect(findUncertainCodes(turns)).toMatchObject([
    { startSeconds: null, text: 'You walk.', code: 'SR', confidence: 0.4, secondBest: 'CR', reason: 'a: b' },
    { startSeconds: null, text: 'Right.', code: null, confidence: 0.45, secondBest: null, reason: 'nothing' },
  ]);
});

test.each([
  [{ reason: 'asks' }, 'asks'],
  [{ reason: null }, null],
  [{ reason: 'a: b', uncertain: { secondBest: 'CR' } }, 'uncertain, else CR: a: b'],
  [{ reason: 'nothing', uncertain: { secondBest: null } }, 'uncertain, else no code: nothing'],
])('%j is written as %j, and read back', (given, written) => {
  expect(describeReason(given)).toBe(written);
  expect(readReason(written)).toEqual(given);
});

test('a reason that speaks of being uncertain marks nothing', () => {
  expect(readReason('I am uncertain, else Q: hm')).toEqual({ reason: 'I am uncertain, else Q: hm' });
});
