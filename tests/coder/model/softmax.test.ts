import { expect, test } from 'vitest';
import { bucketOf, buckets, FeatureRow } from '../../../src/coder/model/features.ts';
import { packStages, predictRows, unpackStages, weightOf } from '../../../src/coder/model/softmax.ts';

const columns = 2;

/** A stage that knows one feature, which speaks for the first column by this much. */
function stage(held: string, weight: number) {
  const weights = new Float64Array(buckets * columns);
  weights[bucketOf('word', held) * columns] = weight;
  return { columns, weights };
}

function rowOf(...words: readonly string[]): FeatureRow {
  const row = new FeatureRow();
  for (const word of words) row.add('word', word);
  return row;
}

test('the second stage sees the row, and what the first said of it', () => {
  const stages = packStages({ first: stage('tea', Math.log(3)), second: stage('sure', Math.log(9)) });
  const { shares } = predictRows(stages, [rowOf('tea'), rowOf()], (first) => {
    expect(first[0]).toEqual([expect.closeTo(0.75, 6), expect.closeTo(0.25, 6)]);
    expect(first[1]).toEqual([0.5, 0.5]);
    return first.map(([share = 0]) => (share > 0.6 ? rowOf('sure') : rowOf()));
  });
  expect(shares[0]).toEqual([expect.closeTo(0.9, 6), expect.closeTo(0.1, 6)]);
  expect(shares[1]).toEqual([0.5, 0.5]);
});

test('packing centres the weights and keeps them within a step of their scale', () => {
  const packed = packStages({ first: stage('tea', 4), second: stage('tea', 1) });
  const bucket = bucketOf('word', 'tea');
  expect([0, 1].map((column) => weightOf(packed.first, bucket, column))).toEqual([
    expect.closeTo(2, 6),
    expect.closeTo(-2, 6),
  ]);
  expect(unpackStages(packed).second.weights[bucket * columns]).toBeCloseTo(0.5, 6);
});
