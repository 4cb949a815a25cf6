import { expect, test } from 'vitest';
import { splitSentences } from '../../../src/coder/reading/sentences.ts';

const textsOf = (text: string) => splitSentences(text).map((each) => each.text);

test('closing quotation marks and brackets belong to their sentence', () => {
  expect(textsOf('He said: "No." (Twice.) Then he left!')).toEqual(['He said: "No."', '(Twice.)', 'Then he left!']);
});

test('punctuation within a word or before a small letter ends nothing', () => {
  expect(textsOf('Version 2.1 of it... you know.Well. Yes')).toEqual(['Version 2.1 of it... you know.Well.', 'Yes']);
});

test.each(['.', '."', '?!', '…', '.)'])('a run of 100,000 times "%s" is one sentence', (mark) => {
  const run = mark.repeat(100_000);
  expect(textsOf(`${run}a`)).toEqual([`${run}a`]);
  expect(textsOf(`${run} B.`)).toEqual([run, 'B.']);
});
