/** Trend reports on any number of invented sessions: for what must look right and be fast with few and with many. */
import type { CaseworkerReport } from '../../src/report/models/caseworker-report.ts';
import type { CountsChart, TrendChart, TrendPanel } from '../../src/report/models/chart-models.ts';
import type { ReportTable } from '../../src/report/models/report-table.ts';
import { exampleCaseworkerReport } from './example-reports.ts';

const DAY_MS = 86_400_000;
const firstDay = Date.parse('2025-11-03') / DAY_MS;
const lastDay = Date.parse('2026-10-30') / DAY_MS;

/** A value from 0 to 1 that follows from a seed and a place: the same everywhere. */
function scatter(seed: number, at: number): number {
  const angle = Math.sin(seed * 127.1 + at * 311.7) * 43_758.5453;
  return angle - Math.floor(angle);
}

/** The example's report as it would be with `count` sessions of caseworker `seed`. */
export function caseworkerWithSessions(count: number, seed = 1): CaseworkerReport {
  const example = exampleCaseworkerReport;
  const pseudonym = `V${seed}`;
  const days = Array.from({ length: count }, (_, at) =>
    Math.round(firstDay + ((at + 1) / (count + 1)) * (lastDay - firstDay)),
  );
  const dates = days.map((day) =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day * DAY_MS),
  );
  const { trends, counts, sessions } = example;
  if (trends === null || counts === null || sessions.table === null) throw new Error('the example has all parts');
  const isEmpty = count === 0;
  return {
    ...example,
    head: { ...example.head, subtitle: `${pseudonym}, October 2026`, documentTitle: `Trend report, ${pseudonym}` },
    caseworker: { pseudonym, name: null },
    sessionCount: { period: Math.min(1, count), span: count, estimated: 0 },
    trends: isEmpty ? null : { ...trends, chart: trendOf(trends.chart, days, dates, seed) },
    counts: isEmpty ? null : { ...counts, chart: countsOf(counts.chart, dates, seed) },
    series: count < 2 ? null : example.series,
    strengths: isEmpty ? { ...example.strengths, items: [], none: 'No session was coded.' } : example.strengths,
    nextSteps: isEmpty ? { ...example.nextSteps, items: [], none: 'No session was coded.' } : example.nextSteps,
    sessions: isEmpty
      ? { ...sessions, table: null, none: 'No session was coded in these months.' }
      : { ...sessions, table: tableOf(sessions.table, dates, seed) },
  };
}

function trendOf(chart: TrendChart, days: readonly number[], dates: readonly string[], seed: number): TrendChart {
  return { ...chart, panels: chart.panels.map((panel, at) => panelOf(panel, days, dates, seed * 7 + at)) };
}

function panelOf(panel: TrendPanel, days: readonly number[], dates: readonly string[], seed: number): TrendPanel {
  const { from, to } = panel.yAxis;
  const points = days.map((x, at) => {
    const y = from + (to - from) * (0.3 + 0.4 * scatter(seed, at));
    const isEstimate = at % 5 === 3;
    return {
      x,
      y,
      label: `${dates[at]}: ${y.toFixed(2)}`,
      coder: isEstimate ? ('heuristic' as const) : ('human' as const),
      isEstimate,
      isCurrent: at === days.length - 1,
      sessionNumber: null,
    };
  });
  return { ...panel, points, pointsAbove: null, line: days.length < 3 ? null : panel.line };
}

function countsOf(chart: CountsChart, dates: readonly string[], seed: number): CountsChart {
  const series = chart.series.map((each, code) => ({
    ...each,
    values: dates.map((_, at) => Math.round(14 * scatter(seed + code, at))),
  }));
  return { ...chart, sessions: dates, series };
}

function tableOf(table: ReportTable, dates: readonly string[], seed: number): ReportTable {
  const rows = dates.map((date, session) =>
    table.columns.map(({ id }, at) => {
      if (at === 0) return { value: date, text: date };
      const sample = table.rows[0]?.[at] ?? { value: null, text: '–' };
      if (typeof sample.value === 'string') return sample;
      const value = Math.round(14 * scatter(seed + id.length, session * 31 + at));
      return { value, text: `${value}` };
    }),
  );
  return { ...table, rows };
}
