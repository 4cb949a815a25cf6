import { expect, test } from 'vitest';
import { persuade } from '../../../../src/coder/rules/detectors/persuade.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'You should really talk to your boss about it.' },
  { kind: 'hit', language: 'nb', clinician: 'Hvis jeg var deg, ville jeg ringt dem i dag.' },
  { kind: 'hit', language: 'sv', clinician: 'Du borde prata med chefen om det.' },
  { kind: 'nearMiss', language: 'en', clinician: 'Most people notice a change after two weeks.' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Ordningen varer i ett år.' },
  { kind: 'miss', language: 'en', client: 'I am worn out.', clinician: 'You are worn out.' },
  { kind: 'miss', language: 'sv', clinician: 'Hur var helgen?' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(persuade, each);
});
