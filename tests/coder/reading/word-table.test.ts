import { expect, test } from 'vitest';
import { WordTable } from '../../../src/coder/reading/word-table.ts';
import { splitWords } from '../../../src/coder/reading/words.ts';

test('a word is asked about once, whatever its capitals and however often it is said', () => {
  const asked: string[] = [];
  const lengths = new WordTable((word) => {
    asked.push(word);
    return word.length;
  });
  expect(splitWords('Tea, coffee, TEA and tea').map((token) => lengths.of(token))).toEqual([3, 6, 3, 3, 3]);
  expect(asked).toEqual(['tea', 'coffee', 'and']);
});

test('a word without a number is asked about each time', () => {
  let asked = 0;
  const table = new WordTable(() => {
    asked += 1;
    return asked;
  });
  const token = { text: 'tea', normal: 'tea', number: null, start: 0 };
  expect([table.of(token), table.of(token)]).toEqual([1, 2]);
});
