/** The two disagreements of which Krippendorff's alpha is made. */
import type { AlphaMetric, Units } from './units.ts';

/** Observed and expected disagreement, in squared units of the metric, over so many values. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
  readonly values: number;
}

/** Alpha's two disagreements as a function of how often each unit occurs; null where no disagreement is expected. */
export function prepareAlpha(units: Units): (times: Int32Array) => Disagreement | null {
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
