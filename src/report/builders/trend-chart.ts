import type { MeasureDefinition } from '../../instrument/rubric.ts';
import { fewestTrendPoints, type TheilSen, theilSen } from '../../trend/theil-sen.ts';
import type { PeriodMeasure } from '../models/caseworker-report.ts';
import type { ChartAxis, PointCoder, TrendChart, TrendLine, TrendPanel, TrendPoint } from '../models/chart-models.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { addMonths, dayNumber, daysInMonth, type Month, monthOf } from '../sessions/months.ts';
import type { Wording } from '../words/words-of.ts';
import { writeMeasure, writeSize } from './figures.ts';
import { charted, levelBands, measureAxis } from './measure-axis.ts';
import { sessionsThatCount } from './period-value.ts';
import type { ReportSetting } from './report-setting.ts';

/** A caseworker's sessions over the months that charts show. */
export interface TrendSpan {
  readonly from: Month;
  /** The report's own month, the last. */
  readonly to: Month;
  readonly months: number;
}

/** What is said of a measure over all sessions of the span. */
export interface MeasureTrend extends Pick<PeriodMeasure, 'trend'> {
  /** The message for a title; null where there is none that the statistics bear. */
  readonly title: string | null;
  /** The same as a sentence, with the months. */
  readonly statement: string | null;
  readonly line: TheilSen | null;
}

/** The trend of one measure: in words only where the slope's interval excludes zero. */
export function describeTrend(
  setting: ReportSetting,
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
): MeasureTrend {
  const { wording, allowEstimates } = setting;
  const { caseworker } = wording.words;
  const counted = sessionsThatCount(measure, sessions, allowEstimates);
  const usable = counted.isEstimate && !allowEstimates ? [] : counted.sessions;
  const points = pointsOf(measure, usable);
  const found = theilSen(points);
  if (!found.defined) {
    return {
      trend: { kind: 'tooFew', text: caseworker.trendTooFew(points.length) },
      title: null,
      statement: null,
      line: null,
    };
  }
  const { slope, interval } = found.value;
  const none = {
    trend: { kind: 'none' as const, text: caseworker.trendNone(points.length) },
    title: null,
    statement: null,
    line: found.value,
  };
  if (!interval.defined) return { ...none, trend: { kind: 'tooFew', text: caseworker.trendTooFew(points.length) } };
  const { lower, upper } = interval.value;
  if (lower <= 0 && upper >= 0) return none;
  const perMonth = writeSize(wording, measure.unit, Math.abs(slope) * daysInMonth);
  const plain = (value: number) =>
    wording.formats.number(Math.abs(value) * daysInMonth, measure.unit === 'percent' ? 1 : 2);
  const range =
    slope > 0 ? wording.words.interval(plain(lower), plain(upper)) : wording.words.interval(plain(upper), plain(lower));
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  const write = (x: number) => writeMeasure(wording, measure.unit, found.value.intercept + slope * x);
  const months = Math.max(1, Math.round((last - first) / daysInMonth));
  const ends = [wording.name(measure), write(first), write(last)] as const;
  const kind = slope > 0 ? 'rise' : 'fall';
  const text = kind === 'rise' ? caseworker.trendRise(perMonth, range) : caseworker.trendFall(perMonth, range);
  return {
    trend: { kind, text },
    title: caseworker[kind === 'rise' ? 'rose' : 'fell'](...ends),
    statement: caseworker[kind === 'rise' ? 'roseOver' : 'fellOver'](...ends, months),
    line: found.value,
  };
}

/** Dated sessions with a value, by date. */
function pointsOf(measure: MeasureDefinition, sessions: readonly CodedSession[]): { x: number; y: number }[] {
  return sessions.flatMap(({ session, summary }) => {
    const value = summary[measure.id];
    return value?.defined && session.date !== null ? [{ x: dayNumber(session.date), y: value.value }] : [];
  });
}

/** The small multiples; null without any value. */
export function trendChart(
  setting: ReportSetting,
  span: TrendSpan,
  sessions: readonly CodedSession[],
  trends: ReadonlyMap<string, MeasureTrend>,
): TrendChart | null {
  const { wording, rubric } = setting;
  const panels = charted(rubric).map((measure) => trendPanel(setting, span, measure, sessions, trends.get(measure.id)));
  const shown = panels.flatMap(({ points }) => points);
  if (shown.length === 0) return null;
  const { caseworker } = wording.words;
  const stated = [...trends.values()].flatMap(({ title }) => title ?? []);
  const dated = sessions.filter(({ session }) => session.date !== null);
  const [first, last] = [dated[0]?.session.date ?? '', dated.at(-1)?.session.date ?? ''];
  return {
    kind: 'trend',
    title: stated.length === 1 && stated[0] !== undefined ? stated[0] : caseworker.trendTitle(dated.length),
    alternative: caseworker.trendAlternative(dated.length, wording.formats.day(first), wording.formats.day(last)),
    xAxis: monthAxis(wording, span),
    panels,
    legend: legendOf(wording, shown),
  };
}

function trendPanel(
  { wording, rubric }: ReportSetting,
  span: TrendSpan,
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
  trend: MeasureTrend | undefined,
): TrendPanel {
  const { words, name, formats } = wording;
  const yAxis = measureAxis(wording, rubric, measure);
  const points = sessions.flatMap((each): TrendPoint[] => {
    const value = each.summary[measure.id];
    const { date, label, number } = each.session;
    if (!value?.defined || date === null) return [];
    const written = writeMeasure(wording, measure.unit, value.value);
    const isEstimate = each.isEstimated[measure.id] ?? false;
    return [
      {
        x: dayNumber(date),
        y: value.value,
        label: `${formats.day(date)}, ${label}: ${written}${isEstimate ? ` (${words.head.estimate})` : ''}`,
        coder: each.coder,
        isEstimate,
        isCurrent: monthOf(date) === span.to,
        sessionNumber: number,
      },
    ];
  });
  const values = points.map(({ y }) => y);
  const above = values.filter((y) => y > yAxis.to).length;
  const called = name(measure);
  const write = (value: number) => writeMeasure(wording, measure.unit, value);
  return {
    measure: measure.id,
    name: called,
    title: trend?.title ?? called,
    alternative:
      values.length === 0
        ? words.caseworker.panelEmpty(called)
        : words.caseworker.panelAlternative(
            called,
            values.length,
            write(Math.min(...values)),
            write(Math.max(...values)),
            trend?.trend.text ?? '',
          ),
    yAxis,
    bands: levelBands(wording, rubric, measure, yAxis),
    points,
    pointsAbove: above === 0 ? null : words.caseworker.pointsAbove(above, formats.shortNumber(yAxis.to, 0)),
    line: trend?.line ? drawLine(trend.line, points, yAxis) : null,
  };
}

/** The line from the first to the last point, and its band turning about the middle point in time. */
function drawLine(
  { slope, intercept, interval }: TheilSen,
  points: readonly TrendPoint[],
  axis: ChartAxis,
): TrendLine | null {
  const xs = points.map(({ x }) => x);
  if (xs.length < fewestTrendPoints) return null;
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const within = (y: number) => Math.min(axis.to, Math.max(axis.from, y));
  const at = (x: number) => intercept + slope * x;
  const sorted = [...xs].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? first;
  const edges = (x: number) => {
    if (!interval.defined) return [];
    const turned = [interval.value.lower, interval.value.upper].map((each) => at(middle) + each * (x - middle));
    return [{ x, lower: within(Math.min(...turned)), upper: within(Math.max(...turned)) }];
  };
  return {
    from: { x: first, y: within(at(first)) },
    to: { x: last, y: within(at(last)) },
    band: [...new Set([first, middle, last])].flatMap(edges),
  };
}

/** A tick at most every other month of a long span, the year where it begins. */
function monthAxis({ words, formats }: Wording, { from, to, months }: TrendSpan): ChartAxis {
  const end = addMonths(to, 1);
  const step = Math.max(1, Math.ceil(months / 6));
  const ticks = Array.from({ length: Math.ceil(months / step) }, (_, i) => {
    const month = addMonths(from, i * step);
    const isNewYear = i === 0 || month.slice(0, 4) !== addMonths(from, (i - 1) * step).slice(0, 4);
    const text = formats.shortMonth(month);
    return { at: dayNumber(`${month}-01`), text: isNewYear ? `${text} ${month.slice(0, 4)}` : text };
  });
  return { label: words.caseworker.dateAxis, from: dayNumber(`${from}-01`), to: dayNumber(`${end}-01`), ticks };
}

/** What the shapes mean: only those that occur. */
export function legendOf(
  { words }: Wording,
  points: readonly { readonly coder: PointCoder; readonly isEstimate: boolean }[],
): TrendChart['legend'] {
  const order: readonly PointCoder[] = ['human', 'several', 'consensus', 'imported', 'heuristic'];
  return order.flatMap((coder) =>
    [false, true].flatMap((isEstimate) => {
      if (!points.some((each) => each.coder === coder && each.isEstimate === isEstimate)) return [];
      const text = words.coders[coder];
      return [
        { coder, isEstimate, text: isEstimate && coder !== 'heuristic' ? `${text} (${words.head.estimate})` : text },
      ];
    }),
  );
}
