import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/coder/reading/cue-kinds.ts';
import { openLexicon } from '../../../src/coder/reading/lexicon.ts';
import { readUtterances } from '../../../src/coder/reading/session-document.ts';
import { cueFiles } from '../setting.ts';

function textsOf(language: Language, text: string): string[] {
  return readUtterances(text, openLexicon(cueFiles[language])).map((each) => each.text);
}

const collapse = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

describe('dividing a turn into utterances', () => {
  test('sentences are utterances', () => {
    expect(textsOf('en', 'You are tired of it. What would help?')).toEqual([
      'You are tired of it.',
      'What would help?',
    ]);
  });

  test('a listening noise goes with the sentence after it', () => {
    expect(textsOf('nb', 'Ja. Mm. Du er lei av det.')).toEqual(['Ja. Mm. Du er lei av det.']);
  });

  test('a listening noise alone is an utterance', () => {
    expect(textsOf('en', 'Mm-hm.')).toEqual(['Mm-hm.']);
  });

  test('a checking question is cut off', () => {
    expect(textsOf('en', 'You want it to be over soon, is that right?')).toEqual([
      'You want it to be over soon,',
      'is that right?',
    ]);
    expect(textsOf('sv', 'Du vill att det ska ta slut, stämmer det?')).toEqual([
      'Du vill att det ska ta slut,',
      'stämmer det?',
    ]);
  });

  test('dots within a thought do not cut it', () => {
    expect(textsOf('sv', 'Du menar... alltså på kvällen.')).toEqual(['Du menar... alltså på kvällen.']);
  });

  test('an abbreviation does not end a sentence', () => {
    expect(textsOf('nb', 'Møtet er kl. 10 på tirsdag. Passer det?')).toHaveLength(2);
  });

  test('speech without punctuation is cut before strong question forms only', () => {
    const text =
      'so you were at home all week with the kids and nothing went as you had planned and then your mother came over what do you think would have helped';
    expect(textsOf('en', text).at(-1)).toBe('what do you think would have helped');
  });

  test.each([
    ['exclamation marks', '! '.repeat(100_000)],
    ['listening noises', 'Mm. '.repeat(50_000)],
    ['marks after words', `You are tired. ${'! '.repeat(100_000)}`],
    ['question forms', 'so what do you think now '.repeat(20_000)],
  ])('a long run of %s is divided', (_, text) => {
    expect(collapse(textsOf('en', text).join(' '))).toBe(text.trim());
  });

  test('no words, no utterances', () => {
    expect(textsOf('en', '  \n ')).toEqual([]);
  });

  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Okay.',
      'so',
      'you feel',
      '...',
      '?!',
      '🙂',
      'שלום',
      'right?',
      'Is that right?',
      'f.eks.',
      "don't",
      '\n',
      '--',
    ),
  );

  test.each(languages)('the utterances rejoin to the turn (%s)', (language) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(' ', '  ', '\n', ''), (pieces, space) => {
        const text = pieces.join(space);
        expect(collapse(textsOf(language, text).join(' '))).toBe(collapse(text));
        for (const each of textsOf(language, text)) expect(text).toContain(each);
      }),
    );
  });
});
