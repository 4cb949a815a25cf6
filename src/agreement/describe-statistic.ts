import {
  explainUndefinedStatistic,
  type Interval,
  type Statistic,
  type UndefinedStatistic,
} from '../statistics/statistic.ts';
import type { AgreementBand, Found } from './agreement-document.ts';
import type { BandScale } from './bands.ts';
import { findBand } from './find-band.ts';

/** A statistic as the document has it, its value made by `describe`. Coders without variance are named. */
export function describeStatistic<Value, Described>(
  statistic: Statistic<Value>,
  coders: readonly string[],
  describe: (value: Value) => Described,
): Found<Described> {
  if (statistic.defined) return { defined: true, value: describe(statistic.value) };
  return notFound(statistic.reason, coders);
}

/** A reason as the document has it. */
export function notFound(reason: UndefinedStatistic, coders: readonly string[] = []): Found<never> {
  return { defined: false, kind: reason.kind, reason: explain(reason, coders) };
}

function explain(reason: UndefinedStatistic, coders: readonly string[]): string {
  const name = reason.kind === 'coderWithoutVariance' ? coders[reason.coder] : undefined;
  return name === undefined ? explainUndefinedStatistic(reason) : `no variance: ${name} gave the same value throughout`;
}

/** Words for an estimate and the ends of its interval. */
export function describeBand(scale: BandScale, estimate: number, interval: Statistic<Interval>): AgreementBand {
  const ends = interval.defined ? interval.value : null;
  return {
    scale: scale.id,
    // Koo & Li (2016) name the ends of the interval, never the estimate alone.
    estimate: scale.id === 'koo-li-2016' ? null : findBand(scale, estimate).name,
    lower: ends && findBand(scale, ends.lower).name,
    upper: ends && findBand(scale, ends.upper).name,
  };
}
