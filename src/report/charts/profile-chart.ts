import type { ChartConfiguration, Plugin } from 'chart.js';
import type { ProfileChart } from '../models/chart-models.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import { shadesOfCodes } from './chart-theme.ts';
import { type Pen, writeText } from './drawing.ts';

const ROW_HEIGHT = 14.5;

/** A bar a code, with its count at the end. */
export function configureProfileChart(chart: ProfileChart, space: ChartSpace): ChartDrawing {
  const { font, theme } = space;
  const shades = shadesOfCodes(chart.bars, theme);
  const height = chart.bars.length * ROW_HEIGHT + font.size * 2;
  const configuration: ChartConfiguration<'bar', (number | null)[], string> = {
    type: 'bar',
    data: {
      labels: chart.bars.map(({ name }) => name),
      datasets: [
        {
          data: chart.bars.map(({ count }) => count),
          backgroundColor: shades.map(({ fill }) => fill),
          borderColor: shades.map(({ edge }) => edge),
          borderWidth: 0.7,
          borderSkipped: false,
          barThickness: ROW_HEIGHT - 4,
        },
      ],
    },
    options: {
      ...commonOptions(space),
      indexAxis: 'y',
      layout: { padding: { right: font.size * 2, bottom: font.size * 1.6 } },
      plugins: commonPlugins(space),
      scales: {
        x: { display: false, beginAtZero: true, suggestedMax: 10 },
        y: {
          grid: { display: false, tickLength: 0 },
          border: { color: theme.quiet },
          ticks: { color: theme.ink, font: { ...font }, autoSkip: false, padding: 4 },
        },
      },
    },
    plugins: [writeCounts(chart, space, height)],
  };
  return { width: space.width, height, configuration: configuration as ChartConfiguration };
}

function writeCounts(chart: ProfileChart, { font, theme }: ChartSpace, height: number): Plugin<'bar'> {
  return {
    id: 'counts',
    afterDatasetsDraw: (drawn) => {
      const pen = drawn.ctx as unknown as Pen;
      const { left } = drawn.chartArea;
      drawn.getDatasetMeta(0).data.forEach((bar, at) => {
        const count = chart.bars[at]?.count ?? null;
        const x = count === null ? left : bar.x;
        writeText(pen, font, count === null ? '–' : `${count}`, x + 4, bar.y, {
          colour: theme.ink,
          baseline: 'middle',
        });
      });
      writeText(pen, font, chart.xLabel, left, height - font.size * 0.5, { colour: theme.quiet });
    },
  };
}
