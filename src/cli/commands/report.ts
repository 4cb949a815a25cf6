import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';

/** Weeks without a coded session before a team's report speaks of it, unless the user says otherwise. */
export const defaultWeeks = 8;

export const reportFormats = ['pdf', 'html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What every report lets a user choose. */
export interface ReportOptions {
  readonly library?: string;
  readonly rubric?: string;
  readonly language: 'en' | 'nb' | 'sv';
  readonly paper: 'a4' | 'letter';
  readonly format: ReportFormat;
  readonly output?: string;
  readonly template?: string;
  readonly logo?: string;
  readonly accent?: string;
  readonly organisation?: string;
  readonly allowEstimates?: boolean;
  readonly quotes: boolean;
  readonly shareableQuotesOnly?: boolean;
  readonly names?: string;
  readonly asOf?: string;
}

export interface PeriodOptions extends ReportOptions {
  readonly month?: string;
  readonly months: number;
}

export interface TeamOptions extends PeriodOptions {
  readonly target?: number;
  readonly weeks: number;
}

export type MonthlyOptions = Omit<TeamOptions, 'format'>;

/** `miti report session | caseworker | team | monthly`. */
export function addReportCommand(program: Command): void {
  const report = program.command('report').description('reports from the library: a session, a caseworker, the team');
  withOptions(report.command('session'))
    .description('feedback on one coded session, for a supervision talk')
    .argument(
      '<id>',
      'id of the session or of one of its codings, as much of its end as leaves no doubt, or the name of the session',
    )
    .action(async (id: string, options: ReportOptions) => {
      const { runSessionReport } = await import('../../app/reports/report.ts');
      await runSessionReport(id, options);
    });
  withPeriod(withOptions(report.command('caseworker')))
    .description("a caseworker's trend report")
    .argument('<pseudonym>', 'the caseworker')
    .action(async (pseudonym: string, options: PeriodOptions) => {
      const { runCaseworkerReport } = await import('../../app/reports/report.ts');
      await runCaseworkerReport(pseudonym, options);
    });
  withTargets(withPeriod(withOptions(report.command('team'))))
    .description('all caseworkers of a month, by name')
    .action(async (options: TeamOptions) => {
      const { runTeamReport } = await import('../../app/reports/report.ts');
      await runTeamReport(options);
    });
  withTargets(withPeriod(withOptions(report.command('monthly'), false)))
    .description('a PDF for each caseworker, one for the team, an index page and a CSV, in one folder')
    .action(async (options: MonthlyOptions) => {
      const { runMonthly } = await import('../../app/reports/monthly.ts');
      await runMonthly(options);
    });
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
    .option('--weeks <n>', 'weeks without a coded session before that is spoken of', parseCount(1, 520), defaultWeeks);
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
