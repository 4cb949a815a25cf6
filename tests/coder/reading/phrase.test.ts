import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CueMatcher } from '../../../src/coder/reading/cue-matcher.ts';
import type { Cue } from '../../../src/coder/reading/cues.ts';
import { readPhrase } from '../../../src/coder/reading/phrase.ts';
import { wordsOf } from '../setting.ts';

function cueOf(...phrases: string[]): Cue {
  return {
    id: 'c',
    speaksFor: 'Q',
    strength: 0.5,
    phrases: phrases.map(readPhrase),
    note: 'n',
    examples: { has: ['x'], lacks: ['y'] },
  };
}

function quoteOf(phrase: string, text: string, opening = 0): string | undefined {
  return new CueMatcher([cueOf(phrase)]).find(wordsOf('en', text), opening).get('Q')?.[0]?.quote;
}

describe('the phrase language', () => {
  test.each([
    ['plain words, whatever the case', 'tell me', 'Please TELL me more', 'TELL me'],
    ['one of several wordings', 'is it (ok|all right) if', 'So is it all right if I go', 'is it all right if'],
    ['an optional word', 'you (really |)want', 'you want', 'you want'],
    ['nested brackets', 'you (do (really |)|)want', 'you do really want', 'you do really want'],
    ['a short form after a bracket', "you('re| are) tired", 'You’re tired', 'You’re tired'],
    ['the beginning of a word', 'thank*', 'Many thanks', 'thanks'],
    ['any one word', 'the _ one', 'the last one', 'the last one'],
    ['a gap of none to three words', 'not ... true', 'not at all true', 'not at all true'],
    ['the end', 'right $', 'that is right', 'right'],
    ['the start', '^ so what', 'so what', 'so what'],
  ])('%s', (_, phrase, text, quote) => {
    expect(quoteOf(phrase, text)).toBe(quote);
  });

  test.each([
    ['a gap of four words', 'not ... true', 'not in any way at all true'],
    ['the end is not the middle', 'right $', 'the right one'],
    ['the start is not the middle', '^ what', 'so what'],
  ])('does not match: %s', (_, phrase, text) => {
    expect(quoteOf(phrase, text)).toBeUndefined();
  });

  test('openers may come before a phrase that starts the utterance', () => {
    expect(quoteOf('^ what', 'okay so what', 2)).toBe('what');
  });

  test.each([
    ['a bracket that is not closed', 'is (it', 'not closed'],
    ['a bracket that was not opened', 'is it)', 'did not open'],
    ['nothing but optional words', '(a|)', 'must hold a word'],
    ['a gap at the end', 'not ...', 'begin and end with a word'],
  ])('refuses %s', (_, phrase, message) => {
    expect(() => readPhrase(phrase)).toThrow(message);
  });

  test('finds a phrase wherever it stands', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'so', 'the');
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        expect(quoteOf('tell ... more', [...before, 'tell', 'me', 'more', ...after].join(' '))).toBe('tell me more');
      }),
    );
  });
});
