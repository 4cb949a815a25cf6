import { join } from 'node:path';
import type { MonthlyOptions } from '../../cli/commands/report.ts';
import { exitCodeOf } from '../../cli/terminal/exit-code.ts';
import { startProgress } from '../../cli/terminal/progress.ts';
import { replaceFile } from '../../cli/terminal/write-output.ts';
import { csvHeader, csvLines } from '../../exchange/write-csv.ts';
import { buildCaseworkerReport, type CaseworkerSessions } from '../../report/builders/caseworker-report.ts';
import { callCaseworker } from '../../report/builders/report-setting.ts';
import { buildTeamReport } from '../../report/builders/team-report.ts';
import { inOrderOfNames } from '../../report/builders/team-sessions.ts';
import type { TrendSpan } from '../../report/builders/trend-chart.ts';
import type { CaseworkerReport } from '../../report/models/caseworker-report.ts';
import { type IndexEntry, writeIndexPage } from '../../report/tables/index-page.ts';
import { measureColumns, measureRow } from '../../report/tables/report-sheets.ts';
import { lockFolder } from '../files/folder-lock.ts';
import { gatherCaseworker, gatherTeam, withoutWords } from './gather-periods.ts';
import { type MonthlyOutput, openMonthlyOutput } from './monthly-output.ts';
import { fileNameOf, makeFolder, openPrinter } from './report-output.ts';
import {
  chooseSpan,
  emptyPeriod,
  listDoubleCoded,
  otherRubrics,
  type ReportGround,
  reliabilityOf,
  teamAgreement,
  withReportGround,
} from './report-sources.ts';

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
    // Two runs would each remember what they made, and take the other's files for their own.
    const free = await lockFolder(folder, { lockName: 'monthly.lock', command: 'miti report monthly' });
    try {
      await writeFolder(ground, span, folder, options);
    } finally {
      await free();
    }
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
  const output = openMonthlyOutput(folder, options, () => openPrinter(options));
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
      // One that rejects stays, so that waiting meets it.
      task.then(
        () => running.delete(task),
        () => {},
      );
      if (running.size >= ahead) await Promise.race(running);
    }
    await Promise.all(running);
    const team = await gatherTeam(library, gathered, span, setting);
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
  output.sayDefects();
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
  const sessions = { name: 'sessions', label: 'Sessions of the month that people coded', type: 'number' } as const;
  const estimated = { name: 'estimated', label: 'Sessions only estimated by the program', type: 'number' } as const;
  const rows = reports.flatMap(({ caseworker, sessionCount, measures }) =>
    measures.rows.map((row) => [caseworker.pseudonym, sessionCount.period, sessionCount.estimated, ...measureRow(row)]),
  );
  const csv = `${csvHeader([who, sessions, estimated, ...measureColumns])}${csvLines(rows)}`;
  await replaceFile(join(folder, 'measures.csv'), (write) => write(csv));
  const entry = (title: string, file: string, facts: string): IndexEntry => ({
    title,
    file: output.isThere(file) ? file : null,
    facts,
  });
  const describeCount = ({ period, estimated: only }: CaseworkerReport['sessionCount']) =>
    [words.monthly.coded(period), ...(only === 0 ? [] : [words.monthly.estimated(only)])].join(', ');
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
          describeCount(sessionCount),
        ),
      ),
      { title: 'measures.csv', file: 'measures.csv', facts: words.monthly.table },
    ],
  });
  await replaceFile(join(folder, 'index.html'), (write) => write(page));
}
