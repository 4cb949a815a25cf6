import { expect, test } from 'vitest';
import { emphasiseAutonomy } from '../../../../src/coder/rules/detectors/emphasise-autonomy.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'It is up to you whether you come back.' },
  { kind: 'hit', language: 'nb', clinician: 'Det er du som bestemmer.' },
  { kind: 'hit', language: 'sv', clinician: 'Det är du som bestämmer.' },
  { kind: 'nearMiss', language: 'en', clinician: 'I am sure you can do it.' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Jeg er sikker på at du får det til.' },
  { kind: 'nearMiss', language: 'sv', clinician: 'Jag är säker på att det går.' },
  { kind: 'miss', language: 'en', clinician: 'How was your week?' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(emphasiseAutonomy, each);
});
