import { expect, test } from 'vitest';
import { seekBeforeQuestion } from '../../../../src/coder/rules/decision-rules/seek-before-question.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'Seek, not Question',
    given: [
      ['SEEK', 0.8],
      ['Q', 0.95],
    ],
    left: ['SEEK'],
    clinician: 'So you walked.',
  },
  {
    name: 'a weak Seek leaves the question',
    given: [
      ['SEEK', 0.5],
      ['Q', 0.9],
    ],
    left: ['SEEK', 'Q'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = seekBeforeQuestion.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
