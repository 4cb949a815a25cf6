import { expect, test } from 'vitest';
import { simpleReflection } from '../../../../src/coder/rules/detectors/simple-reflection.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', client: 'I walked twice this week.', clinician: 'You walked twice this week.' },
  { kind: 'hit', language: 'nb', client: 'Jeg savner kollegene.', clinician: 'Kollegene, altså.' },
  {
    kind: 'hit',
    language: 'sv',
    client: 'Jag tar tre tabletter i veckan.',
    clinician: 'Tre tabletter i veckan, alltså.',
  },
  { kind: 'nearMiss', language: 'en', client: 'I walked twice.', clinician: 'How often did you walk?' },
  { kind: 'nearMiss', language: 'nb', client: 'Jeg gikk to turer.', clinician: 'Hvor langt gikk du?' },
  {
    kind: 'miss',
    language: 'en',
    client: 'I walked.',
    clinician: 'The form takes ten minutes and we have a second one after it.',
  },
  { kind: 'miss', language: 'sv', client: 'Jag gick.', clinician: 'Jag heter det jag alltid har hetat här hos oss.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(simpleReflection, each);
});
