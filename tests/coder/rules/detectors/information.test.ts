import { expect, test } from 'vitest';
import { information } from '../../../../src/coder/rules/detectors/information.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'Studies show that most people sleep better after a month.' },
  { kind: 'hit', language: 'nb', clinician: 'Kurset varer i seks uker.' },
  { kind: 'hit', language: 'sv', clinician: 'Provet visar ett värde på 44.' },
  { kind: 'nearMiss', language: 'en', clinician: 'Did you know what the studies show?' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Hvor lenge varer kurset?' },
  { kind: 'miss', language: 'en', client: 'I am worn out.', clinician: 'You are worn out.' },
  { kind: 'miss', language: 'sv', client: 'Jag är trött.', clinician: 'Du är trött.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(information, each);
});
