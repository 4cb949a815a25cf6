import { expect, test } from 'vitest';
import { isFacilitative } from '../../../src/coder/reading/facilitative.ts';
import { cueFiles } from '../setting.ts';

test.each([
  ['en', 'Yeah, yeah.'],
  ['en', 'Mm-hm. Right.'],
  ['nb', 'Ja, nemlig.'],
  ['nb', 'Mm.'],
  ['nb', 'Ja, det er sant.'],
  ['nb', 'Jeg skjønner, det stemmer.'],
  ['sv', 'Just det.'],
  ['sv', 'Ja, jag förstår.'],
  ['en', 'Oh, I see.'],
  ['en', 'All right, that’s true.'],
  ['sv', 'Jo, precis.'],
] as const)('%s: "%s" is listening', (language, text) => {
  expect(isFacilitative(text, cueFiles[language])).toBe(true);
});

test.each([
  ['en', 'Yeah, I drink.'],
  ['en', 'Right?'],
  ['en', ''],
  ['en', '...'],
  ['en', 'Yeah yeah yeah yeah yeah yeah'],
  ['en', 'I see all.'],
  ['en', 'Mm-mm.'],
  ['en', 'No.'],
  ['nb', 'Ja, på fredag.'],
  ['nb', 'Nei.'],
  ['nb', 'Nei, nei.'],
  ['nb', 'Jeg er så bra.'],
  ['nb', 'Det er jeg så.'],
  ['sv', 'Nej.'],
  ['sv', 'Nä, nej.'],
  ['sv', 'Jag är så.'],
  ['sv', 'Det är jag.'],
  ['sv', 'Jo, ibland.'],
] as const)('%s: "%s" is not', (language, text) => {
  expect(isFacilitative(text, cueFiles[language])).toBe(false);
});
