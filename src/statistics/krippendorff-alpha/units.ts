/** The units of Krippendorff's alpha: which values can be paired, and on which scale they differ. */
import { countCoders, listCategories, type Ratings } from '../ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from '../statistic.ts';

/**
 * How far two values differ, squared (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"):
 * - `nominal`: 1 where they are not the same;
 * - `ordinal`: the number of values given from the one to the other, those at the ends counted half;
 * - `interval`: their difference;
 * - `ratio`: their difference over their sum.
 */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface AlphaOptions<T extends Category> {
  /** `nominal` by default. */
  readonly metric?: AlphaMetric;
  /** For `ordinal` with texts: all values from the lowest to the highest. Numbers are ordered by themselves. */
  readonly order?: readonly T[];
}

/**
 * Pairable units, each a list of values (as places in `scale`) and how many coders gave them, all units one after the
 * other: unit u holds entries `starts[u]` up to `starts[u + 1]`.
 */
export interface Units {
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

/** @returns undefined with fewer than two coders, or when no unit has two values */
export function describeUnits<T extends Category>(
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
export function explainConstant({ labels, places }: Units) {
  const value = labels[places[0] as number] as Category;
  return value === 0 ? ({ kind: 'allZero' } as const) : ({ kind: 'noVariance', value } as const);
}

/** Units with the same values made one, in an order that does not depend on that of the units. */
export function groupUnits(units: Units): { readonly kinds: Units; readonly kindOfUnit: Int32Array } {
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

/** Kinds of units and how many of each a cluster holds, in an order that does not depend on that of the rows. */
export function composeClusters(
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
