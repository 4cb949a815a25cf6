import { expect, test } from 'vitest';
import { notCoded } from '../../../../src/coder/rules/detectors/not-coded.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'Good morning and welcome.' },
  { kind: 'hit', language: 'en', clinician: 'Mm-hm.' },
  { kind: 'hit', language: 'nb', clinician: 'Hei, kom inn og sett deg.' },
  { kind: 'hit', language: 'sv', clinician: 'Det är helt normalt.' },
  { kind: 'nearMiss', language: 'en', clinician: 'It took courage to come here after such a night.' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Hvordan var natta?' },
  { kind: 'miss', language: 'sv', clinician: 'Du är rädd för att det ska hända igen.' },
  { kind: 'hit', language: 'en', clinician: "Let's move on to the form." },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(notCoded, each);
});
