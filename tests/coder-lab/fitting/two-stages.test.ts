import { describe, expect, test } from 'vitest';
import { bucketOf, FeatureRow } from '../../../src/coder/model/features.ts';
import { noisyOrLoss } from '../../../src/coder-lab/fitting/noisy-or.ts';
import { predictHashed } from '../../../src/coder-lab/fitting/predict.ts';
import { type TrainingSession, trainTwoStages } from '../../../src/coder-lab/fitting/two-stages.ts';

/** A row with one feature. */
function rowOf(held: string): FeatureRow {
  const row = new FeatureRow();
  row.add('word', held);
  return row;
}

/** Sessions of bags with two rows: a bag is positive where one of its rows holds "yes". */
function syntheticSessions(count: number): TrainingSession[] {
  return Array.from({ length: count }, (_, i) => {
    const bags = Array.from({ length: 4 }, (_each, bag) => {
      const labels = [{ classes: [1], share: (i + bag) % 2, weight: 1 }];
      return { from: bag * 2, to: bag * 2 + 2, labels, main: [], lengths: [1, 1] };
    });
    const rows = bags.flatMap(({ labels }) => [rowOf(labels[0]?.share === 1 ? 'yes' : 'no'), rowOf('no')]);
    return { group: `g${i}`, rows, bags, weight: 1, contextOf: () => rows.map(() => new FeatureRow()) };
  });
}

const settings = {
  columns: 2,
  penalties: [
    [0.01, 0.01],
    [0.01, 0.01],
  ],
  mainWeight: 0,
  iterations: 30,
  innerFolds: 2,
} as const;

describe('training on labels of whole turns', () => {
  test('finds which row of a bag made it positive', () => {
    const { second } = trainTwoStages(syntheticSessions(6), settings);
    const chances = predictHashed(second, [rowOf('yes'), rowOf('no')]);
    expect(bucketOf('word', 'yes')).not.toBe(bucketOf('word', 'no'));
    expect(chances[0]?.[1]).toBeGreaterThan(0.9);
    expect(chances[1]?.[1]).toBeLessThan(0.1);
  });

  test('the same data give the same weights, to the bit', () => {
    const [one, two] = [trainTwoStages(syntheticSessions(4), settings), trainTwoStages(syntheticSessions(4), settings)];
    expect(one.second.weights).toEqual(two.second.weights);
  });

  test('the gradient of the loss is its slope', () => {
    const index = [Uint16Array.of(0, 1), Uint16Array.of(1, 2)];
    const rows = index.map((each) => ({ index: each, value: Float32Array.of(1, 0.5) }));
    const labels = [{ classes: [1, 2], share: 0.7, weight: 1.5 }];
    const main = [{ classes: [1], share: 1, weight: 1 }];
    const bag = { rows, labels, main, lengths: [3, 5], weight: 2 };
    const loss = noisyOrLoss([bag], { columns: 3, penalties: [0.1, 0.2, 0.3], mainWeight: 2 });
    const at = Float64Array.from({ length: 9 }, (_, i) => Math.sin(i));
    const gradient = new Float64Array(9);
    loss(at, gradient);
    const slope = Array.from(at, (_, i) => {
      const [up, down] = [Float64Array.from(at), Float64Array.from(at)];
      up[i] = (at[i] ?? 0) + 1e-5;
      down[i] = (at[i] ?? 0) - 1e-5;
      return (loss(up, new Float64Array(9)) - loss(down, new Float64Array(9))) / 2e-5;
    });
    for (const [i, each] of slope.entries()) expect(gradient[i]).toBeCloseTo(each, 5);
  });
});
