import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleQuantile } from '../../src/statistics/bootstrap.ts';
import { type AlphaMetric, bootstrapAlpha, krippendorffAlpha } from '../../src/statistics/krippendorff-alpha.ts';
import { seedRandom } from '../../src/statistics/random.ts';
import { reorderedArbitrary, shuffled } from './arbitraries.ts';
import { expectClose, expectPublished, reasonOf, valueIn } from './close.ts';
import { krippendorff } from './published.ts';

const metrics: AlphaMetric[] = ['nominal', 'ordinal', 'interval', 'ratio'];

describe('krippendorffAlpha', () => {
  it.each<[AlphaMetric, string]>([
    ['nominal', '0.743'],
    ['ordinal', '0.815'],
    ['interval', '0.849'],
    ['ratio', '0.797'],
  ])('gives the %s alpha of Krippendorff (2011)', (metric, published) => {
    const found = valueIn(krippendorffAlpha(krippendorff, { metric }));
    expectPublished(found.alpha, published);
    expect([found.units, found.values, found.omittedUnits]).toEqual([11, 40, 1]);
  });

  it('gives .095 for the two coders and two categories of Krippendorff (2011), section A', () => {
    const first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expectPublished(valueIn(krippendorffAlpha(first.map((value, i) => [value, second[i] as number]))).alpha, '0.095');
  });

  it('orders texts as told', () => {
    const words = ['low', 'middle', 'high'];
    const numbers = [
      [1, 1],
      [2, 3],
      [3, 3],
      [1, 2],
    ];
    const texts = numbers.map((row) => row.map((value) => words[value - 1] as string));
    expectClose(
      valueIn(krippendorffAlpha(texts, { metric: 'ordinal', order: words })).alpha,
      valueIn(krippendorffAlpha(numbers, { metric: 'ordinal' })).alpha,
    );
    expect(() => krippendorffAlpha(texts, { metric: 'ordinal' })).toThrow(RangeError);
    expect(() => krippendorffAlpha(texts, { metric: 'ordinal', order: ['low'] })).toThrow(RangeError);
    expect(() => krippendorffAlpha(texts, { metric: 'interval' })).toThrow(RangeError);
    expect(() => krippendorffAlpha([[-1, 2]], { metric: 'ratio' })).toThrow(RangeError);
  });

  it('says why it is undefined', () => {
    expect(reasonOf(krippendorffAlpha([]))).toBe('tooFewCodings');
    expect(reasonOf(krippendorffAlpha([[1], [2]]))).toBe('tooFewCodings');
    expect(
      reasonOf(
        krippendorffAlpha([
          [1, null],
          [null, 2],
        ]),
      ),
    ).toBe('noSharedSubjects');
    expect(
      reasonOf(
        krippendorffAlpha([
          [0, 0],
          [0, 0],
        ]),
      ),
    ).toBe('allZero');
    expect(
      reasonOf(
        krippendorffAlpha([
          ['Q', 'Q'],
          ['Q', 'Q'],
          ['SR', null],
        ]),
      ),
    ).toBe('noVariance');
  });

  it('is 1 exactly for perfect agreement, whatever the metric', () => {
    for (const metric of metrics) {
      const ratings = [
        [0.1, 0.1, null],
        [0.7, 0.7, 0.7],
        [0.3, null, 0.3],
      ];
      expect(valueIn(krippendorffAlpha(ratings, { metric })).alpha).toBe(1);
    }
  });

  it('is blind to the order of units and coders, to names where nominal, to steps where ordinal', () => {
    fc.assert(
      fc.property(reorderedArbitrary({ coders: 4 }), fc.constantFrom(...metrics), ([ratings, reordered], metric) => {
        const found = krippendorffAlpha(ratings, { metric });
        const stretch = (value: number | null) => value && 7 + value ** 3;
        const moved = ratings.map((row) =>
          row.map((value) => value && (metric === 'ratio' ? 8 * value : 8 * value + 3)),
        );
        const others = [krippendorffAlpha(reordered, { metric }), krippendorffAlpha(moved, { metric })];
        if (metric === 'ordinal')
          others.push(
            krippendorffAlpha(
              ratings.map((row) => row.map(stretch)),
              { metric },
            ),
          );
        if (metric === 'nominal') {
          others.push(krippendorffAlpha(ratings.map((row) => row.map((value) => value && `label ${(value * 3) % 7}`))));
        }
        for (const other of others) {
          expect(other.defined).toBe(found.defined);
          if (other.defined && found.defined) expectClose(other.value.alpha, found.value.alpha, 1e-12);
        }
        if (found.defined) expect(found.value.alpha).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('bootstrapAlpha', () => {
  it.each(metrics)('is what copying the drawn units gives: %s', (metric) => {
    // Sorted as the kinds of units are: drawing by place then draws the same units.
    const units = [
      [1, 2, null],
      [1, 1, 2],
      [1, 1, 1],
      [2, 2, 3],
      [2, 2, 2],
      [3, 3, 4],
      [4, 5, 5],
      [4, 4, 4],
    ];
    const random = seedRandom(5);
    const values = Array.from({ length: 300 }, () => {
      const drawn = units.map(() => units[random(units.length)] as (number | null)[]);
      const found = krippendorffAlpha(drawn, { metric });
      return found.defined ? found.value.alpha : null;
    }).filter((value) => value !== null);
    values.sort((a, b) => a - b);
    const found = valueIn(bootstrapAlpha(units, { metric, seed: 5, resamples: 300 }));
    expect(found.undefinedResamples).toBe(300 - values.length);
    expectClose(found.lower, sampleQuantile(values, 0.025));
    expectClose(found.upper, sampleQuantile(values, 0.975));
  });

  it('gives the same interval for the same seed, in whatever order units come', () => {
    fc.assert(
      fc.property(shuffled(krippendorff), fc.integer(), (reordered, seed) => {
        const options = { seed, resamples: 50 };
        expect(bootstrapAlpha(reordered, options)).toEqual(bootstrapAlpha(krippendorff, options));
      }),
    );
  });

  it('counts resamples without a value, and gives up when they are most', () => {
    const rare = [
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 2],
    ];
    const found = valueIn(bootstrapAlpha(rare, { seed: 3, resamples: 500 }));
    // A resample misses the one unit that differs with probability (3/4)^4 = .316.
    expect(found.undefinedResamples / 500).toBeGreaterThan(0.25);
    expect(found.undefinedResamples / 500).toBeLessThan(0.39);
    expect(reasonOf(bootstrapAlpha([[1, 1]], { seed: 1 }))).toBe('noVariance');
  });

  it('draws whole clusters, which is drawing their units together', () => {
    const clusterOfRow = ['a', 'a', 'b', 'b', 'b', 'c', 'c', 'd'];
    const units = [
      [1, 1],
      [1, 2],
      [2, 2],
      [3, 3],
      [null, 2],
      [1, 1],
      [2, 3],
      [3, 3],
    ];
    const found = valueIn(bootstrapAlpha(units, { seed: 5, resamples: 400, clusterOfRow }));
    // All resamples there are: four of four clusters. The limits must be among their alphas' middle values.
    const clusters = [...new Set(clusterOfRow)].map((name) => units.filter((_, i) => clusterOfRow[i] === name));
    const alphas = clusters.flatMap((a) =>
      clusters.flatMap((b) =>
        clusters.flatMap((c) =>
          clusters.flatMap((d) => {
            const alpha = krippendorffAlpha([...a, ...b, ...c, ...d]);
            return alpha.defined ? [alpha.value.alpha] : [];
          }),
        ),
      ),
    );
    alphas.sort((a, b) => a - b);
    expect(Math.abs(found.lower - sampleQuantile(alphas, 0.025))).toBeLessThan(0.08);
    expect(found.upper).toBe(1);
    // One unit a cluster is the same as no clusters.
    const alone = units.map((_, i) => i);
    const single = valueIn(bootstrapAlpha(units, { seed: 5, resamples: 4000, clusterOfRow: alone }));
    const plain = valueIn(bootstrapAlpha(units, { seed: 5, resamples: 4000 }));
    expect(Math.abs(single.lower - plain.lower)).toBeLessThan(0.05);
  });

  it('gives the same interval over clusters in whatever order and by whatever name they come', () => {
    const rows = krippendorff.map((row, i) => ({ row, cluster: i % 4 }));
    const interval = (given: typeof rows, name: (cluster: number) => string | number) =>
      bootstrapAlpha(
        given.map(({ row }) => row),
        { seed: 2, resamples: 100, clusterOfRow: given.map(({ cluster }) => name(cluster)) },
      );
    fc.assert(
      fc.property(shuffled(rows), (reordered) => {
        expect(interval(reordered, (cluster) => `S${9 - cluster}`)).toEqual(interval(rows, (cluster) => cluster));
      }),
    );
  });

  it('needs two clusters, and a cluster for each row', () => {
    const units = [
      [1, 1],
      [1, 2],
    ];
    expect(reasonOf(bootstrapAlpha(units, { seed: 1, clusterOfRow: ['a', 'a'] }))).toBe('tooFewSubjects');
    expect(() => bootstrapAlpha(units, { seed: 1, clusterOfRow: ['a'] })).toThrow('1 clusters are named for 2 rows');
  });
});
