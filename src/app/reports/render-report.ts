import type { ReportModel } from '../../report/models/report-model.ts';
import type { PrinterOptions, ReportPrinter } from '../../report/pdf/open-report-printer.ts';

export const reportFormats = ['pdf', 'html', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** How a printed report looks. */
export type ReportAppearance = Pick<PrinterOptions, 'template' | 'logo' | 'accent'> &
  Required<Pick<PrinterOptions, 'paper'>>;

/**
 * A report as the content of a file.
 *
 * @throws InputFault where the template or logo can't be used
 */
export async function renderReport(
  report: ReportModel,
  format: ReportFormat,
  appearance: ReportAppearance,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'pdf') return printReport(report, appearance);
  if (format === 'html') {
    const { renderHtml } = await import('../../report/html/render-html.ts');
    return renderHtml(report);
  }
  const { reportCsv, reportSheets } = await import('../../report/tables/report-sheets.ts');
  if (format === 'csv') return reportCsv(report);
  const { writeWorkbook } = await import('../../exchange/sheets/write-workbook.ts');
  return writeWorkbook(reportSheets(report));
}

async function printReport(report: ReportModel, appearance: ReportAppearance): Promise<Uint8Array> {
  const printer = await openPrinter(appearance);
  try {
    return await printer.pdf(report);
  } finally {
    await printer.close();
  }
}

/** Opens a printer for reports of one appearance. */
export async function openPrinter({ paper, template, logo, accent }: ReportAppearance): Promise<ReportPrinter> {
  const { openReportPrinter } = await import('../../report/pdf/open-report-printer.ts');
  return openReportPrinter({
    paper,
    ...(template === undefined ? {} : { template }),
    ...(logo === undefined ? {} : { logo }),
    ...(accent === undefined ? {} : { accent }),
  });
}
