import { join } from 'node:path';
import { csvHeader, csvLines } from '../../exchange/sheets/write-csv.ts';
import { callCaseworker, type ReportSetting } from '../../report/builders/report-setting.ts';
import type { CaseworkerReport } from '../../report/models/caseworker-report.ts';
import type { Month } from '../../report/sessions/months.ts';
import { type IndexEntry, writeIndexPage } from '../../report/tables/index-page.ts';
import { measureColumns, measureRow } from '../../report/tables/report-sheets.ts';
import { replaceFile } from '../files/replace-file.ts';

/** What the index page and the table tell of a month. */
export interface MonthlyTables {
  readonly setting: ReportSetting;
  readonly month: Month;
  readonly reports: readonly CaseworkerReport[];
  /** Name of each caseworker's file. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether a file could be made. */
  readonly isThere: (name: string) => boolean;
}

/** Writes the index page of a month's folder, and a table with every figure of its caseworkers. */
export async function writeMonthlyTables(folder: string, tables: MonthlyTables): Promise<void> {
  const csv = measuresCsv(tables.reports);
  await replaceFile(join(folder, 'measures.csv'), (write) => write(csv));
  const page = indexPage(tables);
  await replaceFile(join(folder, 'index.html'), (write) => write(page));
}

function measuresCsv(reports: readonly CaseworkerReport[]): string {
  const who = { name: 'caseworker', label: 'Pseudonym of the caseworker', type: 'text' } as const;
  const sessions = { name: 'sessions', label: 'Sessions of the month that people coded', type: 'number' } as const;
  const estimated = { name: 'estimated', label: 'Sessions only estimated by the program', type: 'number' } as const;
  const rows = reports.flatMap(({ caseworker, sessionCount, measures }) =>
    measures.rows.map((row) => [caseworker.pseudonym, sessionCount.period, sessionCount.estimated, ...measureRow(row)]),
  );
  return `${csvHeader([who, sessions, estimated, ...measureColumns])}${csvLines(rows)}`;
}

function indexPage({ setting, month, reports, files, isThere }: MonthlyTables): string {
  const { words, formats, language } = setting.wording;
  const entry = (title: string, file: string, facts: string): IndexEntry => ({
    title,
    file: isThere(file) ? file : null,
    facts,
  });
  const describeCount = ({ period, estimated: only }: CaseworkerReport['sessionCount']) =>
    [words.monthly.coded(period), ...(only === 0 ? [] : [words.monthly.estimated(only)])].join(', ');
  return writeIndexPage({
    language,
    title: words.monthly.title,
    subtitle: formats.month(month),
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
}
