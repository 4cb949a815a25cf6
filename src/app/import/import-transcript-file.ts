import { recogniseLanguage } from '../../coder/reading/language.ts';
import { loadCues, loadRoleNames } from '../../data/load-language-data.ts';
import { importDocument, isExportDocument } from '../../exchange/exports/export-document.ts';
import { orNoteFault } from '../../exchange/imports/import-run.ts';
import { importTranscripts } from '../../exchange/imports/import-transcripts.ts';
import type { DetailsOf } from './given-details.ts';
import type { ImportFile, ImportRequest } from './import-request.ts';
import { isTotals } from './import-totals-file.ts';

/** Prepares the import of transcripts, and of exports of a library. */
export async function transcriptsImport(request: ImportRequest, detailsOf: DetailsOf): Promise<ImportFile> {
  const [roleNames, cues] = await Promise.all([loadRoleNames(), loadCues()]);
  const recognise = (texts: readonly string[]) => recogniseLanguage(texts, cues)?.language ?? null;
  const setup = { format: request.format, roleNames, recogniseLanguage: recognise };
  return async (file, run) => {
    if (isExportDocument(file.bytes)) return importDocument(run, file.path, file.bytes);
    const before = run.report.faults.length;
    await orNoteFault(run, file.path, () => importTranscripts(run, file, detailsOf(file.path), setup));
    if (run.report.faults.length > before && (await isTotals(file, request))) {
      run.report.notes.push(`${file.path}: looks like a spreadsheet with one row a coded session; --totals reads it`);
    }
  };
}
