import type { ChartConfiguration, Plugin } from 'chart.js';
import type { ProbabilityCalibration } from '../../../coder-lab/evaluation/evaluation-document.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from '../chart-drawing.ts';
import { drawLine, type Pen, writeText } from '../drawing.ts';
import { axisTitle } from './confusion-chart.ts';

/** Area of the point of the fullest bin, in square pixels. */
const LARGEST_AREA = 220;

/** A reliability diagram: how sure the coder was, and how often it was right; on the line where the two agree. */
export function configureReliabilityChart(
  { bins }: ProbabilityCalibration,
  height: number,
  space: ChartSpace,
): ChartDrawing {
  const { font, theme } = space;
  const filled = bins.flatMap(({ codes, meanConfidence, shareRight }) =>
    meanConfidence === null || shareRight === null ? [] : [{ codes, x: meanConfidence, y: shareRight }],
  );
  const most = Math.max(...filled.map(({ codes }) => codes));
  const axis = {
    type: 'linear',
    min: 0,
    max: 1,
    grid: { display: false },
    border: { color: theme.quiet },
    ticks: { color: theme.quiet, font: { ...font }, stepSize: 0.2, maxRotation: 0 },
  } as const;
  const configuration: ChartConfiguration<'bubble'> = {
    type: 'bubble',
    data: {
      datasets: [
        {
          data: filled.map(({ x, y, codes }) => ({
            x,
            y,
            r: Math.max(1.6, Math.sqrt((LARGEST_AREA * codes) / most / Math.PI)),
          })),
          backgroundColor: 'rgba(0, 114, 178, 0.75)',
          borderColor: '#0072b2',
          borderWidth: 0.8,
          clip: false,
        },
      ],
    },
    options: {
      ...commonOptions(space),
      layout: { padding: { top: font.size, right: font.size * 2 } },
      plugins: commonPlugins(space),
      scales: {
        x: { ...axis, title: axisTitle('how sure the coder was', space) },
        y: { ...axis, title: axisTitle('share right', space) },
      },
    },
    plugins: [drawDiagonal(space, 'as sure as right')],
  };
  return { width: space.width, height, configuration: configuration as unknown as ChartConfiguration };
}

/** The line on which both axes have the same value, with its name. */
export function drawDiagonal({ font, theme }: ChartSpace, name: string): Plugin {
  return {
    id: 'diagonal',
    beforeDatasetsDraw: ({ ctx, chartArea: { left, right, top, bottom } }) => {
      const pen = ctx as unknown as Pen;
      drawLine(pen, theme.rule, 0.8, [left, bottom], [right, top]);
      const [x, y] = [left + 0.8 * (right - left), bottom - 0.8 * (bottom - top)];
      const style = { colour: theme.quiet, align: 'right', baseline: 'middle' } as const;
      writeText(pen, { ...font, size: font.size * 0.9 }, name, x - 8, y, style);
    },
  };
}
