import { expect, test } from 'vitest';
import { weighSession } from '../../../src/coder/heuristic-coder.ts';
import { clientFeatures } from '../../../src/coder/model/client-features.ts';
import { readTurns } from '../../../src/coder/model/session-reading.ts';
import { templateName } from '../../../src/coder/model/templates.ts';
import { compileCues } from '../../../src/coder/reading/compiled-cues.ts';
import { cueFiles, rubric, turnsOf } from '../setting.ts';

/** The templates of the features of the last client turn, each with its value. */
function lastRow(session: readonly string[]): string[] {
  const options = { rubric, cues: cueFiles.en };
  const rows = clientFeatures(readTurns(weighSession(turnsOf(session), options), compileCues(options.cues)), null);
  const [from, to] = [rows.from[rows.rows - 1] ?? 0, rows.from[rows.rows] ?? 0];
  return Array.from(rows.tag.subarray(from, to), (tag) => templateName(tag >> 16) ?? 'none');
}

const count = (names: readonly string[], name: string) => names.filter((each) => each === name).length;

test('what leans to either side is a feature of the turn', () => {
  const plain = lastRow(['T: And then?', 'C: The bus was late.']);
  const leaning = lastRow(['T: And then?', 'C: It was so hard, and I enjoy tea.']);
  expect(count(plain, 'leaning')).toBe(0);
  expect(count(leaning, 'leaning')).toBe(4);
  expect(count(leaning, 'leaningBalance')).toBeGreaterThan(count(plain, 'leaningBalance'));
});

test('what leans to either side in the words that a turn answers is one too', () => {
  const neutral = lastRow(['T: Where was it?', 'C: Yes.']);
  const answered = lastRow(['T: So it might be worth a try to cut down?', 'C: Yes.']);
  expect(count(answered, 'clinicianLeaning')).toBeGreaterThan(count(neutral, 'clinicianLeaning'));
});

test('a turn knows where in the session it stands', () => {
  const opening = lastRow(['T: Hello.', 'C: Hello there.']);
  const late = lastRow(['T: Hello.', ...Array.from({ length: 9 }, () => 'C: Hello there.')]);
  expect(count(late, 'placeInSession')).toBeGreaterThan(count(opening, 'placeInSession'));
});
