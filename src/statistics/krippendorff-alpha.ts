import { type BootstrapInterval, type BootstrapOptions, bootstrapKinds } from './bootstrap.ts';
import { countCoders, listCategories, type Ratings } from './ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

/**
 * How far two values differ, squared (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"):
 * - `nominal`: 1 where they are not the same;
 * - `ordinal`: the number of values given from the one to the other, those at the ends counted half;
 * - `interval`: their difference;
 * - `ratio`: their difference over their sum.
 */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

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

export interface AlphaOptions<T extends Category> {
  /** `nominal` by default. */
  readonly metric?: AlphaMetric;
  /** For `ordinal` with texts: all values from the lowest to the highest. Numbers are ordered by themselves. */
  readonly order?: readonly T[];
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

/** Kinds of units and how many of each a cluster holds, in an order that does not depend on that of the rows. */
function composeClusters(
  { rows }: Units,
  kindOfUnit: Int32Array,
  clusterOfRow: readonly Category[],
): (readonly (readonly [kind: number, count: number])[])[] {
  const clusters = new Map<Category, Map<number, number>>();
  kindOfUnit.forEach((kind, unit) => {
    const name = clusterOfRow[rows[unit] as number] as Category;
    const parts = clusters.get(name) ?? new Map<number, number>();
    clusters.set(name, parts.set(kind, (parts.get(kind) ?? 0) + 1));
  });
  return [...clusters.values()]
    .map((parts) => [...parts].sort(([a], [b]) => a - b))
    .map((parts) => ({ parts, key: parts.join(';') }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ parts }) => parts);
}

/**
 * Pairable units, each a list of values (as places in `scale`) and how many coders gave them, all units one after the
 * other: unit u holds entries `starts[u]` up to `starts[u + 1]`.
 */
interface Units {
  readonly metric: AlphaMetric;
  /** The values as numbers on which a difference can be taken; for nominal and ordinal just their places. */
  readonly scale: Float64Array;
  readonly labels: readonly Category[];
  readonly pairable: number;
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly counts: Int32Array;
  /** How often each unit occurs: once, until equal units are grouped. */
  readonly times: Int32Array;
  /** For each unit the row of the ratings that it was, until equal units are grouped. */
  readonly rows: Int32Array;
}

function describeUnits<T extends Category>(
  ratings: Ratings<T>,
  { metric = 'nominal', order }: AlphaOptions<T>,
): Statistic<Units> {
  const coders = countCoders(ratings);
  if (coders < 2) return undefinedBecause({ kind: 'tooFewCodings', needed: 2, given: coders });
  const labels = orderLabels(listCategories(ratings), metric, order);
  const placeOf = new Map(labels.map((label, place) => [label, place]));
  const starts = new Int32Array(ratings.length + 1);
  const places = new Int32Array(ratings.length * coders);
  const counts = new Int32Array(ratings.length * coders);
  const row = new Int32Array(labels.length);
  const rows = new Int32Array(ratings.length);
  let units = 0;
  let entries = 0;
  for (const [i, values] of ratings.entries()) {
    const start = entries;
    let given = 0;
    for (const value of values) {
      if (value === null) continue;
      const place = placeOf.get(value) as number;
      if (row[place] === 0) places[entries++] = place;
      row[place] = (row[place] as number) + 1;
      given++;
    }
    for (let entry = start; entry < entries; entry++) {
      const place = places[entry] as number;
      counts[entry] = row[place] as number;
      row[place] = 0;
    }
    if (given >= 2) {
      rows[units] = i;
      starts[++units] = entries;
    } else entries = start;
  }
  if (units === 0) return undefinedBecause({ kind: 'noSharedSubjects' });
  return computed({
    metric,
    scale: scaleOf(labels, metric),
    labels,
    pairable: units,
    starts: starts.subarray(0, units + 1),
    places: places.subarray(0, entries),
    counts: counts.subarray(0, entries),
    times: new Int32Array(units).fill(1),
    rows: rows.subarray(0, units),
  });
}

function orderLabels<T extends Category>(
  occurring: T[],
  metric: AlphaMetric,
  order: readonly T[] | undefined,
): readonly T[] {
  if (order && metric === 'ordinal') {
    const unlisted = occurring.find((each) => !order.includes(each));
    if (unlisted !== undefined) throw new RangeError(`"${unlisted}" is not in the order`);
    if (new Set(order).size < order.length) throw new RangeError('a value is listed twice in the order');
    return order;
  }
  if (metric !== 'nominal' && occurring.some((each) => typeof each !== 'number')) {
    throw new RangeError(
      `the ${metric} metric needs numbers${metric === 'ordinal' ? ', or the order of the values' : ''}`,
    );
  }
  if (metric === 'ratio' && occurring.some((each) => (each as number) < 0)) {
    throw new RangeError('the ratio metric needs values of zero or more');
  }
  return occurring;
}

/** Values to take differences of; interval values are centred, so that sums of squares keep their digits. */
function scaleOf(labels: readonly Category[], metric: AlphaMetric): Float64Array {
  if (metric === 'nominal' || metric === 'ordinal') return Float64Array.from(labels, (_, place) => place);
  const numbers = labels as readonly number[];
  if (metric === 'ratio') return Float64Array.from(numbers);
  const centre = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return Float64Array.from(numbers, (value) => value - centre);
}

/** Why there is no disagreement to expect: the one value that pairable units hold. */
function explainConstant({ labels, places }: Units) {
  const value = labels[places[0] as number] as Category;
  return value === 0 ? ({ kind: 'allZero' } as const) : ({ kind: 'noVariance', value } as const);
}

/** Units with the same values made one, in an order that does not depend on that of the units. */
function groupUnits(units: Units): { readonly kinds: Units; readonly kindOfUnit: Int32Array } {
  const groups = new Map<string, { entries: [number, number][]; units: number[] }>();
  for (let unit = 0; unit < units.pairable; unit++) {
    const entries: [number, number][] = [];
    for (let entry = units.starts[unit] as number; entry < (units.starts[unit + 1] as number); entry++) {
      entries.push([units.places[entry] as number, units.counts[entry] as number]);
    }
    entries.sort((a, b) => a[0] - b[0]);
    const key = entries.join(';');
    const group = groups.get(key);
    if (group) group.units.push(unit);
    else groups.set(key, { entries, units: [unit] });
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const kindOfUnit = new Int32Array(units.pairable);
  let end = 0;
  const starts = sorted.map(({ entries, units: own }, kind) => {
    for (const unit of own) kindOfUnit[unit] = kind;
    end += entries.length;
    return end;
  });
  const kinds = {
    ...units,
    starts: Int32Array.from([0, ...starts]),
    places: Int32Array.from(sorted.flatMap(({ entries }) => entries.map(([place]) => place))),
    counts: Int32Array.from(sorted.flatMap(({ entries }) => entries.map(([, count]) => count))),
    times: Int32Array.from(sorted, ({ units: own }) => own.length),
  };
  return { kinds, kindOfUnit };
}

interface Disagreement {
  readonly observed: number;
  readonly expected: number;
  readonly values: number;
}

/** Alpha's two disagreements as a function of how often each unit occurs; null where no disagreement is expected. */
function prepareAlpha(units: Units): (times: Int32Array) => Disagreement | null {
  const { metric, scale } = units;
  const frequencies = new Float64Array(scale.length);
  const ranks = new Float64Array(scale.length);
  const fixed = metric === 'ordinal' ? null : disagreementsWithin(units, scale);
  return (times) => {
    countValues(units, times, frequencies);
    const values = frequencies.reduce((sum, count) => sum + count, 0);
    if (frequencies.reduce((used, count) => used + (count > 0 ? 1 : 0), 0) < 2) return null;
    if (metric === 'ordinal') setMidRanks(frequencies, ranks);
    const within = fixed ?? disagreementsWithin(units, ranks);
    let observed = 0;
    for (let unit = 0; unit < within.length; unit++) observed += (times[unit] as number) * (within[unit] as number);
    const expected = expectedDisagreement(metric, frequencies, metric === 'ordinal' ? ranks : scale, values);
    return { observed: observed / values, expected: expected / (values * (values - 1)), values };
  };
}

function countValues({ starts, places, counts }: Units, times: Int32Array, frequencies: Float64Array): void {
  frequencies.fill(0);
  for (let unit = 0; unit < times.length; unit++) {
    const often = times[unit] as number;
    if (often === 0) continue;
    const end = starts[unit + 1] as number;
    for (let entry = starts[unit] as number; entry < end; entry++) {
      const place = places[entry] as number;
      frequencies[place] = (frequencies[place] as number) + often * (counts[entry] as number);
    }
  }
}

/** Mid-ranks less half of all values, which keeps them near zero and changes no difference. */
function setMidRanks(frequencies: Float64Array, ranks: Float64Array): void {
  let below = -frequencies.reduce((sum, count) => sum + count, 0) / 2;
  for (let place = 0; place < frequencies.length; place++) {
    const count = frequencies[place] as number;
    ranks[place] = below + count / 2;
    below += count;
  }
}

/** For each unit, squared differences summed over ordered pairs of its values, over the number of values less one. */
function disagreementsWithin({ metric, starts, places, counts }: Units, scale: Float64Array): Float64Array {
  const within = new Float64Array(starts.length - 1);
  for (let unit = 0; unit < within.length; unit++) {
    const start = starts[unit] as number;
    const end = starts[unit + 1] as number;
    if (end - start < 2) continue;
    let size = 0;
    let pairs = 0;
    for (let a = start; a < end; a++) {
      size += counts[a] as number;
      for (let b = a + 1; b < end; b++) {
        const difference = squaredDifference(
          metric,
          scale[places[a] as number] as number,
          scale[places[b] as number] as number,
        );
        pairs += (counts[a] as number) * (counts[b] as number) * difference;
      }
    }
    within[unit] = (2 * pairs) / (size - 1);
  }
  return within;
}

function squaredDifference(metric: AlphaMetric, a: number, b: number): number {
  if (metric === 'nominal') return 1;
  if (metric === 'ratio') return ((a - b) / (a + b)) ** 2;
  return (a - b) ** 2;
}

/** Squared differences summed over all ordered pairs of values, whichever unit they are in. */
function expectedDisagreement(
  metric: AlphaMetric,
  frequencies: Float64Array,
  scale: Float64Array,
  values: number,
): number {
  if (metric === 'ratio') return ratioDisagreement(frequencies, scale);
  let sum = 0;
  let squares = 0;
  for (let place = 0; place < frequencies.length; place++) {
    const count = frequencies[place] as number;
    const value = scale[place] as number;
    if (metric === 'nominal') squares += count * count;
    else {
      sum += count * value;
      squares += count * value * value;
    }
  }
  return metric === 'nominal' ? values * values - squares : 2 * (values * squares - sum * sum);
}

function ratioDisagreement(frequencies: Float64Array, scale: Float64Array): number {
  let total = 0;
  for (let a = 0; a < frequencies.length; a++) {
    if (frequencies[a] === 0) continue;
    for (let b = a + 1; b < frequencies.length; b++) {
      const difference = squaredDifference('ratio', scale[a] as number, scale[b] as number);
      total += (frequencies[a] as number) * (frequencies[b] as number) * difference;
    }
  }
  return 2 * total;
}
