import { expect, test } from 'vitest';
import { recogniseLanguage } from '../../../src/coder/reading/language.ts';
import { cueFiles } from '../setting.ts';

const files = Object.values(cueFiles);

test.each([
  ['en', ['Well, I thought about what you said.', 'And it was not so easy to do with the kids at home.']],
  ['nb', ['Jeg har tenkt litt på det du sa.', 'Og det var ikke så lett å få til med ungene hjemme.']],
  ['sv', ['Jag har tänkt lite på det du sa.', 'Och det var inte så lätt att få till med barnen hemma.']],
])('recognises %s', (language, texts) => {
  expect(recogniseLanguage(texts, files)?.language).toBe(language);
});

test.each([
  ['German', 'Ich habe darüber nachgedacht, was Sie gesagt haben, und es war nicht so leicht mit den Kindern.'],
  ['Danish', 'Hvad synes I, mig går det fint, noget andet kom af sted med os og vores børn uden penge.'],
  ['too little', 'Jeg.'],
  ['nothing', ''],
  ['signs', '🙂 🙂 🙂 ... ?'],
])('invents no language for %s', (_, text) => {
  expect(recogniseLanguage([text], files)).toBeNull();
});
