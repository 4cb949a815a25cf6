import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProgram } from '../../data/program.ts';
import { type ImportReport, type ImportRun, startImport } from '../../exchange/imports/import-run.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import { describeLibraryPlace } from '../../library/library-place.ts';
import { transcriptEndings } from '../../transcript/formats.ts';
import { findInputs } from '../find-inputs.ts';
import { chooseLibraryPlace, withLibrary } from '../open-library.ts';
import { readInput } from '../read-input.ts';
import { gatherDetails } from './given-details.ts';
import { codesImport } from './import-codes-file.ts';
import type { ImportFile, ImportRequest, ImportWatch } from './import-request.ts';
import { totalsImport } from './import-totals-file.ts';
import { transcriptsImport } from './import-transcript-file.ts';
import { type Manifest, readManifest } from './read-manifest.ts';

/** What came of an import, and which library it went into. */
export interface ImportOutcome extends ImportReport {
  readonly place: string;
}

/**
 * Brings files into the library. What is wrong with some is told in the outcome, and keeps no others out.
 *
 * @throws InputFault when nothing can be imported so: no file is named, or the manifest, rubric or library can't be read
 */
export async function importFiles(request: ImportRequest, watch: ImportWatch): Promise<ImportOutcome> {
  const manifest = request.manifest === undefined ? null : await readManifest(request.manifest, request.standardInput);
  const named = request.inputs.length > 0 ? request.inputs : [...(manifest?.details.keys() ?? [])];
  if (named.length === 0) {
    throw new InputFault({ problem: 'no file is named', remedy: 'name files, folders or patterns, or a --manifest' });
  }
  const { files, faults, repeated } = await findInputs(named, endings[request.content]);
  const importFile = await chooseImport(request, manifest, watch);
  return withImportLibrary(request, async (library) => {
    const { dryRun, revise } = request;
    const softwareVersion = readProgram().version;
    const run = startImport({ library, by: 'miti import', dryRun, revise, softwareVersion });
    run.report.faults.push(...faults, ...(manifest?.faults ?? []));
    run.report.notes.push(...repeated.map((path) => `${path}: named more than once, and taken once`));
    watch.expect(files.length);
    for (const path of files) {
      await noteWhole(run, async () => importFile(await readInput(path, request.standardInput), run));
      watch.done();
    }
    return { ...run.report, place: describeLibraryPlace(await chooseLibraryPlace(request)) };
  });
}

/** Endings of the files that are taken from a folder. */
const endings: Readonly<Record<ImportRequest['content'], readonly string[]>> = {
  transcripts: transcriptEndings,
  totals: ['csv', 'tsv', 'xlsx'],
  codes: ['csv', 'casaa'],
};

async function chooseImport(
  request: ImportRequest,
  manifest: Manifest | null,
  watch: ImportWatch,
): Promise<ImportFile> {
  if (request.content === 'totals') return totalsImport(request, watch);
  const detailsOf = await gatherDetails(request, manifest);
  return request.content === 'codes' ? codesImport(request, detailsOf) : transcriptsImport(request, detailsOf);
}

/** A fault of the file as a whole names the file already. */
async function noteWhole(run: ImportRun, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    run.report.faults.push(error);
  }
}

/** A dry run makes no library where there is none: it looks at an empty one, which is thrown away. */
async function withImportLibrary<Result>(
  request: ImportRequest,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const { dryRun } = request;
  const place = await chooseLibraryPlace(request);
  if (!dryRun || place.kind === 'postgres' || existsSync(place.path)) {
    return withLibrary(request, work, dryRun ? 'refuse' : 'make');
  }
  const folder = mkdtempSync(join(tmpdir(), 'miti-dry-run-'));
  try {
    return await withLibrary({ library: join(folder, 'library.sqlite') }, work, 'make');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
