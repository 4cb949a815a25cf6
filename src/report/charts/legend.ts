import type { Plugin } from 'chart.js';
import type { TrendChart } from '../models/chart-models.ts';
import type { ChartSpace } from './chart-drawing.ts';
import type { ChartTheme } from './chart-theme.ts';
import { type ChartFont, drawPoint, estimateWidth, type Pen, writeText } from './drawing.ts';

type LegendEntry = TrendChart['legend'][number];

/** Where each entry of a legend stands: rows from left to right, as many as are needed. */
export function placeLegend(entries: readonly LegendEntry[], width: number, font: ChartFont) {
  const lineHeight = font.size * 1.6;
  let [x, y] = [0, lineHeight / 2];
  const places = entries.map((entry) => {
    const needed = 12 + estimateWidth(entry.text, font) + 10;
    if (x > 0 && x + needed > width) [x, y] = [0, y + lineHeight];
    const place = { entry, x, y };
    x += needed;
    return place;
  });
  return { places, height: entries.length === 0 ? 0 : y + lineHeight / 2 };
}

/** A plugin that draws a legend of shapes over the whole width, from `top` down. */
export function legendPlugin(
  legend: ReturnType<typeof placeLegend>,
  top: number,
  { font, theme }: ChartSpace,
): Plugin<'scatter'> {
  return {
    id: 'legend-of-shapes',
    afterDraw: ({ ctx }) => drawLegend(ctx as unknown as Pen, legend, { left: 0, top }, font, theme),
  };
}

/** Draws a legend with its upper left corner at (left, top). */
function drawLegend(
  pen: Pen,
  legend: ReturnType<typeof placeLegend>,
  corner: { readonly left: number; readonly top: number },
  font: ChartFont,
  theme: ChartTheme,
): void {
  for (const { entry, x, y } of legend.places) {
    const place = { x: corner.left + x + 4, y: corner.top + y, radius: 3 };
    drawPoint(pen, entry.coder, place, { fill: entry.isEstimate ? theme.paper : theme.ink, edge: theme.ink });
    writeText(pen, font, entry.text, place.x + 7, place.y, { colour: theme.quiet, baseline: 'middle' });
  }
}
