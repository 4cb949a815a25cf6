import { describe, expect, test } from 'vitest';
import { findSpeakers, looksLikeName, splitLabel } from '../../src/transcript/speaker-label.ts';

describe('dividing a line at its speaker', () => {
  test.each([
    ['Kari Moe: hello: you', 'Kari Moe', 'hello: you'],
    ['  T:hello', 'T', 'hello'],
    ['Moe, Kari (guest): hi', 'Moe, Kari (guest)', 'hi'],
    ['[SPEAKER_00]: hi', 'SPEAKER_00', 'hi'],
    ['[SPEAKER_12] hi', 'SPEAKER_12', 'hi'],
    ['Therapist :', 'Therapist', ''],
    ['O’Brien: hi', 'O’Brien', 'hi'],
    ['so I said: stop', 'so I said', 'stop'],
  ])('%s', (line, speaker, text) => {
    const label = splitLabel(line);
    expect(label?.speaker).toBe(speaker);
    expect(label?.text.trim()).toBe(text);
  });

  test.each([
    '12:30 was when we met',
    'at 12:30 we met',
    'see https://example.org',
    'Is it so? No: it is not',
    'it was one of those long days on which nothing at all goes right: rain',
    '[laughs] well',
    ': hello',
    'no colon',
    '',
  ])('no label: %s', (line) => expect(splitLabel(line)).toBeNull());
});

describe('telling speakers from other words before a colon', () => {
  test('names are speakers, however seldom', () => {
    const isSpeaker = findSpeakers(['Anna', 'Bo', 'so I said', 'Interpreter 1']);
    expect(['Anna', 'Bo', 'so I said', 'Interpreter 1'].filter(isSpeaker)).toEqual(['Anna', 'Bo', 'Interpreter 1']);
  });

  test('labels in small letters are speakers where they come again and again', () => {
    const labels = ['therapist', 'client', 'therapist', 'client', 'my rule', 'Anna'];
    expect([...new Set(labels)].filter(findSpeakers(labels))).toEqual(['therapist', 'client', 'Anna']);
  });

  test('in a very short transcript without names each may come once', () => {
    expect(['therapist', 'client'].filter(findSpeakers(['therapist', 'client']))).toEqual(['therapist', 'client']);
  });

  test('what is rare in a long transcript is speech', () => {
    const labels = [...Array.from({ length: 60 }, (_, at) => (at % 2 ? 'T' : 'C')), 'my point', 'my point'];
    expect(findSpeakers(labels)('my point')).toBe(false);
  });
});

test('what looks like a name', () => {
  const names = ['T', 'T1', 'KARI MOE', 'Kari van der Moe', 'Åse', 'SPEAKER_00', 'Moe, Kari', 'Kari (the nurse)'];
  expect(names.filter((each) => !looksLikeName(each))).toEqual([]);
  expect(['so I said', 'therapist', '', '(aside)', 'Well then'].filter(looksLikeName)).toEqual([]);
});
