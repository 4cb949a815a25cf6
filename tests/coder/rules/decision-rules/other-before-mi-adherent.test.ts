import { expect, test } from 'vitest';
import { otherBeforeMiAdherent } from '../../../../src/coder/rules/decision-rules/other-before-mi-adherent.ts';
import { contextOf } from '../../setting.ts';
import { candidatesOf, codesLeft, type RuleCase } from './rule-cases.ts';

const cases: RuleCase[] = [
  {
    name: 'in doubt, the other',
    given: [
      ['AF', 0.5],
      ['SR', 0.5],
    ],
    left: ['SR'],
    clinician: 'So you walked.',
  },
  {
    name: 'a clear Affirm stays',
    given: [
      ['AF', 0.8],
      ['SR', 0.8],
    ],
    left: ['AF', 'SR'],
    clinician: 'So you walked.',
  },
];

test.each(cases)('$name', ({ given, left, clinician }) => {
  const candidates = candidatesOf(given);
  const outcome = otherBeforeMiAdherent.apply(candidates, contextOf('en', clinician, 'I walked.'));
  expect(codesLeft(outcome)).toEqual(left);
  expect(outcome.removed.length).toBe(given.length - left.length);
  for (const { because } of outcome.removed) expect(because).not.toBe('');
});
