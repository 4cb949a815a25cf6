import { expect, test } from 'vitest';
import { persuadeBeforeConfront } from '../../../../src/coder/rules/decision-rules/persuade-before-confront.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in doubt, Persuade',
    given: [
      ['CONFRONT', 0.7],
      ['PERSUADE', 0.7],
    ],
    left: ['PERSUADE'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear Confront stays',
    given: [
      ['CONFRONT', 0.9],
      ['PERSUADE', 0.5],
    ],
    left: ['CONFRONT', 'PERSUADE'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = persuadeBeforeConfront.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
