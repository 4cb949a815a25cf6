/** The script of a report's page: draws its charts, again when the width, the colours or the medium change. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { darkTheme, lightTheme } from '../charts/chart-theme.ts';
import { configureChart, type ReportChart } from '../charts/configure-chart.ts';

/** The little of a browser that this script uses; the rest of the program runs in Node and knows no page. */
interface CanvasElement {
  readonly dataset: { readonly chart?: string };
  readonly parentElement: { readonly clientWidth: number };
  readonly style: { width: string; height: string };
  width: number;
  height: number;
}
declare const document: {
  getElementById(id: string): { readonly textContent: string };
  querySelectorAll(selector: string): Iterable<CanvasElement>;
  readonly body: object;
};
declare const window: {
  readonly devicePixelRatio: number;
  matchMedia(query: string): {
    readonly matches: boolean;
    addEventListener(type: 'change', listener: () => void): void;
  };
  addEventListener(type: 'resize' | 'beforeprint' | 'afterprint', listener: () => void): void;
  getComputedStyle(element: object): { readonly fontFamily: string };
};

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
);

const { language, charts } = JSON.parse(document.getElementById('charts').textContent) as {
  language: string;
  charts: ReportChart[];
};
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const drawn = new Map<CanvasElement, Chart>();
const font = { family: window.getComputedStyle(document.body).fontFamily, size: 12 };
Chart.defaults.font.family = font.family;
// Sharp on paper too, whatever the screen.
Chart.defaults.devicePixelRatio = Math.max(2, window.devicePixelRatio);

function drawAll(isOnPaper: boolean): void {
  const theme = prefersDark.matches && !isOnPaper ? darkTheme : lightTheme;
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) {
    const chart = charts.find(({ kind }) => kind === canvas.dataset.chart);
    if (chart === undefined) continue;
    drawn.get(canvas)?.destroy();
    const width = isOnPaper ? 680 : canvas.parentElement.clientWidth;
    const drawing = configureChart(chart, { width, theme, font, language, isInteractive: true });
    canvas.width = drawing.width;
    canvas.height = Math.ceil(drawing.height);
    drawn.set(canvas, new Chart(canvas as never, drawing.configuration));
  }
}

drawAll(window.matchMedia('print').matches);
prefersDark.addEventListener('change', () => drawAll(false));
window.addEventListener('resize', () => drawAll(false));
window.addEventListener('beforeprint', () => drawAll(true));
window.addEventListener('afterprint', () => drawAll(false));
