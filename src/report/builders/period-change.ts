import type { MeasureDefinition } from '../../instrument/rubric.ts';
import { changeBeyondError, type PeriodChange } from '../../statistics/change-beyond-error.ts';
import type { PeriodMeasure } from '../models/caseworker-report.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { type Month, monthOf } from '../sessions/months.ts';
import type { CoderReliability } from '../sessions/reliability.ts';
import { givenFigure, missingFigure, writeDifference, writeSize } from './figures.ts';
import { type PeriodValue, periodValue, weighCodings } from './period-value.ts';
import type { ReportSetting } from './report-setting.ts';

/** A measure now and in the last month before that has a value. */
export interface MonthComparison {
  readonly month: Month;
  readonly difference: number;
  /** Against the error of people's coding; null where that is not known. */
  readonly change: PeriodChange | null;
}

/** Sessions of a month. */
export function sessionsOf(sessions: readonly CodedSession[], month: Month): CodedSession[] {
  return sessions.filter(({ session }) => session.date !== null && monthOf(session.date) === month);
}

/** Compares a month with the last one before it in which the measure has a value; null where there is none. */
export function compareMonths(
  setting: ReportSetting,
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
  month: Month,
  reliability: CoderReliability | null,
): MonthComparison | null {
  const now = periodValue(measure, sessionsOf(sessions, month), setting);
  if (!isComparable(now, setting)) return null;
  const months = sessions.flatMap(({ session }) => (session.date === null ? [] : [monthOf(session.date)]));
  const earlier = [...new Set(months)]
    .filter((each) => each < month)
    .sort()
    .reverse();
  for (const each of earlier) {
    const before = periodValue(measure, sessionsOf(sessions, each), setting);
    if (!isComparable(before, setting) || !before.value?.defined || !now.value?.defined) continue;
    const agreement = reliability?.measures[measure.id];
    const mean = (value: number, { sessions: used }: PeriodValue) => ({
      mean: value,
      weightsOfCoders: weighCodings(used),
    });
    const change =
      agreement?.defined && [now, before].every((period) => hasKnownError(measure, period))
        ? changeBeyondError(mean(before.value.value, before), mean(now.value.value, now), agreement.value.components)
        : null;
    return { month: each, difference: now.value.value - before.value.value, change };
  }
  return null;
}

function isComparable({ value, isEstimate }: PeriodValue, { allowEstimates }: ReportSetting): boolean {
  return value?.defined === true && (allowEstimates || !isEstimate);
}

/**
 * Whether components of single codings by people tell the error of a period's value: it is a mean of people's values. A
 * ratio of sums is one only where it rests on a single coding.
 */
function hasKnownError({ formula }: MeasureDefinition, { sessions, isEstimate }: PeriodValue): boolean {
  if (isEstimate) return false;
  return !('ratio' in formula || 'percent' in formula) || sessions.flatMap(({ coders }) => coders).length === 1;
}

/** The comparison in words. */
export function describeChange(
  { wording }: ReportSetting,
  { unit }: MeasureDefinition,
  now: PeriodValue,
  comparison: MonthComparison | null,
): PeriodMeasure['change'] {
  const { words, formats } = wording;
  const { change } = words.caseworker;
  if (comparison === null) {
    const text = !now.value?.defined ? change.noNow : now.isEstimate ? change.estimates : change.noEarlier;
    return { kind: 'unknown', difference: missingFigure(wording, words.undefined.noEarlier), text };
  }
  const written = writeDifference(wording, unit, comparison.difference);
  const difference = givenFigure(comparison.difference, written);
  const month = formats.month(comparison.month);
  if (comparison.change === null) return { kind: 'unknown', difference, text: change.unknown(written, month) };
  const { verdict, detectable } = comparison.change;
  if (verdict === 'within') {
    return { kind: 'within', difference, text: change.within(written, month, writeSize(wording, unit, detectable)) };
  }
  return { kind: verdict, difference, text: change[verdict](written, month) };
}
