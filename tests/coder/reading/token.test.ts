import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../../src/coder/reading/cue-kinds.ts';
import { openLexicon } from '../../../src/coder/reading/lexicon.ts';
import { plainWords } from '../../../src/coder/reading/plain-words.ts';
import { cueFiles, wordsOf } from '../setting.ts';

const read = (language: Language, text: string) => openLexicon(cueFiles[language]).reader.read(text);

describe('reading a text', () => {
  test('English has base forms, parts of speech and negation', () => {
    const tokens = wordsOf('en', "I don't want those drinks.");
    expect(tokens.map(({ value }) => value)).toEqual(['I', "don't", 'want', 'those', 'drinks']);
    expect(tokens.map(({ lemma }) => lemma)).toEqual(['i', 'do', 'want', 'those', 'drink']);
    expect(tokens.map(({ partOfSpeech }) => partOfSpeech)).toEqual(['PRON', 'AUX', 'VERB', 'DET', 'NOUN']);
    expect(tokens.map(({ negated }) => negated)).toEqual([false, false, true, true, true]);
  });

  test('Norwegian and Swedish have negation to the end of the clause, and beginnings of words', () => {
    const tokens = wordsOf('nb', 'Jeg vil ikke slutte nå, men jeg drikker mindre.');
    expect(tokens.filter(({ negated }) => negated).map(({ value }) => value)).toEqual(['slutte', 'nå']);
    expect(tokens.map(({ lemma }) => lemma)).toContain('drikk');
    expect(
      wordsOf('sv', 'Det går inte bra.')
        .filter(({ negated }) => negated)
        .map(({ value }) => value),
    ).toEqual(['bra']);
  });

  test('a word is one token, whatever apostrophes and hyphens it has', () => {
    expect(wordsOf('en', "Mm-hm, that’s your mother's.").map(({ normal }) => normal)).toEqual([
      'mhm',
      "that's",
      'your',
      "mother's",
    ]);
  });

  test('words without their apostrophe, and spellings of one noise, are normal alike', () => {
    expect(wordsOf('en', 'dont mmhmm okay').map(({ normal }) => normal)).toEqual(["don't", 'mhm', 'ok']);
  });

  test.each([
    ['en', 'He said no. Then he left!', ['He said no.', 'Then he left!']],
    [
      'nb',
      'Det tar ca. 10 minutter, f.eks. i morgen. Ja vel.',
      ['Det tar ca. 10 minutter, f.eks. i morgen.', 'Ja vel.'],
    ],
    ['sv', 'Du menar... alltså på kvällen. Ja.', ['Du menar... alltså på kvällen.', 'Ja.']],
  ] as const)('%s: sentences end where they should: %s', (language, text, sentences) => {
    expect(read(language, text).map((each) => each.text)).toEqual(sentences);
  });

  test.each(['.', '."', '?!', '…', '.)'])('a run of 10,000 times "%s" is read', (mark) => {
    for (const language of languages) expect(read(language, `${mark.repeat(10_000)} B.`).length).toBeGreaterThan(0);
  });
});

const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Okay.', "don't", '’s', 'mm-hm', '🙂', 'שלום', '\n', 'f.eks.', 'e.g.', '3.5', 'é', '"'),
);
const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(' '));

describe.each(languages)('any text in %s', (language) => {
  test('sentences and words are slices of it, in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        let end = 0;
        for (const sentence of read(language, given)) {
          expect(given.slice(sentence.start).startsWith(sentence.text)).toBe(true);
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          end = sentence.start + sentence.text.length;
          for (const { value, start } of sentence.tokens) {
            expect(given.slice(start, start + value.length)).toBe(value);
            expect(start + value.length).toBeLessThanOrEqual(end);
          }
        }
        expect(given.slice(end).trim()).toBe('');
      }),
    );
  });
});

test('a phrase has the words that a reader finds in it', () => {
  for (const phrase of ["you're not sure", 'mm-hm', 'part of you', "it's up to you"])
    expect(wordsOf('en', phrase)).toHaveLength(plainWords(phrase).length);
});
