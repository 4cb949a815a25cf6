import type { ChartConfiguration, Plugin } from 'chart.js';
import type { LevelsChart } from '../models/chart-models.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import { cssFont, type Pen, writeText } from './drawing.ts';

const ROW_HEIGHT = 22;

/** A bar a measure, divided into the sessions at each level, with their number and the level's name inside. */
export function configureLevelsChart(chart: LevelsChart, space: ChartSpace): ChartDrawing {
  const { font, theme } = space;
  const parts = Math.max(0, ...chart.measures.map((measure) => measure.parts.length));
  const height = chart.measures.length * ROW_HEIGHT + font.size * 4;
  const shadeOf = (at: number) => theme.levels[Math.min(at, theme.levels.length - 1)] ?? theme.unknownFamily;
  const configuration: ChartConfiguration<'bar', number[], string> = {
    type: 'bar',
    data: {
      labels: chart.measures.map(({ name }) => name),
      datasets: Array.from({ length: parts }, (_, at) => ({
        label: chart.measures.find((measure) => measure.parts[at])?.parts[at]?.name ?? '',
        data: chart.measures.map((measure) => measure.parts[at]?.percent ?? 0),
        backgroundColor: shadeOf(at).fill,
        borderColor: shadeOf(at).edge,
        borderWidth: 0.7,
        borderSkipped: false,
        barThickness: ROW_HEIGHT - 7,
      })),
    },
    options: {
      ...commonOptions(space),
      indexAxis: 'y',
      layout: { padding: { right: font.size * 2 } },
      plugins: { ...commonPlugins(space), tooltip: { enabled: space.isInteractive, displayColors: false } },
      scales: {
        x: {
          stacked: true,
          min: 0,
          max: 100,
          grid: { display: false, tickLength: 3 },
          border: { color: theme.quiet },
          title: { display: true, text: chart.xLabel, color: theme.quiet, font: { ...font }, padding: 1 },
          ticks: { color: theme.quiet, font: { ...font }, stepSize: 25, callback: (value) => `${value} %` },
        },
        y: {
          stacked: true,
          grid: { display: false, tickLength: 3 },
          border: { color: theme.quiet },
          ticks: { color: theme.ink, font: { ...font } },
        },
      },
    },
    plugins: [nameParts(chart, space, shadeOf)],
  };
  return { width: space.width, height, configuration: configuration as ChartConfiguration };
}

function nameParts(
  chart: LevelsChart,
  { font, theme }: ChartSpace,
  shadeOf: (at: number) => { text: string },
): Plugin<'bar'> {
  return {
    id: 'parts',
    afterDatasetsDraw: (drawn) => {
      const pen = drawn.ctx as unknown as Pen;
      pen.font = cssFont(font);
      chart.measures.forEach(({ parts }, row) => {
        parts.forEach(({ name, sessions }, at) => {
          const bar = drawn.getDatasetMeta(at).data[row];
          if (bar === undefined || sessions === 0) return;
          const { x, y, base } = bar.getProps(['x', 'y', 'base'] as never) as unknown as {
            x: number;
            y: number;
            base: number;
          };
          const fits = [`${sessions} ${name}`, `${sessions}`].find(
            (text) => pen.measureText(text).width < x - base - 6,
          );
          if (fits === undefined) return;
          writeText(pen, font, fits, base + 4, y, { colour: shadeOf(at).text ?? theme.ink, baseline: 'middle' });
        });
      });
    },
  };
}
