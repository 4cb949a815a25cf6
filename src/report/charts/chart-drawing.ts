import type { ChartConfiguration } from 'chart.js';
import type { ChartTheme } from './chart-theme.ts';
import type { ChartFont } from './drawing.ts';

/** Where a chart is drawn: its width in pixels (points on paper), colours and font. */
export interface ChartSpace {
  readonly width: number;
  readonly theme: ChartTheme;
  readonly font: ChartFont;
  /** BCP 47, for the numbers that chart.js writes itself. */
  readonly language: string;
  /** Whether a reader can point at it: tooltips in a page, none on paper. */
  readonly isInteractive: boolean;
}

/** A chart ready for chart.js, and the size it is made for. */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  readonly configuration: ChartConfiguration;
}

/** Size of a chart's text in points. All its lengths belong to it; where text is larger, the whole chart is enlarged. */
export const chartFontSize = 7.2;

/** Charts that are narrower have their panels one under the other. */
const NARROW = 420;

/** Small multiples in two columns where there is room. */
export function arrangePanels(panels: number, width: number): { readonly columns: number; readonly rows: number } {
  const columns = width < NARROW || panels === 1 ? 1 : 2;
  return { columns, rows: Math.ceil(panels / columns) };
}

/** What all charts have in common: no animation, no legend or title of chart.js', text as in the report. */
export function commonOptions(space: ChartSpace) {
  return {
    animation: false,
    responsive: false,
    maintainAspectRatio: false,
    locale: space.language,
    color: space.theme.ink,
    font: { family: space.font.family, size: space.font.size },
    ...(space.isInteractive ? {} : { events: [] }),
  } as const;
}

/** Plugin options of chart.js that all charts have in common; `label` writes a tooltip's line. */
export function commonPlugins(space: ChartSpace, label?: (item: { raw: unknown; formattedValue: string }) => string) {
  return {
    legend: { display: false },
    title: { display: false },
    tooltip: {
      enabled: space.isInteractive,
      displayColors: false,
      bodyFont: { family: space.font.family, size: space.font.size },
      padding: 4,
      caretSize: 3,
      ...(label === undefined ? {} : { callbacks: { title: () => '', label } }),
    },
  } as const;
}
