import type { ChartConfiguration } from 'chart.js';
import type { MeasureEvaluation } from '../../../coder-lab/evaluation/evaluation-document.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from '../chart-drawing.ts';
import { axisTitle } from './confusion-chart.ts';
import { drawDiagonal } from './reliability-chart.ts';

/** The ends of a scale and the distance of its ticks. */
export interface ScatterScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A scale from zero for counts: ticks at 1, 2 or 5 times a power of ten, at most five of them above zero. */
export function scaleOfCounts(most: number): ScatterScale {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most) / 5));
  const step = [1, 2, 5, 10].map((times) => Math.max(1, times * power)).find((each) => each * 5 >= most) ?? most;
  return { min: 0, max: Math.max(step, Math.ceil(most / step) * step), step };
}

/** A measure of every session, by people and by the coder, on equal scales: estimates are hollow. */
export function configureSessionScatterChart(
  { values }: Pick<MeasureEvaluation, 'values'>,
  { min, max, step }: ScatterScale,
  height: number,
  space: ChartSpace,
): ChartDrawing {
  const { font, theme } = space;
  const axis = {
    type: 'linear',
    min,
    max,
    grid: { display: false },
    border: { color: theme.quiet },
    ticks: { color: theme.quiet, font: { ...font }, stepSize: step, maxRotation: 0 },
  } as const;
  const configuration: ChartConfiguration<'scatter'> = {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: values.map(({ gold, coder }) => ({ x: gold, y: coder })),
          pointRadius: 2.4,
          backgroundColor: 'rgba(255, 255, 255, 0)',
          borderColor: theme.ink,
          borderWidth: 1,
          clip: false,
        },
      ],
    },
    options: {
      ...commonOptions(space),
      layout: { padding: { top: font.size * 0.8, right: font.size } },
      plugins: commonPlugins(space),
      scales: {
        x: { ...axis, title: axisTitle('by people', space) },
        y: { ...axis, title: axisTitle('by the coder', space) },
      },
    } as ChartConfiguration<'scatter'>['options'] & object,
    plugins: [drawDiagonal(space, '')],
  };
  return { width: space.width, height, configuration: configuration as unknown as ChartConfiguration };
}
