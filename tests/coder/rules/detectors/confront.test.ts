import { expect, test } from 'vitest';
import { confront } from '../../../../src/coder/rules/detectors/confront.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'But you did hit the wall, and that is just an excuse.' },
  { kind: 'hit', language: 'nb', clinician: 'Det er en dårlig unnskyldning.' },
  { kind: 'hit', language: 'sv', clinician: 'Du skyller på alla andra.' },
  { kind: 'nearMiss', language: 'en', client: 'I want both.', clinician: 'You want to stay and you want to leave.' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Du vil både bli og gå.' },
  { kind: 'miss', language: 'en', clinician: 'How was your week?' },
  { kind: 'miss', language: 'sv', clinician: 'Hur var veckan?' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(confront, each);
});
