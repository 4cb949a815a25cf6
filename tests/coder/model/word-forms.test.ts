import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formWords } from '../../../src/coder/model/word-forms.ts';
import { splitWords } from '../../../src/coder/reading/words.ts';

const wordsOf = (text: string) => formWords(splitWords(text)).map(({ word }) => word);

test.each([
  ["Don't you think so?", 'dont you think so'],
  ['It cost 40, no, 45.', 'it cost 0 no 0'],
  ['Mm-hmm. Okay, yes.', 'mhm ok yeah'],
  ['I, I was late.', 'i was late'],
  ['what would, what would help', 'what would help'],
  ['a well-known place', 'a well known place'],
])('%s is read as "%s"', (text, words) => {
  expect(wordsOf(text).join(' ')).toBe(words);
});

test('capitals and most punctuation make no difference', () => {
  expect(wordsOf('SO, YOU CAN’T SLEEP?')).toEqual(wordsOf("so you can't sleep"));
});

test('words of the same stem share it; empty words have none', () => {
  const [drink, drinking, the] = formWords(splitWords('drink drinking the'));
  expect(drink?.stem).toBe(drinking?.stem);
  expect(drink?.stem).not.toBe(0);
  expect(the?.stem).toBe(0);
});

test('any text is read, always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(formWords(splitWords(text))).toEqual(formWords(splitWords(text)));
    }),
  );
});
