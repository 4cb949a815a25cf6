/** A measure over several sessions: which of them count, its value, its interval, and what it rests on. */

import { formulaTerms } from '../../instrument/formula.ts';
import type { MeasureDefinition } from '../../instrument/rubric.ts';
import { evaluateFormula, type KnownCounts } from '../../instrument/summary-scores.ts';
import { defined, type Value } from '../../instrument/value.ts';
import { describeMean, type MeanDescription } from '../../statistics/mean-interval.ts';
import { ratioOfSums } from '../../statistics/ratio-of-sums.ts';
import type { Statistic } from '../../statistics/statistic.ts';
import type { CodedSession } from '../sessions/coded-session.ts';

export interface PeriodValue {
  readonly value: Value | null;
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number } | null;
  /** Sessions that the value rests on. */
  readonly sessions: readonly CodedSession[];
  readonly isEstimate: boolean;
  /** What the sums are of a ratio or percentage; null for other measures. */
  readonly sums: { readonly above: number; readonly below: number } | null;
}

/**
 * The sessions that count for a measure: those that people coded; the program's estimates only where there is nothing
 * else, or where estimates were asked for.
 */
export function sessionsThatCount(
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
  allowEstimates: boolean,
): { readonly sessions: readonly CodedSession[]; readonly isEstimate: boolean } {
  const withValue = sessions.filter((each) => each.summary[measure.id]?.defined || hasTerms(measure, each.counts));
  const byPeople = withValue.filter((each) => !each.isEstimated[measure.id]);
  const used = allowEstimates || byPeople.length === 0 ? withValue : byPeople;
  return { sessions: used, isEstimate: used.some((each) => each.isEstimated[measure.id]) };
}

/** Whether a ratio's counts are known, so that it adds to sums even where it has no ratio of its own. */
function hasTerms({ formula }: MeasureDefinition, counts: KnownCounts): boolean {
  if (!('ratio' in formula || 'percent' in formula)) return false;
  return formulaTerms(formula).every((term) => 'count' in term && counts[term.count] !== undefined);
}

/**
 * The value of a measure over sessions: ratios and percentages of the sums of their counts, other measures as the mean of
 * the sessions' values.
 */
export function periodValue(
  measure: MeasureDefinition,
  all: readonly CodedSession[],
  { allowEstimates, seed }: { readonly allowEstimates: boolean; readonly seed: number },
): PeriodValue {
  const { sessions, isEstimate } = sessionsThatCount(measure, all, allowEstimates);
  const nothing = { interval: null, sums: null, sessions, isEstimate };
  if (sessions.length === 0) return { ...nothing, value: onlyReason(measure, all) };
  const { formula } = measure;
  if ('ratio' in formula || 'percent' in formula) {
    const scale = 'percent' in formula ? 100 : 1;
    const { of, to } = 'ratio' in formula ? formula.ratio : formula.percent;
    const sumOf = (terms: typeof of, { counts }: CodedSession) =>
      terms.reduce((sum, term) => sum + ('count' in term ? (counts[term.count] ?? 0) : 0), 0);
    const terms = sessions.map((each) => ({ above: sumOf(of, each), below: sumOf(to, each) }));
    const found = ratioOfSums(terms, { seed });
    const sums = {
      above: terms.reduce((sum, { above }) => sum + above, 0),
      below: terms.reduce((sum, { below }) => sum + below, 0),
    };
    if (!found.defined) return { ...nothing, sums, value: evaluateFormula(formula, sumCounts(sessions), {}) };
    const { interval } = found.value;
    return {
      // As the instrument computes it, so that 40 % of 20 is 40 and not a hair beside a threshold.
      value: defined((scale * sums.above) / sums.below),
      interval: interval.defined
        ? { level: interval.value.level, lower: scale * interval.value.lower, upper: scale * interval.value.upper }
        : null,
      sessions,
      isEstimate,
      sums,
    };
  }
  const found = describeSessions(measure, sessions);
  if (!found.defined) return { ...nothing, value: null };
  const { mean, interval } = found.value;
  return { ...nothing, value: defined(mean), interval: interval.defined ? interval.value : null };
}

/** Mean and spread of a measure over sessions, each with its own value. */
export function describeSessions(
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
): Statistic<MeanDescription> {
  const values = sessions.flatMap(({ summary }) => {
    const value = summary[measure.id];
    return value?.defined ? [value.value] : [];
  });
  return describeMean(values);
}

function sumCounts(sessions: readonly CodedSession[]): KnownCounts {
  const sums: Record<string, number> = {};
  for (const { counts } of sessions) {
    for (const [code, count] of Object.entries(counts)) sums[code] = (sums[code] ?? 0) + (count ?? 0);
  }
  return sums;
}

/** Why the only session has no value; null where there are none or several. */
function onlyReason({ id }: MeasureDefinition, [first, second]: readonly CodedSession[]): Value | null {
  if (!first || second) return null;
  const value = first.summary[id];
  return value && !value.defined ? value : null;
}

/** For each coder, the weight of each of their codings in the mean of the sessions' means; together 1. */
export function weighCodings(sessions: readonly CodedSession[]): number[][] {
  const weights = new Map<string, number[]>();
  for (const { coders } of sessions) {
    for (const coder of coders) {
      const weight = 1 / (sessions.length * coders.length);
      weights.set(coder, [...(weights.get(coder) ?? []), weight]);
    }
  }
  return [...weights.values()];
}
