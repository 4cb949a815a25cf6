import { expect, test } from 'vitest';
import { bucketOf, buckets, FeatureRows, mix } from '../../../src/coder/model/feature-rows.ts';

test('a feature that counts once a row is added once a row', () => {
  const rows = new FeatureRows();
  rows.addOnce(1, 77, 1, 0);
  rows.addOnce(1, 77, 1, 0);
  rows.endRow();
  rows.addOnce(1, 77, 1, 0);
  rows.endRow();
  expect([...rows.from.subarray(0, rows.rows + 1)]).toEqual([0, 1, 2]);
});

test('one feature for every bound that is reached', () => {
  const rows = new FeatureRows();
  rows.addSteps(3, 5, [1, 3, 6]);
  rows.endRow();
  expect([...rows.from.subarray(0, rows.rows + 1)]).toEqual([0, 2]);
});

test('rows and features grow beyond the memory they start with, and their memory is used again', () => {
  const rows = new FeatureRows();
  for (let row = 0; row < 1000; row += 1) {
    for (let i = 0; i < 50; i += 1) rows.add(2, row * 50 + i, 0.5);
    rows.endRow();
  }
  expect([rows.rows, rows.from[1000]]).toEqual([1000, 50_000]);
  expect(rows.value.subarray(0, 50_000).every((value) => value === 0.5)).toBe(true);
  expect(Math.max(...rows.index.subarray(0, 50_000))).toBeLessThan(buckets);
  rows.clear().add(2, 7);
  rows.endRow();
  expect([rows.rows, rows.from[1], rows.index[0]]).toEqual([1, 1, bucketOf(2, 7)]);
});

test('the order of what is mixed matters', () => {
  expect(mix(1, 2)).not.toBe(mix(2, 1));
});
