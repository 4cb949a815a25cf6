import { expect, test } from 'vitest';
import { isFacilitative } from '../../src/coder/facilitative.ts';
import { cueFiles } from './setting.ts';

test.each([
  ['en', 'Yeah, yeah.'],
  ['en', 'Mm-hm. Right.'],
  ['nb', 'Ja, nemlig.'],
  ['nb', 'Mm.'],
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
  ['nb', 'Ja, på fredag.'],
  ['sv', 'Jo, ibland.'],
] as const)('%s: "%s" is not', (language, text) => {
  expect(isFacilitative(text, cueFiles[language])).toBe(false);
});
