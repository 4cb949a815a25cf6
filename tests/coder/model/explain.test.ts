import { expect, test } from 'vitest';
import { classes, classIndex, type ModelClass } from '../../../src/coder/model/classes.ts';
import { explainRows } from '../../../src/coder/model/explain.ts';
import { bucketOf, buckets, FeatureRow } from '../../../src/coder/model/features.ts';
import { packStages } from '../../../src/coder/model/softmax.ts';

type Weights = readonly (readonly [kind: string, held: string, weight: number])[];

/** A stage that leans to a class by given features. */
function stageOf(name: ModelClass, given: Weights) {
  const weights = new Float64Array(buckets * classes.length);
  for (const [kind, held, weight] of given) weights[bucketOf(kind, held) * classes.length + classIndex[name]] = weight;
  const stage = { columns: classes.length, weights };
  return packStages({ first: stage, second: stage }).second;
}

function rowOf(given: Weights): FeatureRow {
  const row = new FeatureRow();
  for (const [kind, held] of given) row.add(kind, held);
  return row;
}

function explain(name: ModelClass, given: Weights): string[] {
  return explainRows(stageOf(name, given), [rowOf(given), new FeatureRow()], name);
}

test('the strongest features come first, in words, each once, at most three', () => {
  const spoke = explain('SR', [
    ['word', 'walk', 1],
    ['pair', 'walk home', 3],
    ['start', 'you', 2],
    ['length', '4', 2.5],
    ['length', '5', 2.4],
    ['asked', '', 0.5],
  ]);
  expect(spoke).toEqual(['the words "walk home"', 'its length', 'begins "you"']);
});

test('what speaks against the class is not named', () => {
  expect(explain('Q', [['asked', '', -2]])).toEqual([]);
});

test('features that say nothing to a reader are left out', () => {
  const spoke = explain('Q', [
    ['bias', '', 5],
    ['asked', '', 1],
  ]);
  expect(spoke).toEqual(['the question mark']);
});
