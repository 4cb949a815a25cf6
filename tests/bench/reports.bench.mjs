// The cost of printing reports: caseworker PDFs, warm, against printing the same reports as HTML with a warm Chromium in
// the same run, on one core; the whole month of such a team; and whether memory stays flat over many reports.
//
//   npm run bench -- reports                             200 caseworkers of 24 sessions, 1,000 reports for memory
//   MITI_BENCH_CASEWORKERS=20 npm run bench -- reports   a smaller team
//   MITI_BENCH_REPORTS=200 npm run bench -- reports      fewer reports for memory
//   MITI_BENCH_BUILD=wasm npm run bench -- reports       the compiler as WebAssembly, where there is a native one
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { chromium } from 'playwright-core';
import { renderHtml } from '../../dist/lib/report/html/render-html.js';
import { findNativeSetup } from '../../dist/lib/report/pdf/native-typst.js';
import { openReportPrinter } from '../../dist/lib/report/pdf/open-report-printer.js';
import { totalsCsv } from '../../scripts/make-totals.mjs';
import { median, report, timeOf } from './measure.mjs';

const SESSIONS = 24;
const caseworkers = Number(process.env.MITI_BENCH_CASEWORKERS ?? 200);
const reports = Number(process.env.MITI_BENCH_REPORTS ?? 1000);
const only = process.env.MITI_BENCH_BUILD === 'wasm' ? { build: 'wasm' } : {};
const build = only.build ?? findNativeSetup()?.build ?? 'wasm';

if (process.env.MITI_BENCH_CORE === undefined) {
  // Chromium and the printer's thread would else use cores that the other leaves idle.
  const [command, ...rest] = [
    'taskset',
    '-c',
    '0',
    process.execPath,
    fileURLToPath(new URL('./run.mjs', import.meta.url)),
  ];
  const { status } = spawnSync(command, [...rest, 'reports'], {
    stdio: 'inherit',
    env: { ...process.env, MITI_BENCH_CORE: '0' },
  });
  process.exitCode = status ?? 1;
} else {
  await measure();
}

async function measure() {
  const { caseworkerWithSessions } = await loadExamples();
  const printer = openReportPrinter(only);
  const browser = await chromium.launch({
    executablePath: process.env.MITI_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    const byChromium = await compareWithChromium(caseworkerWithSessions, printer, page);
    await browser.close();
    runMonth(byChromium);
    await watchMemory(caseworkerWithSessions, printer);
  } finally {
    await browser.close();
    await printer.close();
  }
}

/** The invented reports of the tests, compiled from TypeScript. */
async function loadExamples() {
  const file = fileURLToPath(new URL(`./examples.${process.pid}.tmp.mjs`, import.meta.url));
  const entry = fileURLToPath(new URL('../report/caseworker-with-sessions.ts', import.meta.url));
  const { outputFiles } = await bundle({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  writeFileSync(file, outputFiles[0].contents);
  try {
    return await import(file);
  } finally {
    rmSync(file);
  }
}

/** Each caseworker's report once by each, in turn; the first ten of both don't count. */
async function compareWithChromium(caseworkerWithSessions, printer, page) {
  const ours = [];
  const theirs = [];
  for (let seed = 1; seed <= caseworkers + 10; seed += 1) {
    const model = caseworkerWithSessions(SESSIONS, seed);
    const byPrinter = () => printer.pdf(model);
    const byChromium = async () => {
      await page.setContent(renderHtml(model));
      await page.pdf({ format: 'A4' });
    };
    const [first, second] = seed % 2 === 0 ? [byPrinter, byChromium] : [byChromium, byPrinter];
    const [one, two] = [await timeOf(first), await timeOf(second)];
    if (seed <= 10) continue;
    ours.push(seed % 2 === 0 ? one : two);
    theirs.push(seed % 2 === 0 ? two : one);
  }
  const sum = (times) => times.reduce((total, time) => total + time, 0);
  const ratio = sum(theirs) / sum(ours);
  const each = (times) => `${median(times).toFixed(0)} ms`;
  const more = `median ${each(ours)} a report, Chromium ${each(theirs)}; ${((1000 * ours.length) / sum(ours)).toFixed(1)} a second`;
  report(
    `caseworker PDFs (${caseworkers} x ${SESSIONS} sessions, compiler: ${build}), times as fast as Chromium`,
    ratio.toFixed(1),
    'at least 3, aim 8',
    ratio >= 3,
    more,
  );
  return sum(theirs) / theirs.length;
}

/**
 * The month of a team in one process: its start, reading and computing, all PDFs, index and table; against as many prints
 * by Chromium at the mean just measured.
 *
 * @param byChromium milliseconds of one print
 */
function runMonth(byChromium) {
  const folder = mkdtempSync(join(tmpdir(), 'miti-bench-month-'));
  const miti = (...args) => {
    const command = fileURLToPath(new URL('../../dist/bin/miti.js', import.meta.url));
    return spawnSync(process.execPath, [command, ...args, '--library', join(folder, 'library.sqlite')], {
      encoding: 'utf8',
    });
  };
  try {
    writeFileSync(join(folder, 'totals.csv'), totalsCsv({ sessions: caseworkers * SESSIONS, caseworkers, months: 12 }));
    miti('import', '--totals', join(folder, 'totals.csv'), '--coder-kind', 'human');
    const start = performance.now();
    const month = ['--month', '2024-02', '--as-of', '2024-03-02', '-o', join(folder, 'reports')];
    const { stdout } = miti('report', 'monthly', ...month);
    const taken = performance.now() - start;
    const made = Number(/: (\d+) made, 0 unchanged\n$/.exec(stdout)?.[1]);
    const ratio = (made * byChromium) / taken;
    report(
      `the whole month of ${caseworkers} caseworkers, times as fast as Chromium would print its reports`,
      ratio.toFixed(1),
      'above 1',
      ratio > 1,
      `${made} PDFs in ${(taken / 1000).toFixed(0)} s; Chromium's time is ${made} times its mean above`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Peak memory of this process over all reports, against that over the first tenth. */
async function watchMemory(caseworkerWithSessions, printer) {
  let peak = 0;
  let early = 0;
  for (let at = 0; at < reports; at += 1) {
    await printer.pdf(caseworkerWithSessions(SESSIONS, at + 1000));
    peak = Math.max(peak, process.memoryUsage().rss);
    if (at < reports / 10) early = peak;
  }
  const growth = peak / early;
  report(
    `peak memory after ${reports} reports, against after a tenth of them`,
    growth.toFixed(2),
    'at most 1.2',
    growth <= 1.2,
    `${Math.round(early / 1e6)} MB, then ${Math.round(peak / 1e6)} MB`,
  );
}
