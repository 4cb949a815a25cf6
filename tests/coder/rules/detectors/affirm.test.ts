import { expect, test } from 'vitest';
import { affirm } from '../../../../src/coder/rules/detectors/affirm.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'It took a lot of courage to make that call.' },
  { kind: 'hit', language: 'nb', clinician: 'Det krever mot å si det høyt.' },
  { kind: 'hit', language: 'sv', clinician: 'Du är bra på att planera.' },
  { kind: 'nearMiss', language: 'en', clinician: 'Great, well done.' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Så bra!' },
  { kind: 'nearMiss', language: 'sv', clinician: 'Jättebra.' },
  { kind: 'miss', language: 'en', clinician: 'How was your week?' },
  { kind: 'miss', language: 'nb', clinician: 'Timen varer i en time.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(affirm, each);
});
