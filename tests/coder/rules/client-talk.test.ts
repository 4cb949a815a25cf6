import { describe, expect, test } from 'vitest';
import { behavioursOf, findClientTalk } from '../../../src/coder/rules/client-talk.ts';
import { cueFiles, readClient } from '../setting.ts';

describe('client talk', () => {
  test.each([
    ['en', 'drinking less', 'I really need to cut down on the drinking.', 'change'],
    ['en', 'drinking less', 'I enjoy my beer and it is not a problem.', 'sustain'],
    ['en', 'drinking less', 'It was on Tuesday.', 'neutral'],
    ['nb', 'redusere alkohol', 'Jeg må gjøre noe med drikkingen.', 'change'],
    ['nb', 'redusere alkohol', 'Jeg liker ølen min, det er ikke så ille.', 'sustain'],
    ['nb', 'redusere alkohol', 'Det var på tirsdag.', 'neutral'],
    ['sv', 'dricka mindre', 'Jag måste göra något åt drickandet.', 'change'],
    ['sv', 'dricka mindre', 'Jag gillar min öl, det är inte så farligt.', 'sustain'],
    ['sv', 'dricka mindre', 'Det var i tisdags.', 'neutral'],
  ] as const)('%s, %s: %s', (language, goal, text, talk) => {
    const behaviours = behavioursOf(cueFiles[language], goal);
    expect(findClientTalk(readClient(language, text), behaviours)).toBe(talk);
  });

  test('the goal picks the behaviour', () => {
    const cues = cueFiles.en;
    expect(behavioursOf(cues, 'quit smoking').map(({ id }) => id)).toEqual(['smoking']);
    expect(behavioursOf(cues, null)).toEqual(cues.behaviours);
    expect(behavioursOf(cues, 'something else')).toEqual(cues.behaviours);
  });
});
