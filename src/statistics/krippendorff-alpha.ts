import { type BootstrapInterval, type BootstrapOptions, bootstrapKinds } from './bootstrap.ts';
import { prepareAlpha } from './krippendorff-alpha/disagreement.ts';
import {
  type AlphaMetric,
  type AlphaOptions,
  composeClusters,
  describeUnits,
  explainConstant,
  groupUnits,
} from './krippendorff-alpha/units.ts';
import type { Ratings } from './ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

export type { AlphaMetric } from './krippendorff-alpha/units.ts';

export interface KrippendorffAlpha {
  readonly alpha: number;
  readonly metric: AlphaMetric;
  /** Observed and expected disagreement, in squared units of the metric. */
  readonly observed: number;
  readonly expected: number;
  /** Units with two values or more, and the values in them. Others can't be paired and don't count. */
  readonly units: number;
  readonly values: number;
  /** Units left out because fewer than two coders valued them. */
  readonly omittedUnits: number;
}

/**
 * Krippendorff's alpha, 1 - observed / expected disagreement: any number of coders, any metric, missing values.
 *
 * Krippendorff (2011, 2019, Content Analysis, 4th ed., ch. 12). The ordinal metric is computed as the interval metric of
 * mid-ranks, which is the same: the count from one value to another, its ends halved, is the difference of their mid-ranks.
 *
 * @param ratings a row a unit, a column a coder, null where that coder gave no value
 * @returns undefined with fewer than two coders, when no unit has two values (`noSharedSubjects`), or where all values
 *   that can be paired are the same (`allZero`, `noVariance`): alpha says nothing without variation
 * @throws RangeError when rows differ in length, a metric other than nominal meets texts without `order`, or the ratio
 *   metric meets a value below zero
 * @example
 * const ratings = [[1, 1], [2, 2], [3, 2], [3, 3], [null, 4]];
 * krippendorffAlpha(ratings).value.alpha // → 0.6666667
 * krippendorffAlpha(ratings, { metric: 'interval' }).value.alpha // → 0.8205128
 * krippendorffAlpha([[2, 2], [2, 2]]).reason.kind // → 'noVariance'
 */
export function krippendorffAlpha<T extends Category>(
  ratings: Ratings<T>,
  options: AlphaOptions<T> = {},
): Statistic<KrippendorffAlpha> {
  const prepared = describeUnits(ratings, options);
  if (!prepared.defined) return prepared;
  const units = prepared.value;
  const found = prepareAlpha(units)(units.times);
  if (!found) return undefinedBecause(explainConstant(units));
  const { metric = 'nominal' } = options;
  return computed({
    alpha: 1 - found.observed / found.expected,
    metric,
    observed: found.observed,
    expected: found.expected,
    units: units.pairable,
    values: found.values,
    omittedUnits: ratings.length - units.pairable,
  });
}

export interface AlphaBootstrapOptions<T extends Category> extends AlphaOptions<T>, BootstrapOptions {
  /**
   * For each row, what it is part of, such as its session: then whole clusters are drawn, since units of one session are
   * more alike than those of others. Each unit is drawn by itself by default.
   */
  readonly clusterOfRow?: readonly Category[];
}

/**
 * Percentile bootstrap interval of alpha over units, or over clusters of units; 1,000 resamples by default.
 *
 * Whole units are drawn, so that both observed and expected disagreement (and the ordinal metric) follow the resample;
 * Zapf et al. (2016), BMC Medical Research Methodology 16:93, found this interval to cover as it should. Units are drawn
 * as counts of units with the same values, and alpha is computed from those counts.
 *
 * @returns undefined where `krippendorffAlpha` is, where most resamples are (`undefinedResamples`), or with fewer than two
 *   clusters (`tooFewSubjects`)
 * @throws RangeError as `krippendorffAlpha`, when the seed is not whole, or when there is not one cluster for each row
 * @example
 * const ratings = [[1, 1], [2, 2], [3, 2], [3, 3], [1, 1], [2, 2]];
 * const interval = bootstrapAlpha(ratings, { seed: 7 });
 * interval.value.upper // → 1
 */
export function bootstrapAlpha<T extends Category>(
  ratings: Ratings<T>,
  options: AlphaBootstrapOptions<T>,
): Statistic<BootstrapInterval> {
  const prepared = describeUnits(ratings, options);
  if (!prepared.defined) return prepared;
  const { kinds, kindOfUnit } = groupUnits(prepared.value);
  const disagreements = prepareAlpha(kinds);
  if (!disagreements(kinds.times)) return undefinedBecause(explainConstant(kinds));
  const alphaOf = (counts: Int32Array) => {
    const found = disagreements(counts);
    return found && 1 - found.observed / found.expected;
  };
  const { clusterOfRow } = options;
  if (!clusterOfRow) return bootstrapKinds(kindOfUnit.toSorted(), kinds.times.length, alphaOf, options);
  if (clusterOfRow.length !== ratings.length) {
    throw new RangeError(`${clusterOfRow.length} clusters are named for ${ratings.length} rows`);
  }
  const clusters = composeClusters(prepared.value, kindOfUnit, clusterOfRow);
  if (clusters.length < 2) return undefinedBecause({ kind: 'tooFewSubjects', needed: 2, given: clusters.length });
  const times = new Int32Array(kinds.times.length);
  return bootstrapKinds(
    clusters.map((_, cluster) => cluster),
    clusters.length,
    (draws) => {
      times.fill(0);
      clusters.forEach((parts, cluster) => {
        const drawn = draws[cluster] as number;
        if (drawn === 0) return;
        for (const [kind, count] of parts) times[kind] = (times[kind] as number) + drawn * count;
      });
      return alphaOf(times);
    },
    options,
  );
}
