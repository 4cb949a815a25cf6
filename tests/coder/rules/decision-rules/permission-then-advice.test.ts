import { expect, test } from 'vitest';
import { permissionThenAdvice } from '../../../../src/coder/rules/decision-rules/permission-then-advice.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'asking is not advising',
    given: [
      ['SEEK', 0.88],
      ['PERSUADE_WITH', 0.8],
      ['GI', 0.5],
    ],
    left: ['SEEK'],
    clinician: 'Would it be okay if I suggested a walk?',
  },
  {
    name: 'the advice after it stays',
    given: [['PERSUADE_WITH', 0.8]],
    left: ['PERSUADE_WITH'],
    clinician: 'You could take a walk.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = permissionThenAdvice.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
