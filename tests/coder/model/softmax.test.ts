import { expect, test } from 'vitest';
import { bucketOf, buckets, FeatureRows } from '../../../src/coder/model/feature-rows.ts';
import { firstShares, packStages, scoreRows, secondShares } from '../../../src/coder/model/softmax.ts';

const columns = 2;

/** A stage that knows one feature, which speaks for the first column by this much. */
function stage(key: number, weight: number) {
  const weights = new Float64Array(buckets * columns);
  weights[bucketOf(1, key) * columns] = weight;
  return { columns, weights };
}

function rowsOf(...rows: readonly (readonly number[])[]): FeatureRows {
  const result = new FeatureRows();
  for (const keys of rows) {
    for (const key of keys) result.add(1, key);
    result.endRow();
  }
  return result;
}

test('probabilities of both stages by weights made by hand', () => {
  const stages = packStages({ first: stage(5, Math.log(3)), second: stage(6, Math.log(9)) });
  const rows = rowsOf([5], []);
  const scores = scoreRows(stages, rows);
  const first = firstShares(stages, scores, rows.rows);
  expect(first[0]).toBeCloseTo(0.75, 6);
  expect(first[1]).toBeCloseTo(0.25, 6);
  expect([first[2], first[3]]).toEqual([0.5, 0.5]);
  const second = secondShares(stages, scores, rowsOf([], [6]));
  expect(second[0]).toBeCloseTo(0.5, 6);
  expect(second[2]).toBeCloseTo(0.9, 6);
});

test('memory of an earlier result changes nothing', () => {
  const stages = packStages({ first: stage(5, 1), second: stage(5, 2) });
  const rows = rowsOf([5], [5, 5], []);
  const used = new Float64Array(40).fill(7);
  const fresh = scoreRows(stages, rows);
  expect(scoreRows(stages, rows, used).subarray(0, fresh.length)).toEqual(fresh);
  expect(secondShares(stages, fresh, rows, new Float64Array(40).fill(7)).subarray(0, 6)).toEqual(
    secondShares(stages, fresh, rows),
  );
});

test('packing centres the weights and keeps them within a step of their scale', () => {
  const { weights, scales } = packStages({ first: stage(5, 4), second: stage(5, 1) });
  const at = bucketOf(1, 5) * 2 * columns;
  const value = (k: number) => (weights[at + k] ?? 0) * (scales[k] ?? 0);
  expect([0, 1, 2, 3].map(value)).toEqual([2, -2, 0.5, -0.5].map((each) => expect.closeTo(each, 6)));
});
