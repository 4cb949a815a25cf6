import { expect, test } from 'vitest';
import { clientFeatures } from '../../../src/coder/model/client-features.ts';
import { modelTurns } from '../../../src/coder/model/model-turns.ts';
import { weigh } from '../setting.ts';

/** The kinds of the features of the last client turn. */
function lastRow(lines: readonly string[], goal: string | null = null): readonly string[] {
  const session = weigh('en', lines, goal);
  return clientFeatures(modelTurns(session), session).at(-1)?.kinds ?? [];
}

const count = (kinds: readonly string[], kind: string) => kinds.filter((each) => each === kind).length;

test('what leans to either side is a feature of the turn', () => {
  const plain = lastRow(['T: And then?', 'C: The bus was late.']);
  const leaning = lastRow(['T: And then?', 'C: It was so hard, and I enjoy tea.']);
  expect(count(leaning, 'leanings')).toBeGreaterThan(count(plain, 'leanings'));
  expect(count(leaning, 'leanings of sustain')).toBeGreaterThan(0);
});

test('what leans to either side in the words that a turn answers is one too', () => {
  const neutral = lastRow(['T: Where was it?', 'C: Yes.']);
  const answered = lastRow(['T: So it might be worth a try to cut down?', 'C: Yes.']);
  expect(count(answered, 'answers leanings')).toBeGreaterThan(count(neutral, 'answers leanings'));
});

test('a turn knows where in the session it stands', () => {
  const opening = lastRow(['T: Hello.', 'C: Hello there.']);
  const late = lastRow(['T: Hello.', ...Array.from({ length: 9 }, () => 'C: Hello there.')]);
  expect(count(late, 'session place')).toBeGreaterThan(count(opening, 'session place'));
});

test('words of the change goal are features', () => {
  const lines = ['T: And then?', 'C: I was smoking again.'];
  expect(count(lastRow(lines, 'quit smoking'), 'goal word')).toBe(1);
  expect(count(lastRow(lines), 'goal word')).toBe(0);
});
