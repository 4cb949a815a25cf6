import { expect, test } from 'vitest';
import { setUpReflection } from '../../../../src/coder/rules/decision-rules/set-up-reflection.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in one breath with the question',
    given: [
      ['Q', 0.9],
      ['SR', 0.6],
    ],
    left: ['Q'],
    clinician: 'You said it was hard, so what helped?',
  },
  {
    name: 'right before a question that takes it up',
    given: [
      ['SR', 0.7],
      ['CR', 0.5],
    ],
    left: [],
    clinician: 'Earlier you said it was hard. What helped then?',
  },
  {
    name: 'a reflection that stands by itself stays',
    given: [['SR', 0.7]],
    left: ['SR'],
    clinician: 'It was hard for you.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = setUpReflection.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
