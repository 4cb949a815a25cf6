import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { packageRoot } from '../../data/package-root.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { chartFontSize } from '../charts/chart-drawing.ts';
import { lightTheme } from '../charts/chart-theme.ts';
import { chartsOfReport } from '../charts/charts-of-report.ts';
import { configureChart } from '../charts/configure-chart.ts';
import { type ChartDrawer, openChartDrawer } from '../charts/draw-charts.ts';
import type { ReportModel } from '../models/report-model.ts';
import { chartFontFamily } from '../report-fonts.ts';
import { type ReportTemplates, readTemplates } from './report-template.ts';
import { openTypstBuilds } from './typst-builds.ts';
import type { TypstFault } from './typst-job.ts';

export type Paper = 'a4' | 'letter';

/** How reports are printed. */
export interface PrinterOptions {
  readonly paper?: Paper;
  /** A Typst file for every report, or a folder with `session.typ`, `caseworker.typ`, `team.typ` or `parts.typ`. */
  readonly template?: string;
  /** File of a picture: SVG, PNG or JPEG. */
  readonly logo?: string;
  /** Colour of rules: "#1f5c7a". */
  readonly accent?: string;
  /** File of the built thread; for a program that lies elsewhere. */
  readonly threadEntry?: string;
  /** Keeps to this build of the compiler; by default it is the fastest that may have a report. */
  readonly build?: 'wasm';
}

/** Prints reports as tagged PDF (A4 or Letter). It stays warm: the first report takes longer than those after it. */
export interface ReportPrinter {
  /**
   * The same report gives the same bytes.
   *
   * @throws {InputFault} for a fault in a user's template or logo, with file and line
   */
  pdf(report: ReportModel): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Width of the text in points: the page's less the templates' margins. */
const textWidths = { a4: 595.28 - 96, letter: 612 - 96 } as const satisfies Record<Paper, number>;
const papers = { a4: 'a4', letter: 'us-letter' } as const satisfies Record<Paper, string>;

/** @throws {InputFault} when the template or logo can't be read */
export function openReportPrinter(options: PrinterOptions = {}): ReportPrinter {
  const { paper = 'a4', accent = '#5c646d' } = options;
  if (!/^#[0-9a-f]{6}$/i.test(accent)) {
    throw new InputFault({ problem: `"${accent}" is not a colour`, remedy: 'write it as #rrggbb' });
  }
  const templates = readTemplates(options.template ?? null);
  const logo = options.logo === undefined ? null : readLogo(options.logo);
  const drawer = openChartDrawer();
  const builds = openTypstBuilds({
    entry: options.threadEntry ?? join(packageRoot, 'dist', 'bin', 'typst-thread.js'),
    // What a user gives may ask for fonts, files and packages.
    isNativeFit: options.build !== 'wasm' && options.template === undefined && logo?.isVector !== true,
  });
  const page = { paper: papers[paper], accent, logo: logo?.path ?? null };

  return {
    pdf: async (report) => {
      const charts = drawCharts(report, drawer, textWidths[paper]);
      const chartPaths = Object.fromEntries(charts.map(({ kind, path }) => [kind, path]));
      const answer = await builds.compile({
        main: templates.main(report.kind),
        sources: templates.sources,
        texts: {
          '/report.json': JSON.stringify({ report, page, charts: chartPaths }),
          ...Object.fromEntries(charts.map(({ path, svg }) => [path, svg])),
        },
        files: logo === null ? {} : { [logo.path]: logo.bytes },
      });
      if (answer.ok) return answer.pdf;
      throw templateFault(answer.fault, templates, options.logo ?? null);
    },
    close: () => builds.close(),
  };
}

function drawCharts(report: ReportModel, drawer: ChartDrawer, width: number) {
  const font = { family: chartFontFamily, size: chartFontSize };
  const space = { width, font, theme: lightTheme, language: report.head.language, isInteractive: false };
  return chartsOfReport(report).map((chart) => ({
    kind: chart.kind,
    path: `/${chart.kind}.svg`,
    svg: drawer.svg(configureChart(chart, space)),
  }));
}

function readLogo(file: string) {
  const extension = extname(file).toLowerCase();
  if (!['.svg', '.png', '.jpg', '.jpeg'].includes(extension)) {
    throw new InputFault({ problem: 'a logo is an SVG, PNG or JPEG file', place: file });
  }
  try {
    const bytes = new Uint8Array(readFileSync(file));
    return { path: `/logo${extension}`, bytes, isVector: extension === '.svg' };
  } catch {
    throw new InputFault({ problem: 'the logo can not be read', place: file });
  }
}

/** A fault in a file of the user is theirs to mend; one in a shipped file is a defect of the program. */
function templateFault(fault: TypstFault, templates: ReportTemplates, logo: string | null): Error {
  const file = templates.fileOf(fault.path);
  if (file !== null) {
    return new InputFault({ problem: fault.message, place: fault.line === null ? file : `${file}:${fault.line}` });
  }
  if (logo !== null && /image|svg|decode/i.test(fault.message)) {
    return new InputFault({ problem: `the logo can not be drawn (${fault.message})`, place: logo });
  }
  return new Error(`reports${fault.path}:${fault.line ?? '?'}: ${fault.message}`);
}
