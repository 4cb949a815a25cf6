import { expect, test } from 'vitest';
import { lowestMiAdherent } from '../../../../src/coder/rules/decision-rules/lowest-mi-adherent.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'Emphasize or Seek: Seek',
    given: [
      ['EMPHASIZE', 0.8],
      ['SEEK', 0.8],
    ],
    left: ['SEEK'],
    clinician: 'So you walked.',
  },
  {
    name: 'Seek or Affirm: Affirm',
    given: [
      ['SEEK', 0.8],
      ['AF', 0.8],
    ],
    left: ['AF'],
    clinician: 'So you walked.',
  },
  {
    name: 'all three: Affirm',
    given: [
      ['EMPHASIZE', 0.8],
      ['SEEK', 0.8],
      ['AF', 0.8],
    ],
    left: ['AF'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear Emphasize stays',
    given: [
      ['EMPHASIZE', 0.95],
      ['AF', 0.4],
    ],
    left: ['EMPHASIZE', 'AF'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = lowestMiAdherent.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
