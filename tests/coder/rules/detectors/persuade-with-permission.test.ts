import { expect, test } from 'vitest';
import { persuadeWithPermission } from '../../../../src/coder/rules/detectors/persuade-with-permission.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  {
    kind: 'hit',
    language: 'en',
    client: 'What do you think I should do?',
    clinician: 'You could try a short walk after lunch.',
  },
  {
    kind: 'hit',
    language: 'nb',
    client: 'Hva synes du jeg skal gjøre?',
    clinician: 'Du kunne prøve en kort tur etter lunsj.',
  },
  { kind: 'hit', language: 'sv', clinician: 'Du avgör själv, men jag skulle börja med två dagar i veckan.' },
  { kind: 'nearMiss', language: 'en', client: 'It rained.', clinician: 'You could try a short walk after lunch.' },
  { kind: 'nearMiss', language: 'sv', client: 'Det regnade.', clinician: 'Du borde ta en promenad.' },
  { kind: 'miss', language: 'en', client: 'I am worn out.', clinician: 'You are worn out.' },
  { kind: 'miss', language: 'nb', client: 'Jeg er sliten.', clinician: 'Du er sliten.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(persuadeWithPermission, each);
});
