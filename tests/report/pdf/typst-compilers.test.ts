import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartFontSize } from '../../../src/report/charts/chart-drawing.ts';
import { lightTheme } from '../../../src/report/charts/chart-theme.ts';
import { chartsOfReport } from '../../../src/report/charts/charts-of-report.ts';
import { configureChart } from '../../../src/report/charts/configure-chart.ts';
import { openChartDrawer } from '../../../src/report/charts/draw-charts.ts';
import type { ReportModel } from '../../../src/report/models/report-model.ts';
import { findNativeSetup, needsNoOtherFont, openNativeTypst } from '../../../src/report/pdf/native-typst.ts';
import type { TypstAnswer, TypstCompiler, TypstJob } from '../../../src/report/pdf/typst-job.ts';
import { openWasmTypst, readWasmSetup } from '../../../src/report/pdf/wasm-typst.ts';
import { chartFontFamily, reportFontFiles } from '../../../src/report/report-fonts.ts';
import { caseworkerWithSessions } from '../caseworker-with-sessions.ts';
import { exampleCaseworkerReport, exampleSessionReport, exampleTeamReport } from '../example-reports.ts';
import { codePointsOf } from './font-characters.ts';

const setup = findNativeSetup();
const native = setup && openNativeTypst(setup);
const wasm = openWasmTypst(readWasmSetup());
const compilers: readonly (readonly [string, TypstCompiler])[] = [
  ['WebAssembly', wasm],
  ...(native === null ? [] : [['native', native] as const]),
];

const templates = new URL('../../../reports/', import.meta.url);
const shipped = Object.fromEntries(
  readdirSync(templates)
    .filter((name) => name.endsWith('.typ'))
    .map((name) => [`/${name}`, readFileSync(new URL(name, templates), 'utf8')]),
);
const records = new URL('../../golden/report/', import.meta.url);
const encode = (text: string) => new TextEncoder().encode(text);

function jobOf(report: ReportModel): TypstJob {
  const drawer = openChartDrawer();
  const font = { family: chartFontFamily, size: chartFontSize };
  const space = { width: 499, font, theme: lightTheme, language: report.head.language, isInteractive: false };
  const drawn = chartsOfReport(report).map((chart) => [chart.kind, drawer.svg(configureChart(chart, space))] as const);
  const charts = Object.fromEntries(drawn.map(([kind]) => [kind, `/${kind}.svg`]));
  const page = { paper: 'a4', accent: '#5c646d', logo: null };
  return {
    id: 1,
    main: `/${report.kind}.typ`,
    sources: shipped,
    files: {
      '/report.json': encode(JSON.stringify({ report, page, charts })),
      ...Object.fromEntries(drawn.map(([kind, svg]) => [`/${kind}.svg`, encode(svg)])),
    },
  };
}

function jobFrom(source: string): TypstJob {
  return {
    id: 7,
    main: '/main.typ',
    sources: { '/main.typ': source, '/parts.typ': '#let f(x) = int(x)\n' },
    files: {},
  };
}

function pdfOf(answer: TypstAnswer): Buffer {
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
  return Buffer.from(answer.pdf);
}

describe.each(compilers)('the %s compiler', (_, compiler) => {
  it('gives the same bytes whatever it compiled before', async () => {
    const job = jobOf(exampleSessionReport);
    const first = pdfOf(await compiler.compile(job));
    await compiler.compile(jobOf(exampleTeamReport));

    expect(pdfOf(await compiler.compile(job)).equals(first)).toBe(true);
  });

  it('says which job an answer belongs to', async () => {
    expect(await compiler.compile(jobFrom('= A title'))).toMatchObject({ id: 7, ok: true });
  });

  it.each([
    ['in the template', '= A title\n\n#let x = 1 +\n', '/main.typ', 3, 'expected expression'],
    ['in what it imports', '#import "parts.typ": *\n\n#f("yesterday")', '/parts.typ', 1, 'invalid integer: yesterday'],
  ])('tells a fault %s with its place', async (_where, source, path, line, message) => {
    expect(await compiler.compile(jobFrom(source))).toEqual({ id: 7, ok: false, fault: { path, line, message } });
  });

  it('keeps no file of an earlier document', async () => {
    const reading = '#read("/note.txt")';
    const { ok } = await compiler.compile({ ...jobFrom(reading), files: { '/note.txt': encode('a note') } });

    expect(ok).toBe(true);
    expect(await compiler.compile(jobFrom(reading))).toMatchObject({
      ok: false,
      fault: { path: '/main.typ', line: 1 },
    });
  });

  it.each(['/etc/hostname', '../../../../etc/hostname', '/package.json'])(
    'can not read %s of the machine',
    async (file) => {
      expect((await compiler.compile(jobFrom(`#read("${file}")`))).ok).toBe(false);
    },
  );
});

describe.runIf(native !== null)('both compilers', () => {
  it.each([
    ['session', exampleSessionReport],
    ['caseworker', exampleCaseworkerReport],
    ['team', exampleTeamReport],
    ['empty', caseworkerWithSessions(0)],
    ['long', caseworkerWithSessions(40)],
  ] as const)('give the same bytes for a %s report', async (_, report) => {
    const job = jobOf(report);
    const answers = await Promise.all(compilers.map(async ([, compiler]) => pdfOf(await compiler.compile(job))));

    expect(answers[0]?.equals(answers[1] ?? Buffer.of())).toBe(true);
  });
});

describe('the test whether the fonts of the package suffice', () => {
  it('says yes only to characters that each of them has', () => {
    const fonts = reportFontFiles().map(codePointsOf);
    for (let point = 0x20; point < 0x11000; point += 1) {
      if (!needsNoOtherFont(String.fromCodePoint(point))) continue;
      expect([point, fonts.every((points) => points.has(point))]).toEqual([point, true]);
    }
  });

  it.each(readdirSync(records).filter((name) => /\.(json|txt)$/.test(name)))('says yes to the report of %s', (name) => {
    expect(needsNoOtherFont(JSON.stringify({ text: readFileSync(new URL(name, records), 'utf8') }))).toBe(true);
  });

  it.each(['Hjelp til å sortere – «først» … 3,5 ± 0,4 → 4', 'Čáp, Łódź, Ελλάδα, Київ', ''])(
    'says yes to "%s"',
    (text) => {
      expect(needsNoOtherFont(JSON.stringify({ text }))).toBe(true);
    },
  );

  it.each(['漢字', '😀', 'e\u0301', '\u0007', 'a\bb'])('says no to "%s"', (text) => {
    expect(needsNoOtherFont(JSON.stringify({ text }))).toBe(false);
  });
});
