import { type Command, Option } from 'commander';
import type { AgreementReportOptions } from '../../app/agreement/agreement-report.ts';
import type { CoderComparison, HeuristicChoice } from '../../app/agreement/compare-coders.ts';
import type { ComparisonOptions } from '../../app/agreement/comparison-options.ts';
import type { LibraryComparison } from '../../app/agreement/gather-codings.ts';
import { type LibraryOption, withLibrary } from '../../app/open-library.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { TextStyle } from '../terminal/text-style.ts';
import { type OutputOptions, withOutput } from '../terminal/write-output.ts';
import { addSessionFilter, parseDay } from './library-filter.ts';
import { libraryOption } from './library-option.ts';
import { modelOption } from './model-option.ts';
import { parseNames, parseSeed, parseShare, parseWhole } from './option-values.ts';

interface AgreeOptions
  extends ComparisonOptions,
    LibraryComparison,
    HeuristicChoice,
    AgreementReportOptions,
    LibraryOption,
    OutputOptions {
  readonly heuristic?: boolean;
  readonly globals?: readonly string[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly methods?: boolean;
  /** False by `--no-quotes`. */
  readonly quotes: boolean;
}

/** `miti agree`. */
export function addAgreeCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('agree')
    .description('how far coders agree: ICC, kappa, alpha, and what they differ on')
    .argument('[file...]', 'coded CSV files, as CODER=FILE or FILE; without any, codings of the library')
    .addOption(libraryOption());
  addSessionFilter(command)
    .option('--coders <names>', 'these coders only, with commas between', parseNames)
    .option('--drafts', 'codings that are drafts too')
    .option('--consensus', 'consensus codings too, as if they were one more coder')
    .option('--heuristic', 'the heuristic coder too, which codes the same segments')
    .addOption(modelOption())
    .option('--globals <file>', 'CSV of global ratings, as CODER=FILE or FILE; may be given again', collect)
    .option('--rubric <id|path>', 'for files: shipped rubric or path of your own; for the library: of the codings');
  addComparisonOptions(command)
    .addOption(new Option('--json', 'everything, as JSON (miti-agreement/1)').conflicts(['csv', 'methods']))
    .addOption(new Option('--csv', 'one row a figure').conflicts('methods'))
    .option('--methods', 'a paragraph for a methods section')
    .option('-o, --output <file>', 'instead of standard output; a report, where its name ends in .pdf, .html or .xlsx')
    .option('--force', 'write over a file that is there');
  addReportOptions(command).action((files: string[], options: AgreeOptions) => agree(files, options, terminal));
}

/** Adds how a report looks, in the words of `miti report`; its language has a name of its own beside that of sessions. */
function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--report-language <code>', 'language of a report; English by default').choices(['en', 'nb', 'sv']),
    )
    .addOption(new Option('--paper <size>', 'paper of PDF; A4 by default').choices(['a4', 'letter']))
    .option('--template <path>', 'a Typst file for PDF, or a folder with agreement.typ')
    .option('--logo <file>', "a picture for a report's head: SVG, PNG or JPEG")
    .option('--accent <colour>', 'colour of rules, as #rrggbb')
    .option('--organisation <name>', "name for a report's head")
    .option('--no-quotes', 'the same as --no-text')
    .option('--names <file>', 'names for pseudonyms in a report: CSV or XLSX with pseudonym and name')
    .option('--as-of <date>', 'the day that a report is made; today by default', parseDay);
}

/** Adds how agreement is computed. */
function addComparisonOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--icc <form>', 'form of the ICC: one-way 1, k; agreement A1, Ak; consistency C1, Ck')
        .choices(['1', 'k', 'A1', 'Ak', 'C1', 'Ck'])
        .default('A1'),
    )
    .addOption(
      new Option('--effects <which>', 'coders: a sample of coders, or the only ones of interest')
        .choices(['random', 'mixed'])
        .default('random'),
    )
    .addOption(
      new Option('--missing <how>', 'complete cases, or REML on all ratings; auto: as the codings allow')
        .choices(['auto', 'complete', 'reml'])
        .default('auto'),
    )
    .addOption(
      new Option('--bands <scale>', 'whose words name the ICC')
        .choices(['cicchetti-1994', 'koo-li-2016'])
        .default('cicchetti-1994'),
    )
    .addOption(
      new Option('--kappa-bands <scale>', 'whose words name kappa')
        .choices(['landis-koch-1977', 'cicchetti-1994'])
        .default('landis-koch-1977'),
    )
    .addOption(
      new Option('--unit <unit>', 'what is compared where coders divided turns differently')
        .choices(['stretch', 'utterance'])
        .default('stretch'),
    )
    .addOption(
      new Option('--no-code <rule>', 'an utterance without a code: a category (omitted where nobody coded), or missing')
        .choices(['omitted', 'category', 'missing'])
        .default('omitted'),
    )
    .option('--wanted <reliability>', 'reliability to find the needed number of coders for', parseShare, 0.75)
    .option('--confidence <level>', 'coverage of intervals', parseShare, 0.95)
    .option('--seed <number>', 'seed of the bootstrap', parseSeed, 1)
    .option('--resamples <number>', 'resamples of the bootstrap', parseResamples, 1000)
    .option('--disagreements <number>', 'how many of each kind to list', parseListed, 10)
    .option('--no-text', 'list disagreements without what was said');
}

function collect(value: string, known: readonly string[] | undefined): string[] {
  return [...(known ?? []), value];
}

function parseResamples(text: string): number {
  return parseWhole(text, 100, 100_000, 'resamples are a whole number from 100 to 100,000.');
}

function parseListed(text: string): number {
  return parseWhole(text, 0, 10_000, 'give a whole number from 0 to 10,000.');
}

async function agree(files: readonly string[], options: AgreeOptions, terminal: Terminal): Promise<void> {
  const isOfFiles = files.length > 0 || options.globals !== undefined;
  const format = chooseFormat(options);
  refuseIdleOptions(isOfFiles, format, options);
  const { compareFiles, compareLibrary } = await import('../../app/agreement/compare-coders.ts');
  const request = { ...options, text: options.text && options.quotes };
  const comparison = isOfFiles
    ? await compareFiles({ ...request, files, standardInput: terminal.stdin })
    : await withLibrary(options, (library) => compareLibrary(library, request));
  await withOutput(terminal, options, [], async (write) => {
    if (!isReport(format)) return write(await printComparison(comparison, format, options, terminal.style));
    const { renderAgreementReport } = await import('../../app/agreement/agreement-report.ts');
    const origin = isOfFiles ? 'files' : 'library';
    return write(
      await renderAgreementReport(comparison, { format, origin }, { ...options, standardInput: terminal.stdin }),
    );
  });
}

const reportFormats = ['pdf', 'html', 'xlsx'] as const;
type ReportFormat = (typeof reportFormats)[number];
type Format = ReportFormat | 'csv' | 'json' | 'methods' | 'table';

function isReport(format: Format): format is ReportFormat {
  return reportFormats.some((each) => each === format);
}

/** What the options say, else what the ending of the file says. */
function chooseFormat({ json, csv, methods, output = '' }: AgreeOptions): Format {
  if (json) return 'json';
  if (csv) return 'csv';
  if (methods) return 'methods';
  const ending = output.toLowerCase().split('.').at(-1);
  return [...reportFormats, 'csv' as const, 'json' as const].find((each) => each === ending) ?? 'table';
}

/** An option that would change nothing is most likely a mistake. */
function refuseIdleOptions(isOfFiles: boolean, format: Format, options: AgreeOptions): void {
  if (options.model !== undefined && !options.heuristic) {
    throw new InputFault({ problem: '--model is for the heuristic coder', remedy: 'add --heuristic, or leave it out' });
  }
  const { reportLanguage, paper, template, logo, accent, organisation, names, asOf } = options;
  const ofReport = {
    ...{ 'report-language': reportLanguage, paper, template, logo, accent, organisation, names },
    'as-of': asOf,
  };
  refuse(isReport(format) ? {} : ofReport, 'is for a report', 'name its file, such as -o agreement.pdf');
  if (!isOfFiles) return;
  refuse(
    { language: options.language },
    'chooses codings of the library',
    "for a report's language give --report-language",
  );
  const { caseworker, client, session, tag, from, to, drafts, consensus } = options;
  const ofLibrary = { caseworker, client, session, tag, from, to, drafts, consensus };
  refuse(ofLibrary, 'chooses codings of the library', 'leave it out, or name no files');
}

function refuse(options: Readonly<Record<string, unknown>>, problem: string, remedy: string): void {
  const given = Object.entries(options).find(([, value]) => value !== undefined);
  if (given) throw new InputFault({ problem: `--${given[0]} ${problem}`, remedy });
}

async function printComparison(
  { document, scales }: CoderComparison,
  format: Exclude<Format, ReportFormat>,
  { output }: OutputOptions,
  style: TextStyle,
): Promise<string> {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const { agreementCsv, renderAgreement, renderMethods } = await import('../tables/agreement/agreement-table.ts');
  if (format === 'csv') return agreementCsv(document);
  if (format === 'table')
    return `${renderAgreement(style, document, new Map(scales.map(({ id, name }) => [id, name])))}\n`;
  // In a file it is one line, for the editor it is pasted into.
  return renderMethods(output === undefined ? style : null, document);
}
