import pc from 'picocolors';
import type { ComparisonSetup } from '../agreement/compare-codings.ts';
import {
  assessCalibration,
  type CalibrationResult,
  type CalibrationRun,
  calibrationSetting,
} from '../agreement/double-coding/coder-calibration.ts';
import { compareWithReference, type ReferenceComparison } from '../agreement/double-coding/compare-with-reference.ts';
import type { CalibrateOptions, DriftOptions } from '../cli/commands/drift.ts';
import { exitCode } from '../cli/terminal/exit-code.ts';
import { printable } from '../cli/terminal/printable.ts';
import { wrapText } from '../cli/terminal/wrap-text.ts';
import { loadCues } from '../data/load-language-data.ts';
import { readProgram } from '../data/program.ts';
import { csvLines } from '../exchange/write-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import type { Json } from '../library/changes.ts';
import type { Library } from '../library/library.ts';
import { type ControlChart, drawControlChart } from '../statistics/control-chart.ts';
import { type KeptCoding, readCodingsOfLibrary } from './agreement/codings-of-library.ts';
import { plainComparison } from './agreement/comparison-options.ts';
import { type LibraryFilter, sessionFilter } from './library-filter.ts';
import { withLibrary } from './open-library.ts';

/** A coder's coding held against the reference, with the day it is shown at. */
interface HeldCoding extends ReferenceComparison {
  readonly coder: string;
  /** When it was finished, else the day of the session. */
  readonly at: string | null;
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What is charted: a figure of each session, within its bounds. */
const charted = [
  {
    id: 'codes',
    name: 'Utterances coded as in the reference',
    boundsBy: (): Bounds => ({ least: 0, most: 1 }),
    show: (value: number) => `${Math.round(100 * value)} %`,
    read: ({ agreement }: HeldCoding) => (agreement.defined ? agreement.value : null),
  },
  {
    id: 'globals',
    name: 'Points between the globals, mean',
    boundsBy: ({ globals }: Rubric): Bounds => ({
      least: 0,
      most: Math.max(...globals.map(({ scale }) => scale.max - scale.min)),
    }),
    show: (value: number) => value.toFixed(2),
    read: ({ globals }: HeldCoding) =>
      globals.length === 0
        ? null
        : globals.reduce((sum, { difference }) => sum + Math.abs(difference), 0) / globals.length,
  },
] as const;

/** `miti drift`. */
export async function showDrift(options: DriftOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const { held, rubric } = await holdAgainst(library, options, options.reference ?? null);
    const coders = [...new Set(held.map(({ coder }) => coder))]
      .filter((coder) => options.coders === undefined || options.coders.includes(coder))
      .sort();
    if (coders.length === 0) {
      const what = options.reference === undefined ? 'a consensus' : `a coding by "${options.reference}"`;
      throw new InputFault({
        problem: `no session has ${what} and a coding by one of the coders`,
        place: library.place,
        remedy: 'make one with miti consensus, or name a gold coder with --reference',
      });
    }
    const charts = coders.flatMap((coder) => chartsOf(coder, held, rubric, options.baseline));
    process.stdout.write(options.csv ? chartsCsv(charts) : `${charts.map(renderChart).join('\n\n')}\n`);
  });
}

/** Every coding of a person that has a reference of the same session, in the order of time. */
async function holdAgainst(
  library: Library,
  options: LibraryFilter & { readonly rubric?: string },
  reference: string | null,
): Promise<{ readonly held: readonly HeldCoding[]; readonly rubric: Rubric }> {
  const choice = {
    filter: sessionFilter(options),
    kinds: ['human', 'imported', 'consensus'] as const,
    drafts: false,
    coders: null,
    rubric: options.rubric,
    alone: 'count' as const,
  };
  const { codings, rubric, rubricSha256 } = await readCodingsOfLibrary(library, choice, await loadCues());
  const setup = await plainComparison(rubric, rubricSha256);
  const isReference = ({ coder }: KeptCoding) =>
    reference === null ? coder.kind === 'consensus' : coder.id === reference;
  const references = new Map(codings.filter(isReference).map((coding) => [coding.subject.id, coding]));
  const held = codings
    .filter((coding) => !isReference(coding) && coding.coder.kind !== 'consensus')
    .flatMap((coding) => {
      const standard = references.get(coding.subject.id);
      return standard ? [holdOne(coding, standard, setup)] : [];
    })
    .sort((a, b) => compareText(a.at ?? '~', b.at ?? '~'));
  return { held, rubric };
}

function holdOne(coding: KeptCoding, reference: KeptCoding, setup: ComparisonSetup): HeldCoding {
  const { record, session, coder } = coding;
  const at = record.finishedAt?.slice(0, 10) ?? session.date;
  return { ...compareWithReference(coding, reference, setup), coder: coder.id, at };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface CoderChart {
  readonly coder: string;
  readonly measure: (typeof charted)[number];
  readonly bounds: Bounds;
  readonly sessions: readonly HeldCoding[];
  readonly values: readonly number[];
  /** Null where there is too little to see variation by. */
  readonly chart: ControlChart | null;
}

function chartsOf(
  coder: string,
  held: readonly HeldCoding[],
  rubric: Rubric,
  baseline: number | undefined,
): CoderChart[] {
  return charted.flatMap((measure) => {
    const sessions = held.filter((each) => each.coder === coder && measure.read(each) !== null);
    const values = sessions.flatMap((each) => measure.read(each) ?? []);
    if (values.length === 0) return [];
    const bounds = measure.boundsBy(rubric);
    return [{ coder, measure, bounds, sessions, values, chart: drawControlChart(values, bounds, baseline) }];
  });
}

const chartWidth = 32;

function renderChart({ coder, measure, bounds, sessions, values, chart }: CoderChart): string {
  const { show } = measure;
  const heading = pc.bold(`${printable(coder)}: ${measure.name}`);
  const limits = chart
    ? `centre ${show(chart.centre)}, limits ${show(chart.lower)} to ${show(chart.upper)}${chart.baseline < 8 ? `, from ${chart.baseline} sessions only` : ''}`
    : 'one session can not show how far a coder varies';
  const place = (value: number) =>
    Math.round(((value - bounds.least) / (bounds.most - bounds.least)) * (chartWidth - 1));
  const rows = values.map((value, i) => {
    const { at, session } = sessions[i] as HeldCoding;
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
  return [heading, pc.dim(`  ${limits}`), ...rows].join('\n');
}

const signalWords = { outside: 'outside', run: '8 in a row' } as const;

function chartsCsv(charts: readonly CoderChart[]): string {
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

/** `miti calibrate`: exit code 0 where the threshold is reached in every session, 1 where not yet. */
export async function calibrate(options: CalibrateOptions): Promise<void> {
  await withLibrary(options, async (library) => {
    const known = ((await library.findSetting(options.coder, calibrationSetting)) ?? []) as unknown as CalibrationRun[];
    if (options.gold === undefined) return showRecord(options.coder, known);
    const threshold = { kappa: options.kappa, points: options.points };
    const { held } = await holdAgainst(library, options, options.gold);
    const results = held
      .filter(({ coder }) => coder === options.coder)
      .map((each) => assessCalibration(each, threshold));
    if (results.length === 0) {
      throw new InputFault({
        problem: `no session was coded by both "${options.coder}" and "${options.gold}"`,
        place: library.place,
        remedy: 'miti codings lists what there is',
      });
    }
    const passed = results.every((each) => each.passed);
    const run: CalibrationRun = {
      at: new Date().toISOString(),
      gold: options.gold,
      threshold,
      passed,
      results: results.map(({ open: _, ...kept }) => kept),
      softwareVersion: readProgram().version,
    };
    await library.keepSetting(options.coder, calibrationSetting, [...known, run] as unknown as Json, 'miti calibrate');
    process.stdout.write(renderCalibration(options.coder, run, results));
    if (!passed) process.exitCode = exitCode.someFailed;
  });
}

function renderCalibration(
  coder: string,
  { gold, passed }: CalibrationRun,
  results: readonly CalibrationResult[],
): string {
  const reached = results.filter((each) => each.passed).length;
  const lines = [
    pc.bold(
      `${printable(coder)} held against ${printable(gold)}: ${passed ? 'threshold reached' : 'threshold not reached yet'}`,
    ),
    ...results.flatMap(({ session, kappa, points, open }) => [
      `  ${printable(session)}: kappa ${kappa === null ? '–' : kappa.toFixed(2)}, globals within ${points ?? '–'}`,
      ...open.flatMap((each) => wrapText(each, 6)),
    ]),
    `  ${reached} of ${results.length} sessions; kept in the record of ${printable(coder)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function showRecord(coder: string, runs: readonly CalibrationRun[]): void {
  if (runs.length === 0) {
    process.stderr.write(`${printable(coder)} was not held against a gold coding yet; name one with --gold\n`);
    return;
  }
  for (const { at, gold, passed, results, threshold } of runs) {
    const reached = results.filter((each) => each.passed).length;
    const wanted = `kappa ${threshold.kappa.toFixed(2)}, ${threshold.points} ${threshold.points === 1 ? 'point' : 'points'}`;
    process.stdout.write(
      `${at.slice(0, 10)}  ${printable(gold)}  ${passed ? 'reached' : 'not yet'}  ${reached} of ${results.length} sessions (${wanted})\n`,
    );
  }
}
