import { expect, test } from 'vitest';
import type { CodedTurn, CodedUtterance } from '../../src/instrument/coding.ts';
import { findUncertainCodes, isUncertain, markUncertain } from '../../src/instrument/uncertain-code.ts';

function turnOf(id: string, ...utterances: CodedUtterance[]): CodedTurn {
  const text = utterances.map((each) => each.text).join(' ');
  return { id, role: 'clinician', speaker: 'T', startSeconds: 7, endSeconds: null, text, utterances };
}

test('what was marked is found with its second best code, in order', () => {
  const turns = [
    turnOf('1', { text: 'You walk.', code: 'SR', confidence: 0.4, reason: markUncertain('a: b', 'CR') }),
    turnOf(
      '2',
      { text: 'Sure?', code: 'Q', confidence: 0.9, reason: 'asks' },
      { text: 'Right.', code: null, confidence: 0.45, reason: markUncertain('nothing', null) },
    ),
  ];
  expect(findUncertainCodes(turns)).toEqual([
    { turnId: '1', startSeconds: 7, text: 'You walk.', code: 'SR', confidence: 0.4, secondBest: 'CR', reason: 'a: b' },
    {
      ...{ turnId: '2', startSeconds: 7, text: 'Right.', code: null, confidence: 0.45 },
      ...{ secondBest: null, reason: 'nothing' },
    },
  ]);
});

test('reasons of people and of sure codes mark nothing', () => {
  expect(isUncertain(null)).toBe(false);
  expect(isUncertain('I am uncertain, else Q: hm')).toBe(false);
  expect(isUncertain(markUncertain('asks', 'Q'))).toBe(true);
});
