import type { Chart, ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import type { ChartAxis, TrendChart, TrendChartPoint, TrendPanel } from '../models/chart-models.ts';
import { arrangePanels, type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import {
  cssFont,
  drawLine,
  estimateWidth,
  fillPolygon,
  type Pen,
  pointShapes,
  wrapLines,
  writeText,
} from './drawing.ts';
import { legendPlugin, placeLegend } from './legend.ts';

const PLOT_HEIGHT = 62;
const POINT_RADIUS = 2.6;
/** With more points than this the numbers of a series would cover each other. */
const MOST_NUMBERED_POINTS = 16;

/** Room around a panel's plot, in pixels. */
interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Cell {
  readonly panel: TrendPanel;
  readonly xScale: string;
  readonly yScale: string;
  readonly isLowest: boolean;
}

/** Panels in columns and rows, drawn as one chart: each has a scale of its own, and room around its plot for words. */
export function configureTrendChart(chart: TrendChart, space: ChartSpace): ChartDrawing {
  const { font, width } = space;
  const { columns, rows } = arrangePanels(chart.panels.length, width);
  const cells = chart.panels.map((panel, at) => ({
    panel,
    xScale: `x${at % columns}`,
    yScale: `y${at}`,
    isLowest: at + columns >= chart.panels.length,
  }));
  const titleWidth = width / columns - 16;
  const hasLongTitle = chart.panels.some(({ title }) => estimateWidth(title, font) * 1.06 > titleWidth);
  const margins: Margins = {
    left:
      6 + Math.max(...chart.panels.flatMap(({ yAxis }) => yAxis.ticks.map((each) => estimateWidth(each.text, font)))),
    right:
      14 + Math.max(0, ...chart.panels.flatMap(({ bands }) => bands.map((band) => estimateWidth(band.name, font)))),
    top: font.size * (hasLongTitle ? 2.4 : 1.2) + 7,
    bottom: 9,
  };
  const cellHeight = margins.top + PLOT_HEIGHT + margins.bottom;
  const legend = placeLegend(chart.legend, width, font);
  const axisHeight = font.size * 1.5;
  const height = rows * cellHeight + axisHeight + (legend.height > 0 ? legend.height + 6 : 0);

  const configuration: ChartConfiguration<'scatter', TrendChartPoint[]> = {
    type: 'scatter',
    data: { datasets: cells.map((cell) => pointsOf(cell, space)) },
    options: {
      ...commonOptions(space),
      layout: { padding: { bottom: height - rows * cellHeight }, autoPadding: false },
      plugins: commonPlugins(space, ({ raw }) => (raw as { label: string }).label),
      scales: Object.fromEntries([
        ...Array.from({ length: columns }, (_, at) => [
          `x${at}`,
          {
            ...stretch(chart.xAxis, width / columns, margins.left, margins.right),
            position: 'bottom',
            stack: 'columns',
          },
        ]),
        // Every column has as many scales as there are rows, so that rows of two columns stand level.
        ...Array.from({ length: rows * columns }, (_, at) => [
          `y${at}`,
          {
            ...stretch(chart.panels[at]?.yAxis ?? { from: 0, to: 1 }, cellHeight, margins.bottom, margins.top),
            // Scales on the right are stacked from the top, those on the left from the bottom.
            position: 'right',
            stack: `column${at % columns}`,
          },
        ]),
      ]),
    },
    plugins: [drawFrames(cells, chart, space, margins), legendPlugin(legend, height - legend.height, space)],
  };
  return { width, height, configuration: configuration as ChartConfiguration };
}

/** A hidden scale that leaves room before and after its axis, so that the axis itself takes the rest of `pixels`. */
function stretch(axis: { readonly from: number; readonly to: number }, pixels: number, before: number, after: number) {
  const perPixel = (axis.to - axis.from) / (pixels - before - after);
  return {
    type: 'linear',
    display: false,
    min: axis.from - before * perPixel,
    max: axis.to + after * perPixel,
    stackWeight: 1,
  } as const;
}

function pointsOf({ panel, xScale, yScale }: Cell, { theme }: ChartSpace): ChartDataset<'scatter', TrendChartPoint[]> {
  const colours = panel.points.map(({ isCurrent }) => (isCurrent ? theme.ink : theme.quiet));
  return {
    data: panel.points.map((point) => ({ ...point, y: Math.min(point.y, panel.yAxis.to) })),
    xAxisID: xScale,
    yAxisID: yScale,
    clip: false,
    pointStyle: panel.points.map(({ coder }) => pointShapes[coder]),
    pointRadius: panel.points.map(({ isCurrent }) => (isCurrent ? POINT_RADIUS + 0.8 : POINT_RADIUS)),
    pointHoverRadius: POINT_RADIUS + 2,
    pointBackgroundColor: panel.points.map(({ isEstimate }, at) =>
      isEstimate ? theme.paper : (colours[at] ?? theme.ink),
    ),
    pointBorderColor: colours,
    pointBorderWidth: 1,
  };
}

/** What stands behind the points: levels, thresholds, ticks, the trend; and the title above. */
function drawFrames(cells: readonly Cell[], chart: TrendChart, space: ChartSpace, margins: Margins): Plugin<'scatter'> {
  return {
    id: 'frames',
    beforeDatasetsDraw: (drawn) => {
      const pen = drawn.ctx as unknown as Pen;
      for (const cell of cells) {
        const place = placeOn(drawn, cell, chart.xAxis);
        drawLevels(pen, cell.panel, place, space);
        drawTrend(pen, cell.panel, place, space);
        drawTicks(pen, cell, chart, place, space);
        drawTitle(pen, cell.panel, place, space, margins);
      }
    },
    afterDatasetsDraw: (drawn) => {
      for (const cell of cells)
        numberPoints(drawn.ctx as unknown as Pen, cell.panel, placeOn(drawn, cell, chart.xAxis), space);
    },
  };
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function placeOn(drawn: Chart<'scatter'>, { panel, xScale, yScale }: Cell, xAxis: ChartAxis): Place {
  const x = (value: number) => drawn.scales[xScale]?.getPixelForValue(value) ?? 0;
  const y = (value: number) => drawn.scales[yScale]?.getPixelForValue(value) ?? 0;
  return { x, y, left: x(xAxis.from), right: x(xAxis.to), top: y(panel.yAxis.to), bottom: y(panel.yAxis.from) };
}

function drawLevels(pen: Pen, { bands }: TrendPanel, place: Place, { theme, font }: ChartSpace): void {
  let free = Number.POSITIVE_INFINITY;
  for (const band of bands) {
    const [top, bottom] = [place.y(band.to), place.y(band.from)];
    pen.fillStyle = theme.bands[Math.min(band.rank, theme.bands.length - 1)] ?? theme.paper;
    pen.fillRect(place.left, top, place.right - place.left, bottom - top);
    drawLine(pen, theme.rule, 0.5, [place.left, bottom], [place.right, bottom]);
    // A name stands on its threshold, or above the name below it.
    const base = Math.min(bottom - 1, free);
    free = base - font.size * 1.1;
    writeText(pen, font, band.name, place.right + 5, base, { colour: theme.quiet });
  }
}

function drawTrend(pen: Pen, { line }: TrendPanel, place: Place, { theme }: ChartSpace): void {
  if (line === null) return;
  const inside = (y: number) => Math.min(place.bottom, Math.max(place.top, place.y(y)));
  fillPolygon(pen, theme.interval, [
    ...line.band.map(({ x, upper }) => [place.x(x), inside(upper)] as const),
    ...line.band.toReversed().map(({ x, lower }) => [place.x(x), inside(lower)] as const),
  ]);
  drawLine(pen, theme.ink, 1.2, [place.x(line.from.x), inside(line.from.y)], [place.x(line.to.x), inside(line.to.y)]);
}

function drawTicks(pen: Pen, { panel, isLowest }: Cell, { xAxis }: TrendChart, place: Place, space: ChartSpace): void {
  const { theme, font } = space;
  drawLine(pen, theme.quiet, 0.7, [place.left, place.top], [place.left, place.bottom]);
  drawLine(pen, theme.quiet, 0.7, [place.left, place.bottom], [place.right, place.bottom]);
  for (const { at, text } of panel.yAxis.ticks) {
    drawLine(pen, theme.quiet, 0.7, [place.left - 2.5, place.y(at)], [place.left, place.y(at)]);
    writeText(pen, font, text, place.left - 5, place.y(at), {
      colour: theme.quiet,
      align: 'right',
      baseline: 'middle',
    });
  }
  for (const { at } of xAxis.ticks) {
    drawLine(pen, theme.quiet, 0.7, [place.x(at), place.bottom], [place.x(at), place.bottom + 2.5]);
  }
  if (!isLowest) return;
  pen.font = cssFont(font);
  const labels = xAxis.ticks.map(({ at, text }) => ({ text, x: place.x(at), width: pen.measureText(text).width }));
  for (const { text, x } of chooseLabels(labels)) {
    writeText(pen, font, text, x, place.bottom + 5, { colour: theme.quiet, align: 'center', baseline: 'top' });
  }
}

interface TickLabel {
  readonly text: string;
  /** Its middle. */
  readonly x: number;
  readonly width: number;
}

const LABELS_APART = 4;

/** Labels that don't touch: the last year first, then the others from the left. */
export function chooseLabels(labels: readonly TickLabel[]): TickLabel[] {
  const lastYear = labels.findLast(({ text }) => /\d{4}/.test(text));
  const chosen: TickLabel[] = lastYear ? [lastYear] : [];
  const isFree = ({ x, width }: TickLabel) =>
    chosen.every((each) => Math.abs(each.x - x) >= (each.width + width) / 2 + LABELS_APART);
  for (const label of labels) if (isFree(label)) chosen.push(label);
  return chosen.toSorted((a, b) => a.x - b.x);
}

function drawTitle(pen: Pen, panel: TrendPanel, place: Place, { theme, font }: ChartSpace, margins: Margins): void {
  pen.font = cssFont(font, 'bold');
  const left = place.left - margins.left;
  const lines = wrapLines(
    panel.title,
    place.right + margins.right - 8 - left,
    2,
    (line) => pen.measureText(line).width,
  );
  lines.forEach((line, at) => {
    const y = place.top - 7 - (lines.length - 1 - at) * font.size * 1.2;
    writeText(pen, font, line, left, y, { colour: theme.ink, weight: 'bold' });
  });
  if (panel.pointsAbove === null) return;
  writeText(pen, font, panel.pointsAbove, place.right - 2, place.top + 2, {
    colour: theme.quiet,
    align: 'right',
    baseline: 'top',
  });
}

/** The session's place in a series with one client, beside its point. */
function numberPoints(pen: Pen, panel: TrendPanel, place: Place, { theme, font }: ChartSpace): void {
  const numbered = panel.points.filter(({ sessionNumber }) => sessionNumber !== null);
  if (numbered.length > MOST_NUMBERED_POINTS) return;
  const small = { ...font, size: font.size * 0.85 };
  for (const { x, y, sessionNumber } of numbered) {
    const top = place.y(Math.min(y, panel.yAxis.to));
    const above = top - place.top > 10 ? top - 4.5 : top + 4.5 + small.size * 0.8;
    writeText(pen, small, `${sessionNumber}`, place.x(x), above, { colour: theme.quiet, align: 'center' });
  }
}
