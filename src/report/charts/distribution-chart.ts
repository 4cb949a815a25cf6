import type { Chart, ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import type { DistributionChart, DistributionPanel } from '../models/chart-models.ts';
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

const DIAMETER = 5.4;
/** Dots in a pile before piles are squeezed. */
const MOST_IN_PILE = 7;
/** Room under the dots for the mean with its interval, and under the axis for ticks. */
const MEAN_HEIGHT = 11;

interface Dot {
  readonly x: number;
  /** Place in its pile, from 0. */
  readonly y: number;
}

/** A strip a measure: a dot a session, piled where they meet, and the mean with its interval underneath. */
export function configureDistributionChart(chart: DistributionChart, space: ChartSpace): ChartDrawing {
  const { font, width } = space;
  const { columns, rows } = arrangePanels(chart.panels.length, width);
  const titleHeight = font.size * 1.9;
  const levelsHeight = font.size * 1.3;
  const ticksHeight = font.size * 2.3;
  const plotHeight = DIAMETER * MOST_IN_PILE;
  const cellHeight = titleHeight + levelsHeight + plotHeight + MEAN_HEIGHT + ticksHeight;
  const legend = placeLegend(chart.legend, width, font);
  const height = rows * cellHeight + legend.height;
  // The ticks at both ends of an axis stand half beyond it.
  const ticks = chart.panels.flatMap(({ axis }) => axis.ticks);
  const side = Math.max(10, 1 + Math.max(0, ...ticks.map(({ text }) => estimateWidth(text, font))) / 2);
  const cells = chart.panels.map((panel, at) => ({
    panel,
    xScale: `x${at}`,
    yScale: `y${at}`,
    dots: pileUp(panel, width / columns - 2 * side),
  }));

  const configuration: ChartConfiguration<'scatter', Dot[]> = {
    type: 'scatter',
    data: { datasets: cells.map((cell) => dotsOf(cell, space)) },
    options: {
      ...commonOptions(space),
      layout: { padding: { bottom: height - rows * cellHeight }, autoPadding: false },
      plugins: commonPlugins(space),
      scales: scalesOf(
        chart,
        columns,
        rows,
        { pixels: width / columns - 2 * side, side },
        { below: MEAN_HEIGHT + ticksHeight, above: plotHeight + titleHeight + levelsHeight },
      ),
    },
    plugins: [drawPanels(cells, space), legendPlugin(legend, height - legend.height, space)],
  };
  return { width, height, configuration: configuration as ChartConfiguration };
}

/** A scale across and one up for each place of the grid, empty ones too, so that all cells have one size. */
function scalesOf(
  { panels }: DistributionChart,
  columns: number,
  rows: number,
  across: { readonly pixels: number; readonly side: number },
  up: { readonly below: number; readonly above: number },
): Record<string, object> {
  const places = Array.from({ length: rows * columns }, (_, at) => at);
  const scales = places.flatMap((at) => {
    const axis = panels[at]?.axis ?? { from: 0, to: 1 };
    const perPixel = (axis.to - axis.from) / across.pixels;
    const beyond = across.side * perPixel;
    // One row of scales divides the width; those of further rows lie on them.
    const stack = `row${at < columns ? 0 : Math.floor(at / columns)}`;
    const hidden = { type: 'linear', display: false };
    return [
      [`x${at}`, { ...hidden, min: axis.from - beyond, max: axis.to + beyond, position: 'bottom', stack }],
      [
        `y${at}`,
        {
          ...hidden,
          min: -up.below / DIAMETER,
          max: up.above / DIAMETER,
          position: 'right',
          stack: `column${at % columns}`,
        },
      ],
    ] as const;
  });
  return Object.fromEntries(scales);
}

interface Cell {
  readonly panel: DistributionPanel;
  readonly xScale: string;
  readonly yScale: string;
  readonly dots: readonly Dot[];
}

/** Piles up dots whose circles would touch; long piles are squeezed to fit. */
function pileUp({ points, axis }: DistributionPanel, pixels: number): Dot[] {
  const perPixel = (axis.to - axis.from) / pixels;
  const binOf = (value: number) => Math.round(Math.min(value, axis.to) / (DIAMETER * perPixel));
  const sizes = new Map<number, number>();
  const places = points.map(({ value }) => {
    const bin = binOf(value);
    const place = sizes.get(bin) ?? 0;
    sizes.set(bin, place + 1);
    return { x: Math.min(value, axis.to), y: place };
  });
  const squeeze = Math.min(1, MOST_IN_PILE / Math.max(1, ...sizes.values()));
  return places.map(({ x, y }) => ({ x, y: (y + 0.5) * squeeze }));
}

function dotsOf({ panel, xScale, yScale, dots }: Cell, { theme }: ChartSpace): ChartDataset<'scatter', Dot[]> {
  return {
    data: [...dots],
    xAxisID: xScale,
    yAxisID: yScale,
    clip: false,
    pointStyle: panel.points.map(({ coder }) => pointShapes[coder]),
    pointRadius: DIAMETER / 2 - 0.4,
    pointBackgroundColor: panel.points.map(({ isEstimate }) => (isEstimate ? theme.paper : theme.quiet)),
    pointBorderColor: theme.ink,
    pointBorderWidth: 0.6,
  };
}

function drawPanels(cells: readonly Cell[], space: ChartSpace): Plugin<'scatter'> {
  return {
    id: 'panels',
    beforeDatasetsDraw: (drawn) => {
      for (const cell of cells) drawPanel(drawn, cell, space);
    },
  };
}

function drawPanel(drawn: Chart<'scatter'>, { panel, xScale, yScale }: Cell, { font, theme }: ChartSpace): void {
  const pen = drawn.ctx as unknown as Pen;
  const x = (value: number) => drawn.scales[xScale]?.getPixelForValue(value) ?? 0;
  const y = (value: number) => drawn.scales[yScale]?.getPixelForValue(value) ?? 0;
  const [left, right] = [x(panel.axis.from), x(panel.axis.to)];
  const [top, floor] = [y(MOST_IN_PILE), y(0)];
  const bottom = floor + MEAN_HEIGHT;
  const quiet = { colour: theme.quiet } as const;

  pen.font = cssFont(font, 'bold');
  const [title = ''] = wrapLines(panel.title, right - left, 1, (line) => pen.measureText(line).width);
  writeText(pen, font, title, left, top - font.size * 1.9, { colour: theme.ink, weight: 'bold' });
  const starts = placeNames(
    panel.bands.map((band) => ({ from: x(band.from) + 1, width: estimateWidth(band.name, font) })),
    { left, right },
  );
  panel.bands.forEach((band, at) => {
    pen.fillStyle = theme.bands[Math.min(band.rank, theme.bands.length - 1)] ?? theme.paper;
    pen.fillRect(x(band.from), top, x(band.to) - x(band.from), bottom - top);
    drawLine(pen, theme.rule, 0.5, [x(band.from), top - 2], [x(band.from), bottom]);
    writeText(pen, font, band.name, starts[at] ?? left, top - 3, quiet);
  });
  drawLine(pen, theme.quiet, 0.7, [left, bottom], [right, bottom]);
  for (const { at, text } of panel.axis.ticks) {
    drawLine(pen, theme.quiet, 0.7, [x(at), bottom], [x(at), bottom + 2.5]);
    writeText(pen, font, text, x(at), bottom + 5, { ...quiet, align: 'center', baseline: 'top' });
  }
  if (panel.pointsAbove !== null) {
    writeText(pen, font, panel.pointsAbove, right, top + 2, { ...quiet, align: 'right', baseline: 'top' });
  }
  drawMean(pen, panel, x, floor + MEAN_HEIGHT / 2 + 0.5, theme.ink);
}

const NAMES_APART = 5;

/** Where names in a row start: each at its own place, or further left where those after it would run over the end. */
export function placeNames(
  names: readonly { readonly from: number; readonly width: number }[],
  { left, right }: { readonly left: number; readonly right: number },
): number[] {
  const starts: number[] = [];
  let free = left;
  for (const { from, width } of names) {
    starts.push(Math.max(free, from));
    free = Math.max(free, from) + width + NAMES_APART;
  }
  let end = right;
  for (let at = names.length - 1; at >= 0; at--) {
    const width = names[at]?.width ?? 0;
    starts[at] = Math.min(starts[at] ?? left, end - width);
    end = (starts[at] ?? left) - NAMES_APART;
  }
  return starts;
}

/** The mean as a diamond on its interval. */
function drawMean(
  pen: Pen,
  { mean, interval, axis }: DistributionPanel,
  x: (value: number) => number,
  y: number,
  ink: string,
): void {
  if (interval !== null) {
    const [from, to] = [x(Math.max(axis.from, interval.lower)), x(Math.min(axis.to, interval.upper))];
    drawLine(pen, ink, 1.2, [from, y], [to, y]);
    for (const end of [from, to]) drawLine(pen, ink, 1, [end, y - 2], [end, y + 2]);
  }
  if (mean === null) return;
  const at = x(Math.min(axis.to, mean));
  fillPolygon(pen, ink, [
    [at, y - 4],
    [at + 4, y],
    [at, y + 4],
    [at - 4, y],
  ]);
}
