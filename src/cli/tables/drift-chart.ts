import { csvLines } from '../../app/csv.ts';
import type { CoderChart } from '../../app/drift.ts';
import { printable } from '../terminal/printable.ts';
import type { TextStyle } from '../terminal/text-style.ts';

const chartWidth = 32;

const signalWords = { outside: 'outside', run: '8 in a row' } as const;

/** Control charts for people, one under the other. */
export function renderCharts(style: TextStyle, charts: readonly CoderChart[]): string {
  return `${charts.map((chart) => renderChart(style, chart)).join('\n\n')}\n`;
}

function renderChart(style: TextStyle, { coder, measure, bounds, sessions, values, chart }: CoderChart): string {
  const show = (value: number) => (measure.unit === 'share' ? `${Math.round(100 * value)} %` : value.toFixed(2));
  const heading = style.bold(`${printable(coder)}: ${measure.name}`);
  const limits = chart
    ? `centre ${show(chart.centre)}, limits ${show(chart.lower)} to ${show(chart.upper)}${chart.baseline < 8 ? `, from ${chart.baseline} sessions only` : ''}`
    : 'one session can not show how far a coder varies';
  const place = (value: number) =>
    Math.round(((value - bounds.least) / (bounds.most - bounds.least)) * (chartWidth - 1));
  const rows = values.map((value, i) => {
    const { at, session } = sessions[i] as CoderChart['sessions'][number];
    const line = Array.from({ length: chartWidth }, () => ' ');
    if (chart) {
      line[place(chart.lower)] = '[';
      line[place(chart.upper)] = ']';
      line[place(chart.centre)] = '|';
    }
    line[place(value)] = 'o';
    const signals = (chart?.points[i]?.signals ?? []).map((signal) => signalWords[signal]).join(', ');
    const name = printable(session).slice(0, 16).padEnd(16);
    return `  ${(at ?? '').padEnd(10)}  ${name}  ${show(value).padStart(5)}  ${line.join('')}  ${signals}`.trimEnd();
  });
  return [heading, style.dim(`  ${limits}`), ...rows].join('\n');
}

/** Control charts as CSV, one row a point. */
export function chartsCsv(charts: readonly CoderChart[]): string {
  return csvLines([
    ['coder', 'measure', 'date', 'session', 'value', 'centre', 'lower', 'upper', 'signals'],
    ...charts.flatMap(({ coder, measure, sessions, values, chart }) =>
      values.map((value, i) => [
        ...[coder, measure.id, sessions[i]?.at ?? null, sessions[i]?.session ?? null, value],
        ...[chart?.centre ?? null, chart?.lower ?? null, chart?.upper ?? null],
        chart?.points[i]?.signals.join(' ') ?? null,
      ]),
    ),
  ]);
}
