import { expect, test } from 'vitest';
import { confrontBeforeQuestion } from '../../../../src/coder/rules/decision-rules/confront-before-question.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'plainly Confront',
    given: [
      ['CONFRONT', 0.7],
      ['Q', 0.95],
    ],
    left: ['CONFRONT'],
    clinician: 'So you walked.',
  },
  {
    name: 'a question with an edge stays a question',
    given: [
      ['CONFRONT', 0.5],
      ['Q', 0.9],
    ],
    left: ['CONFRONT', 'Q'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = confrontBeforeQuestion.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
