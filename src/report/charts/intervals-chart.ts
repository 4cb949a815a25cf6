import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import type { IntervalRow, IntervalsChart } from '../models/chart-models.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import { cssFont, drawLine, estimateWidth, fillPolygon, type Pen, wrapLines, writeText } from './drawing.ts';

/** Height of a row and of the gap between groups, in sizes of the text. */
const [ROW, GAP] = [1.36, 0.6];
/** Below this width the figures are left to the table beside the chart. */
const NARROW = 420;

interface Row extends IntervalRow {
  /** Middle of the row, from the top of the plot. */
  readonly y: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** A figure a row, each a point on its interval, against the bands of a scale of words. */
export function configureIntervalsChart(chart: IntervalsChart, space: ChartSpace): ChartDrawing {
  const { font, width, theme } = space;
  const { rows, height: plotHeight } = placeRows(chart, font.size);
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => estimateWidth(text, font)));
  const left = Math.min(longest(rows.map(({ name }) => name)), width * 0.38) + 8;
  const right = width < NARROW ? 8 : Math.min(longest(rows.map(({ text }) => text)), width * 0.32) + 12;
  const top = font.size * 1.6;
  const bottom = font.size * 2.2;
  const height = top + plotHeight + bottom;
  const points = rows.flatMap(({ value, y, name, text }): Point[] =>
    value === null ? [] : [{ x: clamp(value, chart), y, label: `${name}: ${text}` }],
  );
  const configuration: ChartConfiguration<'scatter', Point[]> = {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: points,
          clip: false,
          pointRadius: 2.6,
          pointBackgroundColor: theme.ink,
          pointBorderColor: theme.ink,
        },
      ],
    },
    options: {
      ...commonOptions(space),
      layout: { padding: { left, right, top, bottom }, autoPadding: false },
      plugins: commonPlugins(space, ({ raw }) => (raw as Point).label),
      scales: {
        x: { type: 'linear', display: false, min: chart.axis.from, max: chart.axis.to },
        y: { type: 'linear', display: false, min: 0, max: plotHeight, reverse: true },
      },
    },
    plugins: [drawRows(chart, rows, space, { top, left })],
  };
  return { width, height, configuration: configuration as ChartConfiguration };
}

function placeRows({ groups }: IntervalsChart, size: number): { readonly rows: Row[]; readonly height: number } {
  let y = 0;
  const rows = groups.flatMap((group, at) => {
    if (at > 0) y += GAP * size;
    return group.map((row): Row => {
      y += ROW * size;
      return { ...row, y: y - (ROW * size) / 2 };
    });
  });
  return { rows, height: Math.max(y, ROW * size) };
}

function clamp(value: number, { axis }: IntervalsChart): number {
  return Math.max(axis.from, Math.min(axis.to, value));
}

function drawRows(
  chart: IntervalsChart,
  rows: readonly Row[],
  space: ChartSpace,
  edge: { readonly top: number; readonly left: number },
): Plugin<'scatter'> {
  return {
    id: 'rows',
    beforeDatasetsDraw: (drawn) => {
      drawBands(drawn, chart, space, edge.top);
      for (const row of rows) drawRow(drawn, chart, row, space, edge.left);
    },
  };
}

function drawBands(drawn: Chart<'scatter'>, chart: IntervalsChart, { font, theme }: ChartSpace, top: number): void {
  const pen = drawn.ctx as unknown as Pen;
  const { chartArea } = drawn;
  const x = (value: number) => drawn.scales.x?.getPixelForValue(value) ?? 0;
  const quiet = { colour: theme.quiet } as const;
  let free = chartArea.left;
  for (const { name, from } of chart.bands) {
    // Each band reaches to the end of the axis, so that the higher lie over the lower and are darker.
    pen.fillStyle = theme.bands[0] ?? theme.paper;
    pen.fillRect(x(from), chartArea.top, x(chart.axis.to) - x(from), chartArea.bottom - chartArea.top);
    drawLine(pen, theme.rule, 0.5, [x(from), chartArea.top - 2], [x(from), chartArea.bottom]);
    pen.font = cssFont(font);
    const start = Math.max(free, x(from) + 1);
    writeText(pen, font, name, start, top - font.size * 0.5, quiet);
    free = start + pen.measureText(name).width + 4;
  }
  drawLine(pen, theme.quiet, 0.7, [chartArea.left, chartArea.bottom], [chartArea.right, chartArea.bottom]);
  for (const { at, text } of chart.axis.ticks) {
    drawLine(pen, theme.quiet, 0.7, [x(at), chartArea.bottom], [x(at), chartArea.bottom + 2.5]);
    writeText(pen, font, text, x(at), chartArea.bottom + 5, { ...quiet, align: 'center', baseline: 'top' });
  }
}

function drawRow(
  drawn: Chart<'scatter'>,
  chart: IntervalsChart,
  { name, value, interval, text, y: place }: Row,
  { font, theme, width }: ChartSpace,
  left: number,
): void {
  const pen = drawn.ctx as unknown as Pen;
  const x = (at: number) => drawn.scales.x?.getPixelForValue(at) ?? 0;
  const y = drawn.scales.y?.getPixelForValue(place) ?? 0;
  pen.font = cssFont(font);
  const [called = ''] = wrapLines(name, left - 8, 1, (line) => pen.measureText(line).width);
  writeText(pen, font, called, 0, y, { colour: theme.ink, baseline: 'middle' });
  if (interval !== null) {
    const [from, to] = [x(clamp(interval.lower, chart)), x(clamp(interval.upper, chart))];
    drawLine(pen, theme.ink, 1, [from, y], [to, y]);
    drawEnd(pen, theme.ink, from, y, interval.lower < chart.axis.from ? -1 : 0);
    drawEnd(pen, theme.ink, to, y, interval.upper > chart.axis.to ? 1 : 0);
  }
  const shown = value === null && width < NARROW ? '–' : text;
  if (width < NARROW && value !== null) return;
  const isBeside = width >= NARROW;
  const start = isBeside ? drawn.chartArea.right + 12 : x(0) + 4;
  const [line = ''] = wrapLines(shown, width - start, 1, (each) => pen.measureText(each).width);
  writeText(pen, font, line, start, y, { colour: value === null ? theme.quiet : theme.ink, baseline: 'middle' });
}

/** An end of an interval: a stroke, or the head of an arrow where it leaves the axis. */
function drawEnd(pen: Pen, colour: string, x: number, y: number, direction: -1 | 0 | 1): void {
  if (direction === 0) {
    drawLine(pen, colour, 1, [x, y - 2], [x, y + 2]);
    return;
  }
  fillPolygon(pen, colour, [
    [x + 4 * direction, y],
    [x, y - 2.4],
    [x, y + 2.4],
  ]);
}
