import type { MeasureDefinition } from '../../instrument/rubric.ts';
import { fewestTrendPoints, type TheilSen, theilSen } from '../../statistics/theil-sen.ts';
import type { Wording } from '../messages/words-of.ts';
import type { PeriodMeasure } from '../models/caseworker-report.ts';
import type {
  ChartAxis,
  PointCoder,
  TrendChart,
  TrendChartPoint,
  TrendLine,
  TrendPanel,
} from '../models/chart-models.ts';
import type { CodedSession } from '../sessions/coded-session.ts';
import { addMonths, dayNumber, daysInMonth, type Month, monthOf } from '../sessions/months.ts';
import { writeMeasure } from './figures.ts';
import { charted, levelBands, measureAxis, measureScale } from './measure-axis.ts';
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
  readonly line: FittedLine | null;
}

/** A line, and the days of the sessions that it was fitted to. */
interface FittedLine extends TheilSen {
  readonly days: readonly number[];
}

/** The trend of one measure: in words only where the slope's interval excludes zero. */
export function describeTrend(
  setting: ReportSetting,
  measure: MeasureDefinition,
  sessions: readonly CodedSession[],
): MeasureTrend {
  const { wording, rubric, allowEstimates } = setting;
  const { caseworker } = wording.words;
  const counted = sessionsThatCount(measure, sessions, allowEstimates);
  const usable = counted.isEstimate && !allowEstimates ? [] : counted.sessions;
  const points = pointsOf(measure, usable);
  const tooFew =
    usable.length < counted.sessions.length ? caseworker.trendEstimates : caseworker.trendTooFew(points.length);
  const found = theilSen(points);
  if (!found.defined) {
    return {
      trend: { kind: 'tooFew', text: tooFew },
      title: null,
      statement: null,
      line: null,
    };
  }
  const { slope, interval } = found.value;
  const line: FittedLine = { ...found.value, days: points.map(({ x }) => x) };
  const none = {
    trend: { kind: 'none' as const, text: caseworker.trendNone(points.length) },
    title: null,
    statement: null,
    line,
  };
  if (!interval.defined) return { ...none, trend: { kind: 'tooFew', text: caseworker.trendTooFew(points.length) } };
  const { lower, upper } = interval.value;
  if (lower <= 0 && upper >= 0) return none;
  const usual = measure.unit === 'percent' || measure.unit === 'count' ? 1 : 2;
  // The interval excludes zero, and is written so that it is seen to.
  const decimals = fewestDecimals(usual, (each) =>
    [slope, lower, upper].every((perDay) => Number((perDay * daysInMonth).toFixed(each)) !== 0),
  );
  const plain = (perDay: number) => wording.formats.number(Math.abs(perDay) * daysInMonth, decimals);
  const perMonth = measure.unit === 'percent' ? wording.words.percentPoints(plain(slope)) : plain(slope);
  const range =
    slope > 0 ? wording.words.interval(plain(lower), plain(upper)) : wording.words.interval(plain(upper), plain(lower));
  const [first, last] = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0];
  // A line may leave the scale that the sessions keep to.
  const scale = measureScale(rubric, measure);
  const fitted = (x: number) => within(scale, found.value.intercept + slope * x);
  const write = writerOfDistinct(wording, measure.unit, [fitted(first), fitted(last)]);
  const months = Math.max(1, Math.round((last - first) / daysInMonth));
  const ends = [wording.name(measure), write(fitted(first)), write(fitted(last))] as const;
  const kind = slope > 0 ? 'rise' : 'fall';
  const text = kind === 'rise' ? caseworker.trendRise(perMonth, range) : caseworker.trendFall(perMonth, range);
  return {
    trend: { kind, text },
    title: caseworker[kind === 'rise' ? 'rose' : 'fell'](...ends),
    statement: caseworker[kind === 'rise' ? 'roseOver' : 'fellOver'](...ends, months),
    line,
  };
}

/** More would be read by nobody. */
const mostDecimals = 8;

/** The fewest decimals from so many on that say what is to be said. */
function fewestDecimals(from: number, says: (decimals: number) => boolean): number {
  let decimals = from;
  while (decimals < mostDecimals && !says(decimals)) decimals += 1;
  return decimals;
}

/** Writes values as sentences do, with further decimals where they would read the same. */
function writerOfDistinct(wording: Wording, unit: MeasureDefinition['unit'], [a, b]: readonly [number, number]) {
  if (writeMeasure(wording, unit, a) !== writeMeasure(wording, unit, b)) {
    return (value: number) => writeMeasure(wording, unit, value);
  }
  const decimals = fewestDecimals(1, (each) => a.toFixed(each) !== b.toFixed(each));
  const { percent, number } = wording.formats;
  return (value: number) => (unit === 'percent' ? percent(value, decimals) : number(value, decimals));
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
  const points = sessions.flatMap((each): TrendChartPoint[] => {
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
    line: trend?.line ? drawLine(trend.line, yAxis) : null,
  };
}

/**
 * The line from the first to the last session that it was fitted to, as far as the axis goes, and its band turning about
 * the middle one in time.
 */
function drawLine({ slope, intercept, interval, days }: FittedLine, axis: ChartAxis): TrendLine | null {
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (sorted.length < fewestTrendPoints || first === undefined || last === undefined || middle === undefined)
    return null;
  const turns = [first, middle, last];
  const line: StraightLine = { x: middle, y: intercept + slope * middle, slope };
  const meets = (each: StraightLine) => crossings(each, axis, first, last);
  const shown = [first, ...meets(line), last].filter((x) => isWithin(axis, heightAt(line, x)));
  const [from, to] = [shown[0], shown.at(-1)];
  if (from === undefined || to === undefined || (from === to && first !== last)) return null;
  const end = (x: number) => ({ x, y: within(axis, heightAt(line, x)) });
  return { from: end(from), to: end(to), band: interval.defined ? drawBand(interval.value) : [] };

  /** Both edges meet the axis where they would, so that cutting them off bends neither. */
  function drawBand({ lower, upper }: { readonly lower: number; readonly upper: number }): TrendLine['band'] {
    const turned = [lower, upper].map((each) => ({ ...line, slope: each }));
    return [...new Set([...turns, ...turned.flatMap(meets)])]
      .sort((a, b) => a - b)
      .map((x) => {
        const heights = turned.map((each) => within(axis, heightAt(each, x)));
        return { x, lower: Math.min(...heights), upper: Math.max(...heights) };
      });
  }
}

/** A line through a point. */
interface StraightLine {
  readonly x: number;
  readonly y: number;
  readonly slope: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function heightAt({ x, y, slope }: StraightLine, at: number): number {
  return y + slope * (at - x);
}

function within({ from, to }: Range, y: number): number {
  return Math.min(to, Math.max(from, y));
}

/** Rounding must not lose the point where a line meets the end of an axis. */
function isWithin(axis: Range, y: number): boolean {
  return Math.abs(y - within(axis, y)) <= 1e-9 * (axis.to - axis.from);
}

/** Where a line meets the ends of an axis between two days, rising. */
function crossings({ x, y, slope }: StraightLine, axis: Range, first: number, last: number): number[] {
  if (slope === 0) return [];
  return [axis.from, axis.to]
    .map((end) => x + (end - y) / slope)
    .filter((at) => at > first && at < last)
    .sort((a, b) => a - b);
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
