import { expect, test } from 'vitest';
import { findColumns } from '../../src/transcript/columns.ts';

test.each([
  [['session_id', 'turn', 'utterance', 'role', 'text'], { session: 0, turn: 1, role: 3, text: 4 }],
  [['tur', 'taler', 'start', 'slutt', 'tekst'], { turn: 0, speaker: 1, start: 2, end: 3, text: 4 }],
  [['samtal', 'talare', 'tid', 'yttrande'], { session: 0, speaker: 1, start: 2, text: 3 }],
  [['nr', 'participant', 'utterance'], { turn: 0, speaker: 1, text: 2 }],
])('%s', (header, expected) => {
  const found = Object.entries(findColumns(header)).filter(([, column]) => column !== null);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test('of several possible columns the surer name counts, wherever it stands', () => {
  expect(findColumns(['id', 'utterance', 'turn', 'text'])).toMatchObject({ turn: 2, text: 3 });
});
