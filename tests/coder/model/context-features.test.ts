import { expect, test } from 'vitest';
import { weighSession } from '../../../src/coder/heuristic-coder.ts';
import { classCount, classIndex } from '../../../src/coder/model/classes.ts';
import { clinicianContext } from '../../../src/coder/model/context-features.ts';
import { bucketOf } from '../../../src/coder/model/feature-rows.ts';
import { readTurns } from '../../../src/coder/model/session-reading.ts';
import { templates as t } from '../../../src/coder/model/templates.ts';
import { compileCues } from '../../../src/coder/reading/compiled-cues.ts';
import { cueFiles, rubric, turnsOf } from '../setting.ts';

const lines = ['T: You walk home. What else?', 'C: I run.', 'T: Mm-hm.', 'C: A lot.', 'T: Running is good for you.'];
const turns = readTurns(weighSession(turnsOf(lines), { rubric, cues: cueFiles.en }), compileCues(cueFiles.en));

/** Reflection, question, noise, information: each row wholly one class. */
const first = new Float64Array(4 * classCount);
for (const [row, name] of (['SR', 'Q', 'none', 'GI'] as const).entries())
  first[row * classCount + classIndex[name]] = 1;

/** What a feature of a row holds; 0 where the row does not have it. */
function featureOf(row: number, template: number, key: number): number {
  const { index, value, from } = clinicianContext(first, turns);
  const bucket = bucketOf(template, key);
  for (let i = from[row] ?? 0; i < (from[row + 1] ?? 0); i += 1) if (index[i] === bucket) return value[i] ?? 0;
  return 0;
}

test('one row for every clinician utterance', () => {
  expect(clinicianContext(first, turns).rows).toBe(4);
});

test('an utterance sees the one before it in its turn, and the one after', () => {
  expect([0, 1, 2, 3].map((family) => featureOf(1, t.neighbour, family))).toEqual([0, 1, 0, 0]);
  expect([0, 1, 2, 3].map((family) => featureOf(0, t.neighbour, 100 + family))).toEqual([1, 0, 0, 0]);
});

test('listening noises of other turns are passed over', () => {
  expect([0, 1, 2, 3].map((family) => featureOf(3, t.neighbour, 20 + family))).toEqual([1, 0, 0, 0]);
});

test('the rest of the turn and the session count; noises do not count in the session', () => {
  expect(featureOf(0, t.turnRest, 0)).toBe(1);
  expect(featureOf(3, t.turnRest, 0)).toBe(0);
  expect([0, 1, 2].map((family) => featureOf(3, t.session, family))).toEqual([2 / 3, 2 / 3, 2 / 3].map(Math.fround));
});
