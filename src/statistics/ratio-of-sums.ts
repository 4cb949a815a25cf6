import { type BootstrapInterval, type BootstrapOptions, bootstrapKinds } from './bootstrap.ts';
import { computed, type Statistic, undefinedBecause } from './statistic.ts';

/** What one session adds above and below the line of a ratio, such as its complex reflections and all its reflections. */
export interface RatioTerms {
  readonly above: number;
  readonly below: number;
}

export interface RatioOfSums {
  readonly above: number;
  readonly below: number;
  /** above / below: a share or a ratio, not a percentage. */
  readonly ratio: number;
  /** Undefined with one session, or where sessions are all alike. */
  readonly interval: Statistic<BootstrapInterval>;
}

/**
 * Ratio of sums over sessions with a percentile bootstrap interval over sessions.
 *
 * Sessions are drawn whole, since the reflections of one session are no independent draws. A session with nothing below
 * the line adds what it has above it, as it does to the sums.
 *
 * @returns undefined without sessions, or with nothing below the line in any of them (`allZero`)
 * @throws RangeError when a term is negative or not finite
 * @example
 * const sessions = [{ above: 4, below: 10 }, { above: 9, below: 12 }, { above: 5, below: 8 }];
 * ratioOfSums(sessions, { seed: 1 }).value.ratio // → 0.6
 * ratioOfSums([{ above: 3, below: 0 }], { seed: 1 }).reason.kind // → 'allZero'
 */
export function ratioOfSums(sessions: readonly RatioTerms[], options: BootstrapOptions): Statistic<RatioOfSums> {
  for (const { above, below } of sessions) {
    if (!(above >= 0 && below >= 0 && Number.isFinite(above + below)))
      throw new RangeError(`terms are ${above}, ${below}`);
  }
  if (sessions.length === 0) return undefinedBecause({ kind: 'tooFewSubjects', needed: 1, given: 0 });
  const total = (part: keyof RatioTerms) => sessions.reduce((sum, each) => sum + each[part], 0);
  const [above, below] = [total('above'), total('below')];
  if (below === 0) return undefinedBecause({ kind: 'allZero' });
  return computed({ above, below, ratio: above / below, interval: ratioInterval(sessions, options) });
}

function ratioInterval(sessions: readonly RatioTerms[], options: BootstrapOptions): Statistic<BootstrapInterval> {
  const given = sessions.length;
  if (given < 2) return undefinedBecause({ kind: 'tooFewSubjects', needed: 2, given });
  // In an order of their own, so that the interval does not depend on the order they are given in.
  const sorted = [...sessions].sort((a, b) => a.above - b.above || a.below - b.below);
  const [first] = sorted;
  if (first && sorted.every(({ above, below }) => above === first.above && below === first.below)) {
    return undefinedBecause({ kind: 'noVariance', value: first.above / first.below });
  }
  const drawRatio = (counts: Int32Array) => {
    let [above, below] = [0, 0];
    sorted.forEach((each, i) => {
      above += each.above * (counts[i] ?? 0);
      below += each.below * (counts[i] ?? 0);
    });
    return below === 0 ? null : above / below;
  };
  return bootstrapKinds(
    sorted.map((_, i) => i),
    given,
    drawRatio,
    options,
  );
}
