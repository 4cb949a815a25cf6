import { describe, expect, it } from 'vitest';
import type { ChartSpace } from '../../../src/report/charts/chart-drawing.ts';
import { lightTheme } from '../../../src/report/charts/chart-theme.ts';
import { chartsOfReport } from '../../../src/report/charts/charts-of-report.ts';
import { configureChart } from '../../../src/report/charts/configure-chart.ts';
import { openChartDrawer } from '../../../src/report/charts/draw-charts.ts';
import { chartFontFamily } from '../../../src/report/report-fonts.ts';
import { caseworkerWithSessions } from '../caseworker-with-sessions.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from '../example-reports.ts';

const onPaper: ChartSpace = {
  width: 499,
  theme: lightTheme,
  font: { family: chartFontFamily, size: 7.2 },
  language: 'en',
  isInteractive: false,
};
const charts = [exampleSessionReport, exampleCaseworkerReport, exampleTeamReport].flatMap(chartsOfReport);
const draw = (chart: (typeof charts)[number], space = onPaper) => openChartDrawer().svg(configureChart(chart, space));

describe.each(charts.map((chart) => [chart.kind, chart] as const))('a drawn %s chart', (_, chart) => {
  it('has the same bytes whatever was drawn before', () => {
    const first = draw(chart);
    for (const other of charts) draw(other);

    expect(draw(chart)).toBe(first);
  });

  it('names no font but those of the package', () => {
    const families = [...draw(chart).matchAll(/font-family="([^"]*)"/g)].map(([, family]) => family);

    expect(families.length).toBeGreaterThan(0);
    expect(new Set(families)).toEqual(new Set([chartFontFamily]));
  });

  it('is as large as it says, and vector through and through', () => {
    const { width, height } = configureChart(chart, onPaper);
    const svg = draw(chart);

    expect(svg).toContain(`width="${Math.ceil(width)}" height="${Math.ceil(height)}"`);
    expect(svg).not.toContain('<image');
  });

  it('keeps its words as words', () => {
    const texts = [...draw(chart).matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

    expect(texts.some((text) => (text?.length ?? 0) > 3)).toBe(true);
    expect(draw(chart)).not.toMatch(/<text[^>]* x="[^"]*,/);
  });
});

it('leaves room for a long balance of client talk', () => {
  const talk = charts.find((chart) => chart.kind === 'clientTalk');
  if (talk?.kind !== 'clientTalk') throw new Error('the example has client talk');
  const balance = [{ seconds: talk.xAxis.from, value: 139 }];
  const svg = draw({ ...talk, balance });
  const [, x] = /<text x="([\d.]+)"[^>]*>\+139</.exec(svg) ?? [];
  // Four characters of the package's font at 7.2 points.
  expect(Number(x) + 20).toBeLessThanOrEqual(onPaper.width);
});

describe('a trend chart', () => {
  const { trends } = exampleCaseworkerReport;
  if (trends === null) throw new Error('the example has trends');
  const { data, options } = configureChart(trends.chart, onPaper).configuration;

  it('draws estimates hollow and consensus as a diamond', () => {
    expect(data.datasets[0]).toMatchObject({
      pointStyle: ['circle', 'circle', 'rectRot', 'rect', 'circle', 'circle', 'circle'],
      pointBackgroundColor: expect.arrayContaining([lightTheme.paper]),
    });
    const fills = (data.datasets[0] as unknown as { pointBackgroundColor: string[] }).pointBackgroundColor;
    expect(fills.map((fill) => fill === lightTheme.paper)).toEqual([false, false, false, false, true, false, false]);
  });

  it('draws a point above the axis at its end', () => {
    const values = data.datasets[3]?.data.map((point) => (point as { y: number }).y) ?? [];

    expect(Math.max(...values)).toBe(4);
  });

  it('gives each panel a scale whose axis runs from end to end of the measure', () => {
    const scale = options?.scales?.y2 as { min: number; max: number };

    expect(scale.min).toBeLessThan(0);
    expect(scale.max).toBeGreaterThan(100);
  });

  it('stands in one column where there is little room', () => {
    const wide = configureChart(trends.chart, onPaper);
    const narrow = configureChart(trends.chart, { ...onPaper, width: 300 });

    expect(Object.keys(narrow.configuration.options?.scales ?? {}).filter((id) => id.startsWith('x'))).toEqual(['x0']);
    expect(narrow.height).toBeGreaterThan(1.6 * wide.height);
  });

  it('draws no line where the report has none', () => {
    const lines = (count: number) => {
      const chart = caseworkerWithSessions(count).trends?.chart;
      if (chart === undefined) throw new Error('there are trends');
      return draw(chart).match(/fill-opacity="0\.14/g)?.length ?? 0;
    };

    expect(lines(2)).toBe(0);
    expect(lines(3)).toBe(4);
  });

  it('says what a session was when a reader points at it', () => {
    const { plugins } = configureChart(trends.chart, { ...onPaper, isInteractive: true }).configuration.options ?? {};
    const label = plugins?.tooltip?.callbacks?.label as unknown as (item: { raw: unknown }) => string;

    expect(plugins?.tooltip?.enabled).toBe(true);
    expect(label({ raw: { label: '3 Oct: 3.5' } })).toBe('3 Oct: 3.5');
  });
});
