import { dirname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import type { MonthlyResult } from '../../app/reports/make-monthly-reports.ts';
import type { NamedReport } from '../../app/reports/named-report.ts';
import {
  type ReportAppearance,
  type ReportFormat,
  renderReport,
  reportFormats,
} from '../../app/reports/render-report.ts';
import { type ReportPeriod, type ReportRequest, usualWeeks } from '../../app/reports/report-request.ts';
import { exitCodeOf } from '../terminal/exit-code.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

/** What every report lets a user choose. */
interface ReportOptions
  extends LibraryOption,
    ReportAppearance,
    Pick<ReportRequest, 'language' | 'rubric' | 'organisation' | 'names'> {
  readonly format: ReportFormat;
  readonly output?: string;
  readonly allowEstimates?: boolean;
  readonly quotes: boolean;
  readonly shareableQuotesOnly?: boolean;
  readonly asOf?: string;
}

type PeriodOptions = ReportOptions & ReportPeriod;

interface TeamOptions extends PeriodOptions {
  readonly target?: number;
  readonly weeks: number;
}

type MonthlyOptions = Omit<TeamOptions, 'format'>;

/** `miti report session | caseworker | team | monthly`. */
export function addReportCommand(program: Command, terminal: Terminal): void {
  const report = program.command('report').description('reports from the library: a session, a caseworker, the team');
  withOptions(report.command('session'))
    .description('feedback on one coded session, for a supervision talk')
    .argument(
      '<id>',
      'id of the session or of one of its codings, as much of its end as leaves no doubt, or the name of the session',
    )
    .action(async (id: string, options: ReportOptions) => {
      const { makeSessionReport } = await import('../../app/reports/make-session-report.ts');
      await withLibrary(options, async (library) =>
        writeReport(await makeSessionReport(library, id, requestOf(options, terminal)), options, terminal),
      );
    });
  withPeriod(withOptions(report.command('caseworker')))
    .description("a caseworker's trend report")
    .argument('<pseudonym>', 'the caseworker')
    .action(async (pseudonym: string, options: PeriodOptions) => {
      const { makeCaseworkerReport } = await import('../../app/reports/make-caseworker-report.ts');
      await withLibrary(options, async (library) =>
        writeReport(
          await makeCaseworkerReport(library, pseudonym, options, requestOf(options, terminal)),
          options,
          terminal,
        ),
      );
    });
  withTargets(withPeriod(withOptions(report.command('team'))))
    .description('all caseworkers of a month, by name')
    .action(async (options: TeamOptions) => {
      const { makeTeamReport } = await import('../../app/reports/make-team-report.ts');
      await withLibrary(options, async (library) =>
        writeReport(
          await makeTeamReport(library, options, targetsOf(options), requestOf(options, terminal)),
          options,
          terminal,
        ),
      );
    });
  withTargets(withPeriod(withOptions(report.command('monthly'), false)))
    .description('a PDF for each caseworker, one for the team, an index page and a CSV, in one folder')
    .action((options: MonthlyOptions) => writeMonthly(options, terminal));
}

function requestOf(options: Omit<ReportOptions, 'format'>, { stdin }: Terminal): ReportRequest {
  const { language, rubric, organisation, names, asOf } = options;
  return {
    language,
    ...(asOf === undefined ? {} : { madeOn: asOf }),
    ...(rubric === undefined ? {} : { rubric }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(names === undefined ? {} : { names }),
    standardInput: stdin,
    allowEstimates: options.allowEstimates ?? false,
    quotes: options.quotes ? (options.shareableQuotesOnly ? 'shareable' : 'all') : 'none',
  };
}

function targetsOf({ target, weeks }: Pick<TeamOptions, 'target' | 'weeks'>) {
  return { target: target ?? null, weeks };
}

/** Writes a report where the options say, and says where that is; CSV and JSON go to standard output by default. */
async function writeReport({ report, name }: NamedReport, options: ReportOptions, terminal: Terminal): Promise<void> {
  const content = await renderReport(report, options.format, options);
  const isText = options.format === 'csv' || options.format === 'json';
  if (options.output === undefined && isText) return terminal.print(content);
  const path = options.output ?? `${name}.${options.format}`;
  const [{ makeFolder }, { replaceFile }] = await Promise.all([
    import('../../app/files/make-folder.ts'),
    import('../../app/files/replace-file.ts'),
  ]);
  await makeFolder(dirname(path));
  await replaceFile(path, (write) => write(content));
  await terminal.print(`${path}\n`);
}

async function writeMonthly(options: MonthlyOptions, terminal: Terminal): Promise<void> {
  const { makeMonthlyReports } = await import('../../app/reports/make-monthly-reports.ts');
  const progress = startProgress('reports', terminal.stderr);
  const request = {
    ...requestOf(options, terminal),
    period: options,
    targets: targetsOf(options),
    appearance: options,
    ...(options.output === undefined ? {} : { folder: options.output }),
  };
  const fault = (file: string, { message }: Error) => terminal.note(`${file}: ${message}`);
  try {
    const result = await withLibrary(options, (library) =>
      makeMonthlyReports(library, request, { ...progress, fault }),
    );
    progress.stop();
    await sayMonthly(result, terminal);
  } finally {
    progress.stop();
  }
}

/** Says what became of a month's reports. */
export async function sayMonthly(
  { index, made, kept, failed, defects }: MonthlyResult,
  terminal: Terminal,
): Promise<void> {
  const parts = [`${made} made`, `${kept} unchanged`, ...(failed === 0 ? [] : [`${failed} failed`])];
  await terminal.print(`${index}: ${parts.join(', ')}\n`);
  if (defects) {
    const { files, first } = defects;
    terminal.note(`a defect of the program; not made: ${files.join(', ')}`);
    terminal.stderr.write(`${first instanceof Error ? (first.stack ?? first.message) : String(first)}\n`);
  }
  terminal.exitCode = exitCodeOf(made + kept, failed);
}

function withOptions(command: Command, choosesFormat = true): Command {
  command
    .addOption(libraryOption())
    .option(
      '--rubric <id|file>',
      'thresholds to hold the figures against; the one most codings were made with by default',
    )
    .addOption(new Option('--language <code>', 'language of the report').choices(['en', 'nb', 'sv']).default('en'))
    .addOption(new Option('--paper <size>', 'paper of PDF').choices(['a4', 'letter']).default('a4'));
  if (choosesFormat) {
    command
      .addOption(new Option('--format <format>', 'what to write').choices(reportFormats).default('pdf'))
      .option('-o, --output <file>', 'file to write; CSV and JSON go to standard output by default');
  } else command.option('-o, --output <folder>', 'folder to write to; reports-MONTH by default');
  return command
    .option('--template <path>', 'a Typst file, or a folder with session.typ, caseworker.typ or team.typ')
    .option('--logo <file>', 'a picture for the head: SVG, PNG or JPEG')
    .option('--accent <colour>', 'colour of rules, as #rrggbb')
    .option('--organisation <name>', 'name for the head')
    .option('--allow-estimates', "let the program's estimates decide levels and count in means and trends")
    .option('--no-quotes', 'leave the words of sessions out')
    .option('--shareable-quotes-only', 'quote only sessions tagged "shareable" and turns flagged so')
    .option('--names <file>', 'names for pseudonyms, for this run: CSV or XLSX with pseudonym and name')
    .option('--as-of <date>', 'the day to report as of; today by default', parseDay);
}

function withPeriod(command: Command): Command {
  return command
    .option(
      '--month <month>',
      'the month, as YYYY-MM; by default the last one with a session that is coded or estimated',
      parseMonth,
    )
    .option('--months <n>', 'months that charts and tables go back, this one included', parseCount(1, 120), 12);
}

function withTargets(command: Command): Command {
  return command
    .option('--target <n>', 'coded sessions a month that each caseworker should have', parseCount(1, 100))
    .option('--weeks <n>', 'weeks without a coded session before that is spoken of', parseCount(1, 520), usualWeeks);
}

function parseMonth(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('write a month as YYYY-MM.');
}

function parseCount(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`give a whole number from ${least} to ${most}.`);
  };
}
