import { describe, expect, test } from 'vitest';
import { languages } from '../../src/coder/reading/cue-kinds.ts';
import { CueMatcher } from '../../src/coder/reading/cue-matcher.ts';
import { cueFiles, spellingsOf, wordsOf } from './setting.ts';

describe.each(languages)('cues of %s', (language) => {
  test.each(cueFiles[language].cues.map((cue) => [cue.id, cue] as const))('%s finds its examples', (id, cue) => {
    const matcher = new CueMatcher([cue], spellingsOf(language));
    const quoteIn = (sentence: string) => matcher.find(wordsOf(language, sentence), 0).get(cue.speaksFor)?.[0]?.quote;
    for (const sentence of cue.examples.has)
      expect(quoteIn(sentence), `${id} must find "${sentence}": add a phrase, or mend the example`).toBeDefined();
    for (const sentence of cue.examples.lacks)
      expect(quoteIn(sentence), `${id} must not find "${sentence}": narrow the phrase that matched`).toBeUndefined();
  });
});
