import { expect, test } from 'vitest';
import { permissionBeforePersuasion } from '../../../../src/coder/rules/decision-rules/permission-before-persuasion.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'both: with permission only',
    given: [
      ['PERSUADE', 0.9],
      ['PERSUADE_WITH', 0.5],
    ],
    left: ['PERSUADE_WITH'],
    clinician: 'So you walked.',
  },
  {
    name: 'no permission: Persuade stays',
    given: [['PERSUADE', 0.9]],
    left: ['PERSUADE'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = permissionBeforePersuasion.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
