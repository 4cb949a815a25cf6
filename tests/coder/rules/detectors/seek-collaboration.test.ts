import { expect, test } from 'vitest';
import { seekCollaboration } from '../../../../src/coder/rules/detectors/seek-collaboration.ts';
import { checkCase, type DetectorCase } from '../../setting.ts';

const cases: DetectorCase[] = [
  { kind: 'hit', language: 'en', clinician: 'Would it be all right if I told you what others have tried?' },
  { kind: 'hit', language: 'en', clinician: 'What would you like to talk about today?' },
  { kind: 'hit', language: 'nb', clinician: 'Er det greit om jeg forteller litt om ordningen?' },
  { kind: 'hit', language: 'sv', clinician: 'Vad vill du att vi ska prata om idag?' },
  { kind: 'nearMiss', language: 'en', clinician: 'What do you know about the patches?' },
  { kind: 'nearMiss', language: 'nb', clinician: 'Hva vet du om ordningen?' },
  { kind: 'nearMiss', language: 'sv', clinician: 'Vad vet du om plåstren?' },
  { kind: 'miss', language: 'en', client: 'I am worn out.', clinician: 'You are worn out.' },
];

test.each(cases)('$kind ($language): $clinician', (each) => {
  expect.hasAssertions();
  checkCase(seekCollaboration, each);
});
