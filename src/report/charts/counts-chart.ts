import type { ChartConfiguration, Plugin } from 'chart.js';
import type { CountsChart } from '../models/chart-models.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import { type Shade, shadesOfCodes } from './chart-theme.ts';
import { cssFont, estimateWidth, type Pen, writeText } from './drawing.ts';

const PLOT_HEIGHT = 78;
const WIDEST_BAR = 26;
/** In narrower bars most codes would have no letters, and a few letters would only disturb. */
const NARROWEST_LETTERED_BAR = 14;
/** Below this width the key has codes without names. */
const NARROW = 340;

/** A stacked bar a session, and the codes beside the bars in the order of the stack. */
export function configureCountsChart(chart: CountsChart, space: ChartSpace): ChartDrawing {
  const { font, theme } = space;
  const shades = shadesOfCodes(chart.series, theme);
  const keyWidth =
    26 + Math.max(...chart.series.map(({ label, name }) => estimateWidth(keyText(label, name, space.width), font)));
  const height = PLOT_HEIGHT + font.size * 3.4;
  const configuration: ChartConfiguration<'bar', (number | null)[], string> = {
    type: 'bar',
    data: {
      labels: [...chart.sessions],
      datasets: chart.series.map(({ name, values }, at) => ({
        label: name,
        data: [...values],
        backgroundColor: shades[at]?.fill ?? theme.paper,
        // A gap between parts; a border would double the shapes to be drawn.
        inflateAmount: -0.3,
        clip: false,
        maxBarThickness: WIDEST_BAR,
        categoryPercentage: 0.86,
        barPercentage: 0.96,
      })),
    },
    options: {
      ...commonOptions(space),
      layout: { padding: { right: keyWidth, top: font.size * 1.8 } },
      plugins: {
        ...commonPlugins(space),
        tooltip: { enabled: space.isInteractive, displayColors: false },
      },
      scales: {
        x: {
          stacked: true,
          grid: { display: false, tickLength: 3 },
          border: { color: theme.quiet },
          ticks: { color: theme.quiet, font: { ...font }, padding: 2, maxRotation: 0, autoSkipPadding: 6 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          suggestedMax: 10,
          grid: { display: false, tickLength: 3 },
          border: { color: theme.quiet },
          ticks: { color: theme.quiet, font: { ...font }, precision: 0, maxTicksLimit: 6 },
        },
      },
    },
    plugins: [writeWords(chart, shades, space, keyWidth)],
  };
  return { width: space.width, height, configuration: configuration as ChartConfiguration };
}

/** Code and name where there is room for both. */
function keyText(label: string, name: string, width: number): string {
  return label === name || width < NARROW ? label : `${label}  ${name}`;
}

/** The axis' name above it, each code's letters in its part of a bar where they fit, and the key. */
function writeWords(chart: CountsChart, shades: readonly Shade[], space: ChartSpace, keyWidth: number): Plugin<'bar'> {
  const { font, theme } = space;
  const small = { ...font, size: font.size * 0.85 };
  return {
    id: 'words',
    afterDatasetsDraw: (drawn) => {
      const pen = drawn.ctx as unknown as Pen;
      writeText(pen, font, chart.yLabel, 0, font.size, { colour: theme.quiet });
      chart.series.forEach(({ label }, at) => {
        for (const element of drawn.getDatasetMeta(at).data) {
          const { x, y, base, width } = element.getProps(['x', 'y', 'base', 'width'] as never) as unknown as Bar;
          if (width < NARROWEST_LETTERED_BAR) continue;
          pen.font = cssFont(small);
          if (!(base - y >= small.size + 1) || pen.measureText(label).width > width - 1.5) continue;
          const place = { colour: shades[at]?.text ?? theme.ink, align: 'center', baseline: 'middle' } as const;
          writeText(pen, small, label, x, (y + base) / 2, place);
        }
      });
      drawKey(pen, chart, shades, space, { left: space.width - keyWidth + 12, bottom: drawn.chartArea.bottom });
    },
  };
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly base: number;
  readonly width: number;
}

function drawKey(
  pen: Pen,
  { series }: CountsChart,
  shades: readonly Shade[],
  { font, theme, width }: ChartSpace,
  corner: { readonly left: number; readonly bottom: number },
): void {
  const step = Math.min(font.size * 1.6, (corner.bottom - 4) / series.length);
  series.forEach(({ label, name }, at) => {
    const y = corner.bottom - step * (at + 0.5);
    const shade = shades[at] ?? theme.unknownFamily;
    pen.fillStyle = shade.fill;
    pen.fillRect(corner.left, y - 3.5, 8, 7);
    pen.strokeStyle = shade.edge;
    pen.lineWidth = 0.7;
    pen.beginPath();
    pen.rect(corner.left, y - 3.5, 8, 7);
    pen.stroke();
    writeText(pen, font, keyText(label, name, width), corner.left + 13, y, { colour: theme.ink, baseline: 'middle' });
  });
}
