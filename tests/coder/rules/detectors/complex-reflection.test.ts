import { expect, test } from 'vitest';
import { complexReflection } from '../../../../src/coder/rules/detectors/complex-reflection.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  {
    kind: 'hit',
    language: 'en',
    client: 'My girl saw me drunk.',
    clinician: 'You want her to remember another father, and it scares you that she might not.',
  },
  {
    kind: 'hit',
    language: 'nb',
    client: 'Ungene ser meg på sofaen.',
    clinician: 'Du er redd for at de skal huske deg slik, og du vil noe helt annet.',
  },
  {
    kind: 'hit',
    language: 'sv',
    client: 'Dottern såg mig full.',
    clinician: 'Du är rädd för att hon ska minnas dig så, och du vill något helt annat.',
  },
  { kind: 'nearMiss', language: 'en', client: 'I walked twice this week.', clinician: 'You walked twice this week.' },
  { kind: 'nearMiss', language: 'nb', client: 'Jeg gikk to turer.', clinician: 'To turer, altså.' },
  { kind: 'miss', language: 'en', clinician: 'How was your week?' },
  { kind: 'miss', language: 'sv', clinician: 'Hur var veckan?' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(complexReflection, each);
});
