import { expect, test } from 'vitest';
import { simpleBeforeComplex } from '../../../../src/coder/rules/decision-rules/simple-before-complex.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in doubt, simple',
    given: [
      ['CR', 0.6],
      ['SR', 0.55],
    ],
    left: ['SR'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear complex one stays',
    given: [
      ['CR', 0.9],
      ['SR', 0.4],
    ],
    left: ['CR', 'SR'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = simpleBeforeComplex.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
