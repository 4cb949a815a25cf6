import type { AgreementDocument } from '../../agreement/agreement-document.ts';
import { agreementColumns, agreementRows } from '../../agreement/agreement-rows.ts';
import type { BandScale } from '../../agreement/bands.ts';
import { writeMethods } from '../../agreement/methods-paragraph.ts';
import type { AgreeOptions } from '../../cli/commands/agree.ts';
import { renderAgreement } from '../../cli/tables/agreement-table.ts';
import { wrapText } from '../../cli/terminal/wrap-text.ts';
import { withOutput } from '../../cli/terminal/write-output.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { csvLines } from '../../exchange/write-csv.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { withLibrary } from '../open-library.ts';
import { compareGathered, gatherFromFiles, gatherFromLibrary } from './compare-coders.ts';

/** `miti agree`: compares the codings that the files or the options name, and prints how far they agree. */
export async function agree(files: readonly string[], options: AgreeOptions): Promise<void> {
  const isOfFiles = files.length > 0 || options.globals !== undefined;
  const format = chooseFormat(options);
  refuseIdleOptions(isOfFiles, format, options);
  const cues = await loadCues();
  const gathered = isOfFiles
    ? await gatherFromFiles(files, options, cues)
    : await withLibrary(options, (library) => gatherFromLibrary(library, options, cues));
  const comparison = await compareGathered(gathered, { ...options, text: options.text && options.quotes }, cues);
  const { document, scales } = comparison;
  if (document.sessions.length === 0) throw nothingInCommon(document, isOfFiles ? 'files' : 'library');
  await withOutput(options, [], async (write) => {
    if (!isReport(format)) return write(printDocument(document, scales, format, options));
    const { renderAgreementReport } = await import('./agreement-report.ts');
    const origin = isOfFiles ? 'files' : 'library';
    return write(await renderAgreementReport(comparison, { format, origin }, options));
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

/** Where second codings come from. */
const secondCodings = {
  files: 'name files of several coders, with the same session_id in each',
  library: 'have sessions coded again by others, or compare with the heuristic coder (--heuristic)',
  page: 'choose other coders or days, or have sessions coded again by others',
} as const;

/** The fault where there is nothing to compare. */
export function nothingInCommon({ codedOnce }: AgreementDocument, origin: keyof typeof secondCodings): InputFault {
  const sessions = codedOnce === 1 ? '1 session has' : `${codedOnce} sessions have`;
  return new InputFault({
    problem: `no session was coded by two coders (${sessions} one coding)`,
    remedy: secondCodings[origin],
  });
}

function printDocument(
  document: AgreementDocument,
  scales: readonly BandScale[],
  format: Exclude<Format, ReportFormat>,
  { output }: AgreeOptions,
): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  if (format === 'csv') return csvLines([agreementColumns, ...agreementRows(document)]);
  if (format === 'table') return `${renderAgreement(document, new Map(scales.map(({ id, name }) => [id, name])))}\n`;
  const paragraph = writeMethods(document);
  // In a file it is one line, for the editor it is pasted into.
  return output === undefined ? `${wrapText(paragraph).join('\n')}\n` : `${paragraph}\n`;
}
