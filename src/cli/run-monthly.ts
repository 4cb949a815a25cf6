import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { csvHeader, csvLines } from '../exchange/write-csv.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { buildCaseworkerReport, type CaseworkerSessions } from '../report/builders/caseworker-report.ts';
import { callCaseworker } from '../report/builders/report-setting.ts';
import { buildTeamReport } from '../report/builders/team-report.ts';
import { inOrderOfNames } from '../report/builders/team-sessions.ts';
import type { TrendSpan } from '../report/builders/trend-chart.ts';
import type { CaseworkerReport } from '../report/models/caseworker-report.ts';
import type { ReportModel } from '../report/models/report-model.ts';
import type { ReportPrinter } from '../report/pdf/open-report-printer.ts';
import { gatherCaseworker, gatherTeam, withoutWords } from '../report/sessions/gather-periods.ts';
import { type IndexEntry, writeIndexPage } from '../report/tables/index-page.ts';
import { measureColumns, measureRow } from '../report/tables/report-sheets.ts';
import { exitCodeOf } from './exit-code.ts';
import { printable } from './printable.ts';
import { readProgram } from './program.ts';
import { startProgress } from './progress.ts';
import type { MonthlyOptions } from './report.ts';
import {
  chooseSpan,
  emptyPeriod,
  listDoubleCoded,
  otherRubrics,
  type ReportGround,
  reliabilityOf,
  teamAgreement,
  withReportGround,
} from './report-ground.ts';
import { fileNameOf, makeFolder, openPrinter } from './report-output.ts';
import { replaceFile } from './write-output.ts';

/** What the folder's reports were made from, by file name: hashes, so that only what changed is made again. */
type MadeFrom = Record<string, string>;

/** Beside the reports. */
const madeFromFile = 'made-from.json';

/** A run that is stopped starts again from here, not from the beginning. */
const rememberedEvery = 20;

/** Reports that are drawn while others are being compiled. */
const ahead = 3;

/** A folder with all reports of a month. */
export async function runMonthly(options: MonthlyOptions): Promise<void> {
  await withReportGround(options, async (ground) => {
    const span = chooseSpan(ground, options);
    if (![...ground.survey.months.values()].some((months) => months.includes(span.to))) {
      throw emptyPeriod(ground, { from: span.to, to: span.to });
    }
    const folder = options.output ?? `reports-${span.to}`;
    await makeFolder(folder);
    await writeFolder(ground, span, folder, options);
  });
}

async function writeFolder(
  ground: ReportGround,
  span: TrendSpan,
  folder: string,
  options: MonthlyOptions,
): Promise<void> {
  const { library, survey, setting, isFacilitative } = ground;
  const doubleCoded = await listDoubleCoded(ground, span);
  const reliability = reliabilityOf(ground, doubleCoded);
  const people = inOrderOfNames(setting, survey.caseworkers);
  const files = fileNames(people);
  const output = openOutput(folder, options);
  const progress = startProgress('reports');
  progress.expect(people.length + 1);
  const gathered: CaseworkerSessions[] = [];
  const reports: CaseworkerReport[] = [];
  const running = new Set<Promise<void>>();
  try {
    for (const pseudonym of people) {
      const scoring = { rubric: setting.rubric, isFacilitative };
      const sessions = await gatherCaseworker(library, pseudonym, span, scoring);
      gathered.push({ ...sessions, coded: sessions.coded.map(withoutWords) });
      if (sessions.coded.length === 0) {
        progress.done();
        continue;
      }
      const report = buildCaseworkerReport(setting, span, sessions, reliability);
      reports.push(withoutPages(report));
      const task = output.print(files.get(pseudonym) ?? '', report).then(progress.done);
      running.add(task);
      const forget = () => running.delete(task);
      task.then(forget, forget);
      if (running.size >= ahead) await Promise.race(running);
    }
    await Promise.all(running);
    const team = await gatherTeam(library, gathered, span);
    const agreement = teamAgreement(doubleCoded, reliability, span);
    const targets = { target: options.target ?? null, weeks: options.weeks };
    await output.print(
      'team.pdf',
      buildTeamReport(setting, span, team, agreement, targets, await otherRubrics(setting.rubric)),
    );
    progress.done();
  } finally {
    await Promise.allSettled(running);
    progress.stop();
    await output.close();
  }
  await output.remember();
  await writeTables(ground, span, folder, reports, output, files);
  const { made, kept, failed } = output.counts();
  const parts = [`${made} made`, `${kept} unchanged`, ...(failed === 0 ? [] : [`${failed} failed`])];
  process.stdout.write(`${join(folder, 'index.html')}: ${parts.join(', ')}\n`);
  process.exitCode = exitCodeOf(made + kept, failed);
}

/** Only the figures are needed for the tables: a large team's pages are let go. */
function withoutPages(report: CaseworkerReport): CaseworkerReport {
  return { ...report, trends: null, counts: null };
}

/** A file name for each caseworker; names that a file system would take for one another get a number. */
function fileNames(people: readonly string[]): Map<string, string> {
  const taken = new Set(['team.pdf', 'index.html', 'measures.csv']);
  const names = new Map<string, string>();
  for (const pseudonym of people) {
    const plain = fileNameOf(pseudonym);
    let name = `${plain}.pdf`;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}.pdf`;
    taken.add(name.toLowerCase());
    names.set(pseudonym, name);
  }
  return names;
}

interface MonthlyOutput {
  /** Prints a report unless its file was made from the very same; a fault is said and counted. */
  readonly print: (name: string, report: ReportModel) => Promise<void>;
  readonly hasFailed: (name: string) => boolean;
  readonly counts: () => { readonly made: number; readonly kept: number; readonly failed: number };
  readonly close: () => Promise<void>;
  /** Writes down what the files were made from. */
  readonly remember: () => Promise<void>;
}

function openOutput(folder: string, options: MonthlyOptions): MonthlyOutput {
  const before = readMadeFrom(join(folder, madeFromFile));
  const now: MadeFrom = {};
  const ground = hashGround(options);
  const failed = new Set<string>();
  let [made, kept] = [0, 0];
  let printer: Promise<ReportPrinter> | undefined;
  let remembered = Promise.resolve();
  return {
    print: async (name, report) => {
      const path = join(folder, name);
      const hash = createHash('sha256').update(ground).update(JSON.stringify(report)).digest('hex');
      if (before[name] === hash && existsSync(path)) {
        now[name] = hash;
        kept += 1;
        return;
      }
      // A printer that can't be opened is a fault of all reports, not of this one.
      printer ??= openPrinter(options);
      const opened = await printer;
      try {
        const bytes = await opened.pdf(report);
        await replaceFile(path, (write) => write(bytes));
        now[name] = hash;
        made += 1;
        if (made % rememberedEvery === 0) await remember({ ...before, ...now });
      } catch (error) {
        if (!(error instanceof InputFault)) throw error;
        failed.add(name);
        process.stderr.write(`miti: ${name}: ${printable(error.message)}\n`);
      }
    },
    hasFailed: (name) => failed.has(name),
    counts: () => ({ made, kept, failed: failed.size }),
    close: async () => (await printer?.catch(() => undefined))?.close(),
    remember: () => remember(now),
  };

  /** One write after the other. */
  function remember(files: MadeFrom): Promise<void> {
    const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = `${JSON.stringify(sorted, null, 2)}\n`;
    remembered = remembered.then(() => replaceFile(join(folder, madeFromFile), (write) => write(text)));
    return remembered;
  }
}

function readMadeFrom(path: string): MadeFrom {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof read === 'object' && read !== null ? (read as MadeFrom) : {};
  } catch {
    return {};
  }
}

/** Hash of all that a PDF depends on beside its report: the program, the templates, the logo, the paper. */
function hashGround({ paper, template, logo, accent }: MonthlyOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([readProgram().version, paper, accent ?? null]));
  for (const path of [template, logo]) for (const file of filesOf(path)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** A file, or those of a folder; none where it can't be read, which the printer says. */
function filesOf(path: string | undefined): string[] {
  if (path === undefined || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

async function writeTables(
  { setting }: ReportGround,
  span: TrendSpan,
  folder: string,
  reports: readonly CaseworkerReport[],
  output: MonthlyOutput,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const { words, formats, language } = setting.wording;
  const who = { name: 'caseworker', label: 'Pseudonym of the caseworker', type: 'text' } as const;
  const sessions = { name: 'sessions', label: 'Sessions coded in the month', type: 'number' } as const;
  const rows = reports.flatMap(({ caseworker, sessionCount, measures }) =>
    measures.rows.map((row) => [caseworker.pseudonym, sessionCount.period, ...measureRow(row)]),
  );
  const csv = `${csvHeader([who, sessions, ...measureColumns])}${csvLines(rows)}`;
  await replaceFile(join(folder, 'measures.csv'), (write) => write(csv));
  const entry = (title: string, file: string, facts: string): IndexEntry => ({
    title,
    file: output.hasFailed(file) ? null : file,
    facts,
  });
  const page = writeIndexPage({
    language,
    title: words.monthly.title,
    subtitle: formats.month(span.to),
    footer: words.head.footer,
    missing: words.monthly.failed,
    entries: [
      entry(words.head.teamTitle, 'team.pdf', ''),
      ...reports.map(({ caseworker, sessionCount }) =>
        entry(
          callCaseworker(setting, caseworker.pseudonym),
          files.get(caseworker.pseudonym) ?? '',
          words.monthly.coded(sessionCount.period),
        ),
      ),
      { title: 'measures.csv', file: 'measures.csv', facts: words.monthly.table },
    ],
  });
  await replaceFile(join(folder, 'index.html'), (write) => write(page));
}
