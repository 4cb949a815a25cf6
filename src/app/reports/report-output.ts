import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReportFormat, ReportOptions } from '../../cli/commands/report.ts';
import { replaceFile } from '../../cli/terminal/write-output.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { ReportModel } from '../../report/models/report-model.ts';
import type { ReportPrinter } from '../../report/pdf/open-report-printer.ts';

/** Opens the printer that the options describe. */
export async function openPrinter(
  options: Pick<ReportOptions, 'paper' | 'template' | 'logo' | 'accent'>,
): Promise<ReportPrinter> {
  const { openReportPrinter } = await import('../../report/pdf/open-report-printer.ts');
  const { paper, template, logo, accent } = options;
  return openReportPrinter({
    paper,
    ...(template === undefined ? {} : { template }),
    ...(logo === undefined ? {} : { logo }),
    ...(accent === undefined ? {} : { accent }),
  });
}

/** A report's bytes in one of the formats. */
async function renderReport(report: ReportModel, format: ReportFormat, options: ReportOptions) {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'pdf') {
    const printer = await openPrinter(options);
    try {
      return await printer.pdf(report);
    } finally {
      await printer.close();
    }
  }
  if (format === 'html') {
    const { renderHtml } = await import('../../report/html/render-html.ts');
    return renderHtml(report);
  }
  const { reportCsv, reportSheets } = await import('../../report/tables/report-sheets.ts');
  if (format === 'csv') return reportCsv(report);
  const { writeWorkbook } = await import('../../exchange/write-workbook.ts');
  return writeWorkbook(reportSheets(report));
}

/** Writes a report where the options say, and says where that is; CSV and JSON go to standard output by default. */
export async function writeReport(report: ReportModel, name: string, options: ReportOptions): Promise<void> {
  const content = await renderReport(report, options.format, options);
  const isText = options.format === 'csv' || options.format === 'json';
  if (options.output === undefined && isText) {
    if (!process.stdout.write(content)) await once(process.stdout, 'drain');
    return;
  }
  const path = options.output ?? `${name}.${options.format}`;
  await makeFolder(dirname(path));
  await replaceFile(path, (write) => write(content));
  process.stdout.write(`${path}\n`);
}

/** @throws InputFault when it can't be made */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const problem = `the folder can't be made (${(error as Error).message})`;
    throw new InputFault({ problem, place: path, remedy: 'name another folder' });
  }
}

/** A pseudonym as part of a file's name. */
export function fileNameOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'report' : plain.slice(0, 80);
}
