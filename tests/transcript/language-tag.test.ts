import { expect, test } from 'vitest';
import { normaliseLanguageTag } from '../../src/transcript/language-tag.ts';

test.each([
  ['en', 'en'],
  ['en_us', 'en-US'],
  ['nb-no', 'nb-NO'],
  ['eng', 'en'],
  ['nob', 'nb'],
  ['swe', 'sv'],
])('%s is %s', (written, tag) => {
  expect(normaliseLanguageTag(written)).toBe(tag);
});

test.each([null, undefined, '', 'english', 'x', 'en--us', '12'])('%s is no tag', (written) => {
  expect(normaliseLanguageTag(written)).toBeNull();
});
