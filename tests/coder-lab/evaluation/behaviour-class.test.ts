import { expect, it } from 'vitest';
import { findMainClass, listClasses } from '../../../src/coder-lab/evaluation/behaviour-class.ts';

it('takes the behaviour with most text, however many utterances it has', () => {
  const main = (...utterances: [string, string | null][]) =>
    findMainClass(utterances.map(([text, code]) => ({ text, code })));
  expect(main(['Why?', 'Q'], ['You are worn out by it.', 'CR'])).toBe('reflection');
  expect(main(['You are tired.', 'SR'], ['What would help you?', 'SEEK'], ['And when?', 'Q'])).toBe('question');
  expect(main(['Tablets take two weeks.', 'GI'], ['Take them.', 'PERSUADE'])).toBe('therapist_input');
  expect(main(['A long greeting that earns nothing at all.', null], ['Why?', 'Q'])).toBe('question');
  expect(main(['You came back, that took courage.', 'AF'])).toBe('other');
  expect(main()).toBe('other');
});

it('takes the first of equals, and of codes that share the words the one that has them', () => {
  expect(
    findMainClass([
      { text: 'abc', code: 'GI' },
      { text: 'abc', code: 'Q' },
    ]),
  ).toBe('therapist_input');
  expect(
    findMainClass([
      { text: 'Is it pain?', code: 'Q' },
      { text: '', code: 'SR' },
    ]),
  ).toBe('question');
});

it('lists every behaviour of a turn, and other only where there is none', () => {
  expect(listClasses([{ code: 'AF' }, { code: 'Q' }, { code: 'SEEK' }, { code: 'CR' }])).toEqual(
    new Set(['question', 'reflection']),
  );
  expect(listClasses([{ code: 'EMPHASIZE' }, { code: null }])).toEqual(new Set(['other']));
});
