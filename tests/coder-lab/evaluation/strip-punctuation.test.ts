import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stripPunctuation } from '../../../src/coder-lab/evaluation/strip-punctuation.ts';

it('takes marks and capitals and leaves words whole', () => {
  expect(stripPunctuation('Mm-hm. What’s that - “really”?')).toBe('mm-hm what’s that really');
  expect(stripPunctuation('Åh, det er -- 3,5 mil!')).toBe('åh det er 3 5 mil');
  expect(stripPunctuation('... ?')).toBe('');
});

it('leaves the same letters and digits in the same order, and nothing more to strip', () => {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const stripped = stripPunctuation(text);
      expect(letters(stripped)).toBe(letters(text));
      expect(stripPunctuation(stripped)).toBe(stripped);
    }),
  );
});
