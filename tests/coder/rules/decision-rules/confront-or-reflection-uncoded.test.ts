import { expect, test } from 'vitest';
import { confrontOrReflectionUncoded } from '../../../../src/coder/rules/decision-rules/confront-or-reflection-uncoded.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in doubt, nothing',
    given: [
      ['CONFRONT', 0.6],
      ['SR', 0.55],
    ],
    left: [],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear Confront stays alone',
    given: [
      ['CONFRONT', 0.8],
      ['CR', 0.8],
    ],
    left: ['CONFRONT'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear reflection stays',
    given: [
      ['CONFRONT', 0.4],
      ['CR', 0.8],
    ],
    left: ['CONFRONT', 'CR'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = confrontOrReflectionUncoded.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
