/** A point of a control chart. */
export interface ControlPoint {
  readonly value: number;
  /**
   * What is unusual: `outside` the limits, or the last of eight or more in a row on one side of the centre (`run`;
   * Western Electric 1956).
   */
  readonly signals: readonly ('outside' | 'run')[];
}

export interface ControlChart {
  /** Mean of the baseline. */
  readonly centre: number;
  /** Centre -/+ 2.66 mean moving ranges, held within the bounds of the scale. */
  readonly lower: number;
  readonly upper: number;
  /** How many of the first points centre and limits were computed from. */
  readonly baseline: number;
  readonly points: readonly ControlPoint[];
}

/** 3 / 1.128: three standard deviations, estimated from ranges of two (Montgomery 2009, ch. 6.4). */
const limitsPerRange = 2.66;
const longestChanceRun = 7;

/**
 * Control chart for individual values in the order of time (XmR): whether a process keeps within what it has shown to be
 * its own variation. Montgomery (2009), Introduction to Statistical Quality Control, 6th ed., ch. 6.4.
 *
 * @param bounds ends of the scale, which limits do not pass
 * @param baseline number of first points that set centre and limits; all by default
 * @returns null with fewer than two points in the baseline: there is no range to see variation by
 * @example
 * drawControlChart([0.8, 0.7, 0.8], { least: 0, most: 1 }).upper // → 1
 */
export function drawControlChart(
  values: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
  baseline: number = values.length,
): ControlChart | null {
  const first = values.slice(0, baseline);
  if (first.length < 2) return null;
  const centre = first.reduce((sum, value) => sum + value, 0) / first.length;
  const ranges = first.slice(1).map((value, i) => Math.abs(value - (first[i] as number)));
  const reach = (limitsPerRange * ranges.reduce((sum, range) => sum + range, 0)) / ranges.length;
  const [lower, upper] = [Math.max(least, centre - reach), Math.min(most, centre + reach)];
  let run = 0;
  const points = values.map((value): ControlPoint => {
    const side = Math.sign(value - centre);
    run = side !== 0 && side === Math.sign(run) ? run + side : side;
    return {
      value,
      signals: [
        ...(value < lower || value > upper ? (['outside'] as const) : []),
        ...(Math.abs(run) > longestChanceRun ? (['run'] as const) : []),
      ],
    };
  });
  return { centre, lower, upper, baseline: first.length, points };
}
