import { expect, test } from 'vitest';
import { informationBeforePersuasion } from '../../../../src/coder/rules/decision-rules/information-before-persuasion.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in doubt, information',
    given: [
      ['PERSUADE', 0.6],
      ['GI', 0.55],
    ],
    left: ['GI'],
    clinician: 'So you walked.',
  },
  {
    name: 'with permission too',
    given: [
      ['PERSUADE_WITH', 0.6],
      ['GI', 0.55],
    ],
    left: ['GI'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear Persuade stays',
    given: [
      ['PERSUADE', 0.9],
      ['GI', 0.5],
    ],
    left: ['PERSUADE', 'GI'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = informationBeforePersuasion.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
