import { expect, test } from 'vitest';
import { question } from '../../../../src/coder/rules/detectors/question.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'How was your week?' },
  { kind: 'hit', language: 'en', clinician: 'Tell me more about that.' },
  { kind: 'hit', language: 'nb', clinician: 'Hvordan gikk det på jobben?' },
  { kind: 'hit', language: 'sv', clinician: 'Berätta lite mer om det.' },
  { kind: 'nearMiss', language: 'en', clinician: 'How you spend it is clear to me now.' },
  { kind: 'nearMiss', language: 'nb', client: 'Jeg er sliten.', clinician: 'Du spør deg selv om det går.' },
  { kind: 'miss', language: 'en', client: 'I am worn out.', clinician: 'You are worn out.' },
  { kind: 'miss', language: 'sv', client: 'Jag är trött.', clinician: 'Du är trött.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(question, each);
});
