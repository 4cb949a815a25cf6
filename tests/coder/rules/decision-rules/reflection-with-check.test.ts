import { expect, test } from 'vitest';
import { reflectionWithCheck } from '../../../../src/coder/rules/decision-rules/reflection-with-check.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'the checking question is a Question',
    given: [
      ['Q', 0.8],
      ['SR', 0.5],
    ],
    left: ['Q'],
    clinician: 'Is that right?',
  },
  {
    name: 'the reflection before it is no Question',
    given: [
      ['Q', 0.5],
      ['SR', 0.5],
    ],
    left: ['SR'],
    clinician: 'You want it over with, is that right?',
  },
  {
    name: 'elsewhere nothing changes',
    given: [
      ['Q', 0.5],
      ['SR', 0.5],
    ],
    left: ['Q', 'SR'],
    clinician: 'You want it over with.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = reflectionWithCheck.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
