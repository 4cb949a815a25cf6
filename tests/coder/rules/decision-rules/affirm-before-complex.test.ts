import { expect, test } from 'vitest';
import { affirmBeforeComplex } from '../../../../src/coder/rules/decision-rules/affirm-before-complex.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'clear Affirm wins over reflections',
    given: [
      ['AF', 0.7],
      ['CR', 0.9],
      ['SR', 0.3],
    ],
    left: ['AF'],
    clinician: 'So you walked.',
  },
  {
    name: 'a weak Affirm does not',
    given: [
      ['AF', 0.5],
      ['CR', 0.9],
    ],
    left: ['AF', 'CR'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = affirmBeforeComplex.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
