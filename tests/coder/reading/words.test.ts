import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords } from '../../../src/coder/reading/words.ts';

const pattern = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const piece = fc.constantFrom('a', 'Z', '9', "'", '’', '-', ' ', '.', 'é', 'ø', '\u0301', '🙂', '_', '"', '\n');
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece).map((pieces) => pieces.join('')),
);

test('words are runs of letters and digits, joined by single apostrophes and hyphens, with their places', () => {
  fc.assert(
    fc.property(text, fc.nat(50), (given, offset) => {
      const expected = [...given.matchAll(pattern)].map((match) => ({ text: match[0], start: offset + match.index }));
      expect(splitWords(given, offset).map(({ text: word, start }) => ({ text: word, start }))).toEqual(expected);
    }),
  );
});

test('no more words than asked for', () => {
  fc.assert(
    fc.property(text, fc.nat(5), (given, most) => {
      expect(splitWords(given, 0, most)).toEqual(splitWords(given).slice(0, most));
    }),
  );
});

test('a joint before a letter beyond the plain ones belongs to the last word that is asked for', () => {
  expect(splitWords("a'é b", 0, 1).map(({ text: word }) => word)).toEqual(["a'é"]);
});

test('capitals and curly apostrophes are normal as small letters and straight ones', () => {
  expect(splitWords('Don’t STOP').map(({ normal }) => normal)).toEqual(["don't", 'stop']);
});
