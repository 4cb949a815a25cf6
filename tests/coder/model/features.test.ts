import { expect, test } from 'vitest';
import { bucketOf, buckets, FeatureRow } from '../../../src/coder/model/features.ts';

test('a feature has a place among the weights, by its kind and what it holds', () => {
  const places = [bucketOf('word', 'tea'), bucketOf('start', 'tea'), bucketOf('word', 'coffee')];
  expect(new Set(places).size).toBe(3);
  for (const place of places) {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThan(buckets);
  }
  expect(bucketOf('word', 'tea')).toBe(bucketOf('word', 'tea'));
});

test('a text that stands twice is one feature', () => {
  const row = new FeatureRow();
  row.addEach('word', ['tea', 'cup', 'tea'], 0.5);
  expect(row.held).toEqual(['tea', 'cup']);
  expect(row.value).toEqual([0.5, 0.5]);
});

test('an amount has a feature for every bound that it reaches', () => {
  const row = new FeatureRow();
  row.addSteps('length', 8, [2, 5, 8, 12]);
  expect(row.held).toEqual(['0', '1', '2']);
  row.addSteps('length', 1, [2]);
  expect(row.index).toHaveLength(3);
});
