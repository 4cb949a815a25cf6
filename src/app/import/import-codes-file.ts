import { existsSync } from 'node:fs';
import type { Cues } from '../../coder/reading/cues.ts';
import { findSessionLanguage } from '../../coder/reading/session-language.ts';
import { loadCodeNames } from '../../data/load-exchange-data.ts';
import { loadCues } from '../../data/load-language-data.ts';
import { loadRubric } from '../../data/load-rubric.ts';
import type { CodeNames } from '../../exchange/cacti/code-names.ts';
import { readGlobalsFile } from '../../exchange/cacti/globals-file.ts';
import { recogniseCasaa, translateCasaa } from '../../exchange/cacti/read-casaa.ts';
import { readGlobalsCsv, type SessionGlobals } from '../../exchange/coded-csv/globals-csv.ts';
import { type CodedCsvSession, readCodedCsv } from '../../exchange/coded-csv/read-coded-csv.ts';
import { importDocument, isExportDocument } from '../../exchange/exports/export-document.ts';
import { type CodedSource, importCodes } from '../../exchange/imports/import-codes.ts';
import { type ImportRun, orNoteFault } from '../../exchange/imports/import-run.ts';
import type { GivenDetails } from '../../exchange/imports/import-transcripts.ts';
import { type CoderKind, coderKinds } from '../../instrument/coding-schema.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { rubricRecord } from '../../library/rubric-record.ts';
import { baseName } from '../../transcript/source-file.ts';
import { type InputFile, readInput } from '../read-input.ts';
import type { DetailsOf } from './given-details.ts';
import type { ImportFile, ImportRequest } from './import-request.ts';
import { withoutGaps } from './without-gaps.ts';

/** What reading codes depends on. */
interface CodesSetup {
  readonly request: ImportRequest;
  readonly detailsOf: DetailsOf;
  readonly rubric: Rubric;
  readonly names: CodeNames;
  readonly cues: readonly Cues[];
  /** Global ratings that the user names; null where they stand beside each file. */
  readonly ratings: ReadonlyMap<string, SessionGlobals> | null;
}

/** Prepares the import of codes on utterances: coded CSV, files of CACTI, and exports of a library. */
export async function codesImport(request: ImportRequest, detailsOf: DetailsOf): Promise<ImportFile> {
  const [{ rubric, sha256 }, names, cues] = await Promise.all([
    loadRubric(request.rubric),
    loadCodeNames(),
    loadCues(),
  ]);
  const ratings =
    request.globals === undefined
      ? null
      : await readGlobalsCsv(await readInput(request.globals, request.standardInput), rubric);
  const setup = { request, detailsOf, rubric, names, cues, ratings };
  const record = rubricRecord({ rubric, sha256 });
  return async (file, run) => {
    if (isExportDocument(file.bytes)) return importDocument(run, file.path, file.bytes);
    await orNoteFault(run, file.path, async () => {
      const casaa = await readCasaa(file, run, setup);
      if (!casaa && /\.casaa$/i.test(file.path)) throw isNoCasaa();
      const sessions = casaa ? [casaa] : await readCsv(file, setup);
      const source = { path: file.path, format: casaa ? 'casaa' : 'coded-csv', sha256: file.sha256 };
      await importCodes(run, sessions, { rubric, record, source });
    });
  };
}

async function readCsv(file: InputFile, setup: CodesSetup): Promise<CodedSource[]> {
  const sessions = await readCodedCsv({ ...file, path: 'coded CSV' }, setup.rubric);
  const ratings = setup.ratings ?? (await ratingsBeside(file.path, setup.rubric));
  const details = setup.detailsOf(file.path);
  return sessions.map((session) => describeSession(session, ratings.get(session.id), details, setup));
}

/** What the further columns of a coded CSV say goes before what is known of the file, and that before the language heard. */
function describeSession(
  session: CodedCsvSession,
  rated: SessionGlobals | undefined,
  details: GivenDetails,
  { request, cues }: CodesSetup,
): CodedSource {
  const cell = (name: string) => session.given.get(name);
  const language = findSessionLanguage(session, cues)?.language;
  return {
    ...session,
    changeGoal: request.details.changeGoal ?? rated?.changeGoal ?? session.changeGoal,
    globals: rated?.ratings ?? {},
    details: { language, ...statedBy(cell), ...withoutGaps(details) },
    coder: coderOf(cell, request),
    codingId: cell('coding_id') ?? null,
    codingNotes: '',
    status: cell('status') === 'draft' ? 'draft' : 'final',
  };
}

function coderOf(cell: (name: string) => string | undefined, { coder }: ImportRequest): CodedSource['coder'] {
  const id = cell('coder');
  if (id === undefined) return { ...coder, version: null };
  return { kind: kindOf(cell('coder_kind'), coder.kind), id, version: cell('coder_version') ?? null };
}

function kindOf(written: string | undefined, fallback: CoderKind): CoderKind {
  return coderKinds.find((kind) => kind === written) ?? fallback;
}

/** What the further columns of a coded CSV say, as an export has them. */
function statedBy(cell: (name: string) => string | undefined): GivenDetails {
  const number = cell('number');
  const details: GivenDetails = {
    label: cell('session'),
    caseworker: cell('caseworker'),
    client: cell('client'),
    date: cell('date'),
    number: number !== undefined && /^\d{1,5}$/.test(number) ? Number(number) : undefined,
    language: cell('language'),
  };
  return withoutGaps(details);
}

/** `x.globals.csv` beside `x.csv` has the global ratings of its sessions. */
async function ratingsBeside(path: string, rubric: Rubric): Promise<ReadonlyMap<string, SessionGlobals>> {
  const beside = path.replace(/\.csv$/i, '.globals.csv');
  return beside !== path && existsSync(beside) ? readGlobalsCsv(await readInput(beside), rubric) : new Map();
}

/** A coding of CACTI; null where the file is none. */
async function readCasaa(file: InputFile, run: ImportRun, setup: CodesSetup): Promise<CodedSource | null> {
  const generation = recogniseCasaa(file);
  if (!generation) return null;
  const { request, rubric, names } = setup;
  const coding = await generation.read(file);
  const beside = file.path.replace(/\.casaa$/i, '.globals');
  const globals = beside !== file.path && existsSync(beside) ? readGlobalsFile(await readInput(beside)) : null;
  const whole = { ...coding, ratings: [...coding.ratings, ...(globals?.ratings ?? [])] };
  const { turns, globals: rated, notes } = translateCasaa(whole, names, rubric, request.map);
  for (const note of notes) run.report.notes.push(`${file.path}: ${note}`);
  return {
    ...{ id: baseName(file.path), turns, notes, globals: rated },
    changeGoal: request.details.changeGoal ?? null,
    details: setup.detailsOf(file.path),
    coder: { ...request.coder, version: null },
    codingId: null,
    codingNotes: [coding.notes, globals?.notes ?? ''].filter((text) => text !== '').join('\n'),
    status: 'final',
  };
}

function isNoCasaa(): InputFault {
  return new InputFault({
    problem: 'is no coding of CACTI in any of its three forms, or is damaged',
    remedy: 'save it again in CACTI; a coded CSV needs the ending .csv',
  });
}
