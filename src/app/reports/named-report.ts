import type { ReportModel } from '../../report/models/report-model.ts';

/** A report with the name of a file for it, without its ending. */
export interface NamedReport {
  readonly report: ReportModel;
  readonly name: string;
}

/** A pseudonym as part of a file's name. */
export function fileNameOf(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'report' : plain.slice(0, 80);
}
