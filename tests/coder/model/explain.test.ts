import { expect, test } from 'vitest';
import { classCount, classIndex, type ModelClass } from '../../../src/coder/model/classes.ts';
import { explainRow } from '../../../src/coder/model/explain.ts';
import { bucketOf, buckets, FeatureRows } from '../../../src/coder/model/feature-rows.ts';
import { packStages } from '../../../src/coder/model/softmax.ts';
import { templates as t } from '../../../src/coder/model/templates.ts';
import { formWords } from '../../../src/coder/model/word-forms.ts';
import { splitWords } from '../../../src/coder/reading/words.ts';

const words = formWords(splitWords('you walk home'));
const empty = { columns: classCount, weights: new Float64Array(buckets * classCount) };

/** Stages whose second leans to a class by given features. */
function stagesOf(name: ModelClass, weights: readonly (readonly [template: number, key: number, weight: number])[]) {
  const second = { columns: classCount, weights: new Float64Array(buckets * classCount) };
  for (const [template, key, weight] of weights)
    second.weights[bucketOf(template, key) * classCount + classIndex[name]] = weight;
  return packStages({ first: empty, second });
}

/** One row with the words, and nothing around it. */
function rowsOf(add: (rows: FeatureRows) => void) {
  const [rows, context] = [new FeatureRows(), new FeatureRows()];
  add(rows);
  rows.endRow();
  context.endRow();
  return { rows, context };
}

test('the strongest features come first, in words, each once, at most three', () => {
  const stages = stagesOf('SR', [
    [t.word, 1, 1],
    [t.pair, 2, 3],
    [t.start, 3, 2],
    [t.length, 4, 2.5],
    [t.length, 5, 2.4],
    [t.asked, 6, 0.5],
  ]);
  const features = rowsOf((rows) => {
    rows.add(t.word, 1, 1, 1);
    rows.add(t.pair, 2, 1, 1);
    rows.add(t.start, 3, 1, 0);
    rows.add(t.length, 4);
    rows.add(t.length, 5);
    rows.add(t.asked, 6);
  });
  expect(explainRow({ stages, ...features }, 0, 'SR', words)).toEqual([
    'the words "walk home"',
    'its length',
    'begins "you"',
  ]);
});

test('what speaks against the class, or for all alike, is not named', () => {
  const stages = stagesOf('Q', [[t.asked, 1, -2]]);
  const features = rowsOf((rows) => rows.add(t.asked, 1));
  expect(explainRow({ stages, ...features }, 0, 'Q', words)).toEqual([]);
});

test('features that say nothing to a reader are left out', () => {
  const stages = stagesOf('Q', [
    [t.bias, 0, 5],
    [t.asked, 1, 1],
  ]);
  const features = rowsOf((rows) => {
    rows.add(t.bias, 0);
    rows.add(t.asked, 1);
  });
  expect(explainRow({ stages, ...features }, 0, 'Q', words)).toEqual(['the question mark']);
});
