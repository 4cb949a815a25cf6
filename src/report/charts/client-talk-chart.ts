import type { ChartConfiguration, Plugin } from 'chart.js';
import type { ClientTalkChart } from '../models/chart-models.ts';
import { type ChartDrawing, type ChartSpace, commonOptions, commonPlugins } from './chart-drawing.ts';
import { cssFont, drawLine, estimateWidth, fillPolygon, type Pen, writeText } from './drawing.ts';

/** Pixels from the middle line to the marks of change talk (up) and sustain talk (down), and room for letters beyond. */
const STEM = 22;
const LETTERS = 14;
const BALANCE_HEIGHT = 46;

/**
 * Two strips with time in common. Above: each client turn with talk about change, change talk up and sustain talk down,
 * with the letters of what the clinician did next. Below: change talk minus sustain talk so far.
 */
export function configureClientTalkChart(chart: ClientTalkChart, space: ChartSpace): ChartDrawing {
  const { font, theme } = space;
  const eventsHeight = 2 * (STEM + LETTERS);
  const height = eventsHeight + BALANCE_HEIGHT + font.size * 3.4;
  const left = 8 + Math.max(estimateWidth(chart.changeLabel, font), estimateWidth(chart.sustainLabel, font));
  const reach = Math.max(1, ...chart.balance.map(({ value }) => Math.abs(value)));
  const right = 6 + Math.max(8, estimateWidth(writeBalance(chart.balance.at(-1)?.value ?? 0), font));
  const colour = (talk: 'change' | 'sustain') => (talk === 'change' ? theme.changeTalk : theme.sustainTalk);
  const unit = (STEM + LETTERS) / STEM;
  const configuration: ChartConfiguration<'scatter', { x: number; y: number; label: string }[]> = {
    type: 'scatter',
    data: {
      datasets: [
        {
          data: chart.events.map(({ seconds, talk, label }) => ({ x: seconds, y: talk === 'change' ? 1 : -1, label })),
          yAxisID: 'events',
          clip: false,
          pointStyle: 'triangle',
          pointRotation: chart.events.map(({ talk }) => (talk === 'change' ? 0 : 180)),
          pointRadius: 3.4,
          pointBackgroundColor: chart.events.map(({ talk }) => colour(talk).fill),
          pointBorderColor: chart.events.map(({ talk }) => colour(talk).edge),
          pointBorderWidth: 0.8,
        },
      ],
    },
    options: {
      ...commonOptions(space),
      layout: { padding: { left, right, bottom: font.size * 3.4 }, autoPadding: false },
      plugins: commonPlugins(space, ({ raw }) => (raw as { label: string }).label),
      scales: {
        x: { type: 'linear', display: false, min: chart.xAxis.from, max: chart.xAxis.to },
        events: {
          type: 'linear',
          display: false,
          position: 'right',
          stack: 'strips',
          stackWeight: eventsHeight,
          min: -unit,
          max: unit,
        },
        balance: {
          type: 'linear',
          display: false,
          position: 'right',
          stack: 'strips',
          stackWeight: BALANCE_HEIGHT,
          min: -reach * 1.15,
          max: reach * 1.15,
        },
      },
    },
    plugins: [drawStrips(chart, space)],
  };
  return { width: space.width, height, configuration: configuration as ChartConfiguration };
}

function drawStrips(chart: ClientTalkChart, space: ChartSpace): Plugin<'scatter'> {
  const { font, theme } = space;
  return {
    id: 'strips',
    beforeDatasetsDraw: (drawn) => {
      const pen = drawn.ctx as unknown as Pen;
      const at = (scale: string, value: number) => drawn.scales[scale]?.getPixelForValue(value) ?? 0;
      const { left, right, bottom } = drawn.chartArea;
      const middle = at('events', 0);
      drawLine(pen, theme.quiet, 0.7, [left, middle], [right, middle]);
      for (const { seconds, talk } of chart.events) {
        const shade = talk === 'change' ? theme.changeTalk : theme.sustainTalk;
        const x = at('x', seconds);
        drawLine(pen, shade.edge, 1, [x, middle], [x, at('events', talk === 'change' ? 1 : -1)]);
      }
      writeLetters(pen, chart, space, at);
      const beside = { colour: theme.ink, align: 'right', baseline: 'middle' } as const;
      writeText(pen, font, chart.changeLabel, left - 6, middle - STEM * 0.6, beside);
      writeText(pen, font, chart.sustainLabel, left - 6, middle + STEM * 0.6, beside);

      drawBalance(pen, chart, space, at, { left, right });
      drawLine(pen, theme.quiet, 0.7, [left, bottom], [right, bottom]);
      for (const { at: value, text } of chart.xAxis.ticks) {
        const x = at('x', value);
        drawLine(pen, theme.quiet, 0.7, [x, bottom], [x, bottom + 2.5]);
        writeText(pen, font, text, x, bottom + 5, { colour: theme.quiet, align: 'center', baseline: 'top' });
      }
      const under = { colour: theme.quiet, align: 'right', baseline: 'top' } as const;
      writeText(pen, font, chart.xAxis.label, right, bottom + 6 + font.size * 1.2, under);
    },
  };
}

/** Change talk minus sustain talk, with its sign. */
function writeBalance(value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return `${sign}${Math.abs(value)}`;
}

type PixelOf = (scale: string, value: number) => number;

/** What the clinician did next, as the code's letters beyond the mark; letters that would cover others are left out. */
function writeLetters(pen: Pen, { events }: ClientTalkChart, { font, theme }: ChartSpace, at: PixelOf): void {
  const small = { ...font, size: font.size * 0.9 };
  const free = { change: Number.NEGATIVE_INFINITY, sustain: Number.NEGATIVE_INFINITY };
  for (const { seconds, talk, next } of events) {
    if (next === null) continue;
    const x = at('x', seconds);
    pen.font = cssFont(small);
    const half = pen.measureText(next.label).width / 2;
    if (x - half < free[talk]) continue;
    free[talk] = x + half + 2;
    const y = at('events', talk === 'change' ? 1 : -1) + (talk === 'change' ? -6 : 6 + small.size * 0.75);
    writeText(pen, small, next.label, x, y, { colour: theme.ink, align: 'center' });
  }
}

function drawBalance(
  pen: Pen,
  { balance, xAxis, events }: ClientTalkChart,
  { font, theme }: ChartSpace,
  at: PixelOf,
  { left, right }: { readonly left: number; readonly right: number },
): void {
  const zero = at('balance', 0);
  drawLine(pen, theme.rule, 0.7, [left, zero], [right, zero]);
  const last = balance.at(-1);
  if (events.length === 0 || last === undefined) return;
  const steps: [number, number][] = [[at('x', xAxis.from), zero]];
  for (const { seconds, value } of [...balance, { seconds: xAxis.to, value: last.value }]) {
    const [x, y] = [at('x', seconds), at('balance', value)];
    steps.push([x, steps.at(-1)?.[1] ?? zero], [x, y]);
  }
  fillPolygon(pen, theme.interval, [...steps, [at('x', xAxis.to), zero]]);
  steps.slice(1).forEach((to, index) => drawLine(pen, theme.ink, 1, steps[index] ?? to, to));
  writeText(pen, font, writeBalance(last.value), right + 3, at('balance', last.value), {
    colour: theme.ink,
    baseline: 'middle',
  });
  writeText(pen, font, '0', left - 4, zero, { colour: theme.quiet, align: 'right', baseline: 'middle' });
}
