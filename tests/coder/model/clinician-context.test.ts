import { expect, test } from 'vitest';
import { classes, type ModelClass } from '../../../src/coder/model/classes.ts';
import { clinicianContext } from '../../../src/coder/model/clinician-context.ts';
import { modelTurns } from '../../../src/coder/model/model-turns.ts';
import { weigh } from '../setting.ts';

const lines = ['T: You walk home. What else?', 'C: I run.', 'T: Mm-hm.', 'C: A lot.', 'T: Running is good for you.'];
const turns = modelTurns(weigh('en', lines));

/** Reflection, question, noise, information: each row wholly one class. */
const wholly = (name: ModelClass) => classes.map((each) => (each === name ? 1 : 0));
const rows = clinicianContext((['SR', 'Q', 'none', 'GI'] as const).map(wholly), turns);

/** What a feature of a row holds; 0 where the row does not have it. */
function featureOf(row: number, kind: string, held: string): number {
  const { kinds, held: all, value } = rows[row] ?? { kinds: [], held: [], value: [] };
  const at = kinds.findIndex((each, i) => each === kind && all[i] === held);
  return value[at] ?? 0;
}

const families = ['question', 'reflection', 'input', 'other'];

test('one row for every clinician utterance', () => {
  expect(rows).toHaveLength(4);
});

test('an utterance sees the one before it in its turn, and the one after', () => {
  expect(families.map((family) => featureOf(1, 'neighbour', `before same turn ${family}`))).toEqual([0, 1, 0, 0]);
  expect(families.map((family) => featureOf(0, 'neighbour', `after same turn ${family}`))).toEqual([1, 0, 0, 0]);
});

test('listening noises of other turns are passed over', () => {
  expect(families.map((family) => featureOf(3, 'neighbour', `before far ${family}`))).toEqual([1, 0, 0, 0]);
});

test('the rest of the turn and the session count; noises do not count in the session', () => {
  expect(featureOf(0, 'turn rest', 'question')).toBe(1);
  expect(featureOf(3, 'turn rest', 'question')).toBe(0);
  const session = families.slice(0, 3).map((family) => featureOf(3, 'session', family));
  expect(session).toEqual([2 / 3, 2 / 3, 2 / 3].map((each) => expect.closeTo(each, 6)));
});
