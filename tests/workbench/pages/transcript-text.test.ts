import { expect, test } from 'vitest';
import { readClock, writeClock } from '../../../src/workbench/pages/coding/clock.ts';
import { pauseStarts, sentenceStarts, wordStarts } from '../../../src/workbench/pages/transcript-text.ts';

test('an utterance can be divided at each word but the first', () => {
  expect(wordStarts('Nå er  det vår.')).toEqual([3, 7, 11]);
});

test('sentences start after marks of their end, closing quotes among them', () => {
  const text = 'You said “no.” So what now? Well … maybe.';
  expect(sentenceStarts(text).map((start) => text.slice(start, start + 4))).toEqual(['So w', 'Well', 'mayb']);
  expect(sentenceStarts('About 3.5 days')).toEqual([]);
});

test('speech pauses at commas, dashes and ends of sentences', () => {
  const text = 'So, what now – tea? Or half-time work.';
  expect(pauseStarts(text).map((start) => text.slice(start, start + 2))).toEqual(['wh', 'te', 'Or']);
});

test('clocks are read as they are written', () => {
  for (const seconds of [0, 59, 842, 3909]) expect(readClock(writeClock(seconds))).toBe(seconds);
  expect(readClock('14:0x')).toBeUndefined();
});
