import type { ChartConfiguration, Plugin } from 'chart.js';
import type { Classification } from '../../../coder-lab/evaluation/evaluation-document.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from '../chart-drawing.ts';
import { type Pen, writeText } from '../drawing.ts';

/** Opacity of a cell that has its whole row: light enough for dark text. */
const FULLEST = 0.75;

/** A confusion matrix: a row a class by people, each cell with its count and tinted by its share of the row. */
export function configureConfusionChart(
  found: Pick<Classification, 'classes' | 'confusion'>,
  names: Readonly<Record<string, string>>,
  height: number,
  space: ChartSpace,
): ChartDrawing {
  const { font, theme } = space;
  const labels = found.classes.map((each) => names[each] ?? each);
  const axis = {
    type: 'category',
    labels,
    offset: true,
    grid: { display: false },
    border: { display: false },
    ticks: { color: theme.ink, font: { ...font }, autoSkip: false, maxRotation: 0 },
  } as const;
  const configuration: ChartConfiguration<'scatter', { x: string; y: string }[], string> = {
    type: 'scatter',
    data: { datasets: [{ data: labels.map((label) => ({ x: label, y: label })), pointRadius: 0 }] },
    options: {
      ...commonOptions(space),
      layout: { padding: { top: font.size * 0.4, right: 4 } },
      plugins: commonPlugins(space),
      scales: {
        x: { ...axis, position: 'bottom', title: axisTitle('by the coder', space) },
        y: { ...axis, position: 'left', reverse: false, title: axisTitle('by people', space) },
      },
    } as ChartConfiguration<'scatter', { x: string; y: string }[], string>['options'] & object,
    plugins: [drawCells(found, space)],
  };
  return { width: space.width, height, configuration: configuration as unknown as ChartConfiguration };
}

/** The name of an axis, beside it. */
export function axisTitle(text: string, { font, theme }: ChartSpace) {
  return { display: true, text, color: theme.quiet, font: { ...font }, padding: 2 } as const;
}

function drawCells({ confusion }: Pick<Classification, 'confusion'>, { font, theme }: ChartSpace): Plugin<'scatter'> {
  return {
    id: 'cells',
    afterDatasetsDraw: ({ ctx, chartArea }) => {
      const pen = ctx as unknown as Pen;
      const [width, height] = [chartArea.width / confusion.length, chartArea.height / confusion.length];
      confusion.forEach((row, i) => {
        const total = row.reduce((sum, count) => sum + count, 0);
        row.forEach((count, j) => {
          const share = total === 0 ? 0 : count / total;
          const [left, top] = [chartArea.left + j * width, chartArea.top + i * height];
          pen.fillStyle = `rgba(0, 114, 178, ${(FULLEST * share).toFixed(3)})`;
          pen.fillRect(left + 1, top + 1, width - 2, height - 2);
          pen.strokeStyle = theme.rule;
          pen.lineWidth = 0.6;
          pen.beginPath();
          pen.rect(left + 1, top + 1, width - 2, height - 2);
          pen.stroke();
          const style = { colour: theme.ink, align: 'center' } as const;
          writeText(pen, font, String(count), left + width / 2, top + height / 2 + font.size * 0.35, style);
        });
      });
    },
  };
}
