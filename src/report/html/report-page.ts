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
import { chartFontSize } from '../charts/chart-drawing.ts';
import { darkTheme, lightTheme } from '../charts/chart-theme.ts';
import { configureChart, type ReportChart } from '../charts/configure-chart.ts';
import { cssFont, type Pen } from '../charts/drawing.ts';

/** The little of a browser that this script uses; the rest of the program runs in Node and knows no page. */
interface CanvasElement {
  readonly dataset: { readonly chart?: string };
  readonly parentElement: { readonly clientWidth: number; readonly style: { height: string } };
  readonly style: { transform: string };
  width: number;
  height: number;
}
declare const document: {
  getElementById(id: string): { readonly textContent: string };
  querySelectorAll(selector: string): Iterable<CanvasElement>;
  createElement(name: 'canvas'): { getContext(kind: '2d'): Pick<Pen, 'font' | 'measureText'> };
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
const plainFont = { family: window.getComputedStyle(document.body).fontFamily, size: chartFontSize };
const ruler = document.createElement('canvas').getContext('2d');
ruler.font = cssFont(plainFont);
/** A reader's own sans, whose widths are known only here. */
const font = { ...plainFont, widthOf: (text: string) => ruler.measureText(text).width };
Chart.defaults.font.family = font.family;
/** Text of charts on the screen, in CSS pixels, and the width of a printed page. */
const SCREEN_FONT_SIZE = 12;
const PAPER_WIDTH = 680;
const PAPER_FONT_SIZE = 9.6;

function drawAll(isOnPaper: boolean): void {
  const theme = prefersDark.matches && !isOnPaper ? darkTheme : lightTheme;
  for (const canvas of document.querySelectorAll('canvas[data-chart]')) {
    const chart = charts.find(({ kind }) => kind === canvas.dataset.chart);
    if (chart === undefined) continue;
    drawn.get(canvas)?.destroy();
    const enlarged = (isOnPaper ? PAPER_FONT_SIZE : SCREEN_FONT_SIZE) / chartFontSize;
    const width = (isOnPaper ? PAPER_WIDTH : canvas.parentElement.clientWidth) / enlarged;
    const drawing = configureChart(chart, { width, theme, font, language, isInteractive: true });
    canvas.width = Math.floor(drawing.width);
    canvas.height = Math.ceil(drawing.height);
    canvas.style.transform = `scale(${enlarged})`;
    canvas.parentElement.style.height = `${canvas.height * enlarged}px`;
    // Sharp on paper too, whatever the screen.
    Chart.defaults.devicePixelRatio = Math.max(2, window.devicePixelRatio) * enlarged;
    drawn.set(canvas, new Chart(canvas as never, drawing.configuration));
  }
}

drawAll(window.matchMedia('print').matches);
prefersDark.addEventListener('change', () => drawAll(false));
window.addEventListener('resize', () => drawAll(false));
window.addEventListener('beforeprint', () => drawAll(true));
window.addEventListener('afterprint', () => drawAll(false));
