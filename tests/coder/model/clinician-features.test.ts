import { expect, test } from 'vitest';
import { weighSession } from '../../../src/coder/heuristic-coder.ts';
import { clientFeatures } from '../../../src/coder/model/client-features.ts';
import { clinicianFeatures } from '../../../src/coder/model/clinician-features.ts';
import { readTurns } from '../../../src/coder/model/session-reading.ts';
import { compileCues } from '../../../src/coder/reading/compiled-cues.ts';
import { cueFiles, rubric, turnsOf } from '../setting.ts';

const lines = ['C: I am tired of smoking.', 'T: You are tired of it. What else?', 'C: My kids.', 'T: Mm-hm.'];

function read(session: readonly string[]) {
  const options = { rubric, cues: cueFiles.en };
  return readTurns(weighSession(turnsOf(session), options), compileCues(options.cues));
}

test('one row for every clinician utterance and every client turn', () => {
  const turns = read(lines);
  expect(clinicianFeatures(turns).rows).toBe(3);
  expect(clientFeatures(turns, null).rows).toBe(2);
});

test('the same session has the same features', () => {
  const [one, two] = [clinicianFeatures(read(lines)), clinicianFeatures(read(lines))];
  expect(one).toEqual(two);
  expect(clientFeatures(read(lines), 'smoking')).toEqual(clientFeatures(read(lines), 'smoking'));
});

test('a question mark, and words given back, change the features', () => {
  const plain = clinicianFeatures(read(['C: I am tired of smoking.', 'T: You are tired of smoking.']));
  const asked = clinicianFeatures(read(['C: I am tired of smoking.', 'T: You are tired of smoking?']));
  const unheard = clinicianFeatures(read(['C: Nothing new here.', 'T: You are tired of smoking.']));
  const features = (rows: typeof plain) => [...rows.index.subarray(0, rows.from[1])].sort((a, b) => a - b);
  expect(features(asked)).not.toEqual(features(plain));
  expect(features(unheard)).not.toEqual(features(plain));
});

test('the change goal changes the features of client talk', () => {
  const features = (goal: string | null) => [...clientFeatures(read(lines), goal).tag];
  expect(features('smoking')).not.toEqual(features(null));
});
