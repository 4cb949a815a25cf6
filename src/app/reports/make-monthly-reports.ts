import { join } from 'node:path';
import type { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import { buildCaseworkerReport, type CaseworkerSessions } from '../../report/builders/caseworker-report.ts';
import { inOrderOfNames, type TeamTargets } from '../../report/builders/team-sessions.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import type { CaseworkerReport } from '../../report/models/caseworker-report.ts';
import { lockFolder } from '../files/folder-lock.ts';
import { makeFolder } from '../files/make-folder.ts';
import { chooseSpan, emptyPeriod } from './choose-span.ts';
import { gatherCaseworker, withoutWords } from './gather-periods.ts';
import { reportTeam } from './make-team-report.ts';
import { type MonthlyCounts, type MonthlyDefects, type MonthlyFolder, openMonthlyFolder } from './monthly-folder.ts';
import { writeMonthlyTables } from './monthly-tables.ts';
import { fileNameOf } from './named-report.ts';
import { openPrinter, type ReportAppearance } from './render-report.ts';
import type { ReportPeriod, ReportRequest } from './report-request.ts';
import { type ReportSources, readReportSources } from './report-sources.ts';
import { listDoubleCoded, reliabilityOf } from './team-agreement.ts';

export interface MonthlyRequest extends ReportRequest {
  readonly period: ReportPeriod;
  readonly targets: TeamTargets;
  readonly appearance: ReportAppearance;
  /** Folder to write to; `reports-MONTH` where it is left out. */
  readonly folder?: string;
}

/** Told of what happens on the way. */
export interface MonthlyProgress {
  /** How many reports there are. */
  readonly expect: (count: number) => void;
  /** One more is done. */
  readonly done: () => void;
  /** A fault of the input keeps one from being made. */
  readonly fault: (file: string, fault: InputFault) => void;
}

export interface MonthlyResult extends MonthlyCounts {
  /** Path of the page with links to all reports. */
  readonly index: string;
  readonly defects: MonthlyDefects | null;
}

/** Reports that are drawn while others are being compiled. */
const ahead = 3;

/**
 * A folder with all reports of a month: a PDF for each caseworker and one for the team, an index page and a table. What
 * says the same as an earlier run's file is left as it is. One report that fails does not stop the others.
 *
 * @throws InputFault where nothing of the month is coded, or another run writes to the folder
 */
export async function makeMonthlyReports(
  library: Library,
  request: MonthlyRequest,
  progress: MonthlyProgress,
): Promise<MonthlyResult> {
  const sources = await readReportSources(library, request);
  const span = chooseSpan(sources, request.period);
  if (![...sources.survey.months.values()].some((months) => months.includes(span.to))) {
    throw emptyPeriod(sources, { from: span.to, to: span.to });
  }
  const folder = request.folder ?? `reports-${span.to}`;
  await makeFolder(folder);
  // Two runs would each remember what they made, and take the other's files for their own.
  const free = await lockFolder(folder, { lockName: 'monthly.lock', command: 'miti report monthly' });
  try {
    return await writeFolder(sources, span, folder, request, progress);
  } finally {
    await free();
  }
}

async function writeFolder(
  sources: ReportSources,
  span: TrendSpan,
  path: string,
  { appearance, targets }: MonthlyRequest,
  progress: MonthlyProgress,
): Promise<MonthlyResult> {
  const files = fileNames(inOrderOfNames(sources.setting, sources.survey.caseworkers));
  const folder = openMonthlyFolder(path, {
    appearance,
    openPrinter: () => openPrinter(appearance),
    onFault: progress.fault,
  });
  let reports: readonly CaseworkerReport[];
  try {
    reports = await printReports(sources, span, { folder, files, targets, progress });
  } finally {
    await folder.close();
  }
  await folder.remember();
  const isThere = (name: string) => folder.isThere(name);
  await writeMonthlyTables(path, { setting: sources.setting, month: span.to, reports, files, isThere });
  return { index: join(path, 'index.html'), ...folder.counts(), defects: folder.defects() };
}

interface PrintRun {
  readonly folder: MonthlyFolder;
  /** Name of each caseworker's file, in the order of the index. */
  readonly files: ReadonlyMap<string, string>;
  readonly targets: TeamTargets;
  readonly progress: MonthlyProgress;
}

/** Prints every caseworker's report, some at a time, then the team's. */
async function printReports(
  sources: ReportSources,
  span: TrendSpan,
  { folder, files, targets, progress }: PrintRun,
): Promise<CaseworkerReport[]> {
  const { library, setting, isFacilitative } = sources;
  const doubleCoded = await listDoubleCoded(sources, span);
  const reliability = reliabilityOf(sources, doubleCoded);
  progress.expect(files.size + 1);
  const gathered: CaseworkerSessions[] = [];
  const reports: CaseworkerReport[] = [];
  const running = new Set<Promise<void>>();
  try {
    for (const [pseudonym, file] of files) {
      const sessions = await gatherCaseworker(library, pseudonym, span, { rubric: setting.rubric, isFacilitative });
      gathered.push({ ...sessions, coded: sessions.coded.map(withoutWords) });
      if (sessions.coded.length === 0) {
        progress.done();
        continue;
      }
      const report = buildCaseworkerReport(setting, span, sessions, reliability);
      reports.push(withoutPages(report));
      const task = folder.print(file, report).then(progress.done);
      running.add(task);
      // One that rejects stays, so that waiting meets it.
      task.then(
        () => running.delete(task),
        () => {},
      );
      if (running.size >= ahead) await Promise.race(running);
    }
    await Promise.all(running);
    await folder.print('team.pdf', await reportTeam(sources, span, { gathered, doubleCoded, reliability, targets }));
    progress.done();
    return reports;
  } finally {
    await Promise.allSettled(running);
  }
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
