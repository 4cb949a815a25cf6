import type { Readable } from 'node:stream';
import { agreementColumns, agreementRows } from '../../agreement/agreement-rows.ts';
import { buildAgreementReport } from '../../report/builders/agreement/agreement-report.ts';
import type { AgreementScope } from '../../report/builders/agreement/agreement-setting.ts';
import type { ReportLanguage } from '../../report/messages/report-language.ts';
import { wordsOf } from '../../report/messages/words-of.ts';
import type { AgreementReport } from '../../report/models/agreement-report.ts';
import type { LibraryFilter } from '../library-filter.ts';
import { readNames } from '../reports/read-names.ts';
import { openPrinter } from '../reports/render-report.ts';
import type { CoderComparison } from './compare-coders.ts';
import type { LibraryComparison } from './gather-codings.ts';

type Scope = Pick<AgreementScope, 'origin'> & Partial<Pick<AgreementScope, 'stillToCodeBy'>>;
type Choice = LibraryFilter & Pick<LibraryComparison, 'drafts' | 'consensus'>;

/** How a report is to be written. */
interface ReportStyle {
  readonly language: ReportLanguage;
  /** YYYY-MM-DD. */
  readonly madeOn: string;
  readonly organisation: string | null;
  readonly names: ReadonlyMap<string, string>;
}

/** The report on a comparison of codings. */
export function makeAgreementReport(
  comparison: CoderComparison,
  choice: Choice,
  { origin, stillToCodeBy = null }: Scope,
  { language, ...style }: ReportStyle,
): AgreementReport {
  const { rubric, document } = comparison;
  const { caseworker = null, client = null, session = null, tag = null, from = null, to = null } = choice;
  const setting = {
    ...style,
    rubric,
    wording: wordsOf(language),
    allowEstimates: true,
    quotes: 'all',
    seed: document.choices.seed,
  } as const;
  return buildAgreementReport(setting, comparison, {
    ...{ origin, caseworker, client, session, tag, from, to, stillToCodeBy },
    language: choice.language ?? null,
    drafts: choice.drafts ?? false,
    consensus: choice.consensus ?? false,
  });
}

/** How a report on agreement is to look, as a user says it. */
export interface AgreementReportOptions {
  readonly reportLanguage?: ReportLanguage;
  readonly paper?: 'a4' | 'letter';
  /** A Typst file, or a folder with `agreement.typ`. */
  readonly template?: string;
  readonly logo?: string;
  readonly accent?: string;
  readonly organisation?: string;
  /** Table of pseudonyms and names. */
  readonly names?: string;
  /** What `-` stands for. */
  readonly standardInput?: Readable;
  /** The day that the report is made, as YYYY-MM-DD; today where it is left out. */
  readonly asOf?: string;
}

/** The report's bytes. A workbook has every figure as a row besides the tables that are printed. */
export async function renderAgreementReport(
  comparison: CoderComparison,
  { format, origin }: Pick<Scope, 'origin'> & { readonly format: 'pdf' | 'html' | 'xlsx' },
  options: Choice & AgreementReportOptions,
): Promise<string | Uint8Array> {
  const report = makeAgreementReport(
    comparison,
    options,
    { origin },
    {
      language: options.reportLanguage ?? 'en',
      madeOn: options.asOf ?? new Date().toISOString().slice(0, 10),
      organisation: options.organisation ?? null,
      names: options.names === undefined ? new Map() : await readNames(options.names, options.standardInput),
    },
  );
  if (format === 'html') {
    const { renderHtml } = await import('../../report/html/render-html.ts');
    return renderHtml(report);
  }
  if (format === 'xlsx') return writeAgreementWorkbook(comparison, report);
  const printer = await openPrinter({ ...options, paper: options.paper ?? 'a4' });
  try {
    return await printer.pdf(report);
  } finally {
    await printer.close();
  }
}

async function writeAgreementWorkbook({ document }: CoderComparison, report: AgreementReport): Promise<Uint8Array> {
  const { reportSheets } = await import('../../report/tables/report-sheets.ts');
  const { writeWorkbook } = await import('../../exchange/sheets/write-workbook.ts');
  const numbers = new Set<string>(['value', 'lower', 'upper', 'confidence', 'n', 'f', 'df1', 'df2', 'p']);
  const figures = {
    name: 'figures',
    columns: agreementColumns.map((name) => ({
      name,
      label: name,
      type: numbers.has(name) ? ('number' as const) : ('text' as const),
    })),
    rows: agreementRows(document),
  };
  return writeWorkbook([figures, ...reportSheets(report)]);
}
