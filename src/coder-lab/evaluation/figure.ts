import { type BootstrapOptions, bootstrapKinds } from '../../statistics/bootstrap.ts';
import { explainUndefinedStatistic, type Interval, type Statistic } from '../../statistics/statistic.ts';
import type { EvaluatedFigure } from './evaluation-document.ts';

/**
 * A figure that follows from sums over sessions, with its percentile bootstrap interval: sessions are drawn with
 * replacement, never single turns, since turns of one session are alike.
 *
 * @param sessions what each session adds to the sums, all of one length
 * @param statistic the figure from the sums; null where it has no value
 * @example
 * // Hits of tries, in two sessions.
 * figureOfTotals([[1, 2], [3, 3]], ([hits, tries]) => hits / tries, 'no tries', { seed: 1 }).value // → 0.8
 */
export function figureOfTotals(
  sessions: readonly (readonly number[])[],
  statistic: (totals: Float64Array) => number | null,
  whyUndefined: string,
  options: BootstrapOptions,
): EvaluatedFigure {
  const totals = new Float64Array(sessions[0]?.length ?? 0);
  const compute = (counts: ArrayLike<number>) => {
    totals.fill(0);
    sessions.forEach((session, i) => {
      const times = counts[i] as number;
      if (times === 0) return;
      for (let j = 0; j < totals.length; j++) totals[j] = (totals[j] as number) + times * (session[j] as number);
    });
    return statistic(totals);
  };
  const value = compute(sessions.map(() => 1));
  if (value === null) return undefinedFigure(whyUndefined);
  const kinds = sessions.map((_, i) => i);
  const interval = kinds.length < 2 ? null : bootstrapKinds(kinds, kinds.length, compute, options);
  return figure(value, interval);
}

/** A value with its interval; without one where that is undefined, as it is for a single session. */
export function figure(value: number, interval: Statistic<Interval> | null): EvaluatedFigure {
  if (!interval?.defined) return { value, lower: null, upper: null };
  return { value, lower: interval.value.lower, upper: interval.value.upper };
}

/** A figure that has no value, and why. */
export function undefinedFigure(reason: string): EvaluatedFigure {
  return { value: null, lower: null, upper: null, reason };
}

/** The figure of a statistic that is computed elsewhere. */
export function figureOf<T>(
  statistic: Statistic<T>,
  read: (value: T) => number,
  interval: Statistic<Interval> | null,
): EvaluatedFigure {
  if (!statistic.defined) return undefinedFigure(explainUndefinedStatistic(statistic.reason));
  return figure(read(statistic.value), interval);
}
