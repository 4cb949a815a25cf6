import { expect, test } from 'vitest';
import { compileCues } from '../../../src/coder/reading/compiled-cues.ts';
import { contentStems, knowWords, personBit } from '../../../src/coder/reading/known-words.ts';
import { splitWords } from '../../../src/coder/reading/words.ts';
import { cueFiles } from '../setting.ts';

const { lists } = compileCues(cueFiles.en);
const wordsOf = (text: string) => knowWords(splitWords(text), lists);

test('forms of a word share a stem; stop words and openers have none', () => {
  expect([...contentStems(wordsOf('Well, drinking and drinks: I drink it'))]).toEqual(['drink']);
});

test('words for people are known with and without an ending', () => {
  const persons = wordsOf("you you've I I'm we table").map((each) => each.persons);
  const { firstPerson, firstPersonPlural, secondPerson } = personBit;
  expect(persons).toEqual([secondPerson, secondPerson, firstPerson, firstPerson, firstPersonPlural, 0]);
});

test('a feeling is known by the longest beginning in the list', () => {
  const [worried, table] = wordsOf('worried table');
  expect(lists.feelings.has(worried?.feeling ?? '')).toBe(true);
  expect('worried'.startsWith(worried?.feeling ?? '-')).toBe(true);
  expect(table?.feeling).toBeNull();
});
