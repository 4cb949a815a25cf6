import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { ImportOptions } from '../cli/commands/import.ts';
import { startProgress } from '../cli/terminal/progress.ts';
import { recogniseLanguage } from '../coder/reading/language.ts';
import { loadCodeNames, loadColumnNames } from '../data/load-exchange-data.ts';
import { loadCues, loadRoleNames } from '../data/load-language-data.ts';
import { loadRubric } from '../data/load-rubric.ts';
import { readGlobalsFile } from '../exchange/cacti/globals-file.ts';
import { recogniseCasaa, translateCasaa } from '../exchange/cacti/read-casaa.ts';
import { readCodedCsv } from '../exchange/coded-csv.ts';
import { importDocument, isExportDocument } from '../exchange/export-document.ts';
import { readGlobalsCsv, type SessionGlobals } from '../exchange/globals-csv.ts';
import { type CodedSource, importCodes } from '../exchange/import-codes.ts';
import { type ImportReport, type ImportRun, orNoteFault, startImport } from '../exchange/import-run.ts';
import { importTotals } from '../exchange/import-totals.ts';
import { type GivenDetails, importTranscripts } from '../exchange/import-transcripts.ts';
import { describeUse, hasScores, type MatchedSheet, matchColumns } from '../exchange/match-columns.ts';
import { compileNamePattern } from '../exchange/name-pattern.ts';
import { readSheet } from '../exchange/read-sheet.ts';
import { readTotals } from '../exchange/read-totals.ts';
import { findConventions, RowReader } from '../exchange/row-reader.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { hashFile } from '../library/backup-library.ts';
import { describeLibraryPlace } from '../library/library-place.ts';
import type { CodingRecord } from '../library/records.ts';
import { rubricRecord } from '../library/rubric-record.ts';
import { transcriptFormats } from '../transcript/formats.ts';
import { baseName } from '../transcript/source-file.ts';
import { findInputs } from './find-inputs.ts';
import { chooseLibraryPlace, type LibraryOption, withLibrary } from './open-library.ts';
import { type InputFile, readInput } from './read-input.ts';
import { recordScorer } from './record-scores.ts';

/** What each file of a run goes through. */
type ImportFile = (file: InputFile, run: ImportRun) => Promise<void>;

/** Imports files and says on stderr what is wrong with some, on stdout what came of it. */
export async function runImport(args: readonly string[], options: ImportOptions, version: string): Promise<void> {
  const manifest = options.manifest === undefined ? null : await readManifest(options.manifest);
  const named = args.length > 0 ? args : [...(manifest?.details.keys() ?? [])];
  if (named.length === 0) {
    throw new InputFault({ problem: 'no file is named', remedy: 'name files, folders or patterns, or a --manifest' });
  }
  const { files, faults, repeated } = await findInputs(named, endingsFor(options));
  const importFile = await chooseImport(options, manifest);
  await withImportLibrary(options, async (library) => {
    const run = startImport({
      library,
      by: 'miti import',
      dryRun: options.dryRun === true,
      revise: options.revise === true,
      softwareVersion: version,
    });
    run.report.faults.push(...faults, ...(manifest?.faults ?? []));
    run.report.notes.push(...repeated.map((path) => `${path}: named more than once, and taken once`));
    // A bar would be drawn over the questions.
    const progress = asks(options) ? null : startProgress('files');
    progress?.expect(files.length);
    for (const path of files) {
      await noteWhole(run, async () => importFile(await readInput(path), run));
      progress?.done();
    }
    progress?.stop();
    printReport(run.report, run.dryRun, describeLibraryPlace(await chooseLibraryPlace(options)));
  });
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
async function withImportLibrary(options: ImportOptions, work: Parameters<typeof withLibrary<void>>[1]): Promise<void> {
  const place = await chooseLibraryPlace(options);
  if (!options.dryRun || place.kind === 'postgres' || existsSync(place.path))
    return withLibrary(options, work, options.dryRun ? 'refuse' : 'make');
  const folder = mkdtempSync(join(tmpdir(), 'miti-dry-run-'));
  try {
    const empty: LibraryOption = { library: join(folder, 'library.sqlite') };
    await withLibrary(empty, work, 'make');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function endingsFor({ totals, codes }: ImportOptions): string[] {
  if (totals) return ['csv', 'tsv', 'xlsx'];
  if (codes) return ['csv', 'casaa'];
  return [...new Set(transcriptFormats.flatMap(({ endings }) => endings))].sort();
}

async function chooseImport(options: ImportOptions, manifest: Manifest | null): Promise<ImportFile> {
  if (options.totals) return totalsImport(options);
  const given = await detailsReader(options, manifest);
  return options.codes ? codesImport(options, given) : transcriptsImport(options, given);
}

async function transcriptsImport(options: ImportOptions, given: (path: string) => GivenDetails): Promise<ImportFile> {
  const [roleNames, cues] = await Promise.all([loadRoleNames(), loadCues()]);
  const recognise = (texts: readonly string[]) => recogniseLanguage(texts, cues)?.language ?? null;
  const setup = { format: options.format, roleNames, recogniseLanguage: recognise };
  return async (file, run) => {
    if (isExportDocument(file.bytes)) return importDocument(run, file.path, file.bytes);
    const before = run.report.faults.length;
    await orNoteFault(run, file.path, () => importTranscripts(run, file, given(file.path), setup));
    if (run.report.faults.length > before && (await isTotals(file, options))) {
      run.report.notes.push(`${file.path}: looks like a spreadsheet with one row a coded session; --totals reads it`);
    }
  };
}

/** Whether a file that is no transcript has the columns of totals. */
async function isTotals(file: InputFile, { sheet, map }: ImportOptions): Promise<boolean> {
  try {
    const [{ rubric }, names] = await Promise.all([loadRubric('miti-4.2.1'), loadColumnNames()]);
    const matched = matchColumns(await readSheet(file, sheet), names, rubric, map);
    return matched.columns.filter(({ use }) => use.kind === 'code' || use.kind === 'global').length >= 2;
  } catch (error) {
    if (error instanceof InputFault) return false;
    throw error;
  }
}

async function totalsImport(options: ImportOptions): Promise<ImportFile> {
  const [{ rubric, sha256 }, names] = await Promise.all([loadRubric(options.rubric), loadColumnNames()]);
  return async (file, run) => {
    const sheet = await readSheet(file, options.sheet);
    const matched = atFile(file.path, () => matchColumns(sheet, names, rubric, options.map));
    if (!hasScores(matched.columns, rubric)) throw noScores(file.path, matched);
    showColumns(file.path, matched);
    if (asks(options) && !(await isAgreed())) {
      run.report.notes.push(`${file.path}: left out, as answered`);
      return;
    }
    const countsOf = await countsReader(run);
    const setup = {
      rubric,
      record: rubricRecord({ rubric, sha256 }),
      path: file.path,
      coder: coderOf(options),
      countsOf,
    };
    const rows = readTotals(sheet, matched, { names, rubric, dateOrder: options.dateOrder ?? null });
    await importTotals(run, rows, setup);
  };
}

function atFile<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputFault ? error.at(path) : error;
  }
}

function noScores(place: string, { columns }: MatchedSheet): InputFault {
  const found = columns.length === 0 ? 'no columns' : `the columns ${columns.map(({ name }) => name).join(', ')}`;
  return new InputFault({
    place,
    problem: `no column is a count or a global rating (there are ${found})`,
    remedy: 'say what columns are with --map "name=CR", --map "name=empathy" ...',
  });
}

/** Before anything is written. */
function showColumns(path: string, { columns }: MatchedSheet): void {
  const read = columns.filter(({ use }) => use.kind !== 'derived' && use.kind !== 'unknown');
  const width = Math.max(...read.map(({ name }) => name.length));
  const named = (kind: 'derived' | 'unknown') =>
    columns.flatMap(({ name, use }) => (use.kind === kind ? [name] : [])).join(', ');
  const lines = [
    ...read.map(({ name, use }) => `${name.padEnd(width)}  ${describeUse(use)}`),
    ...(named('derived') === '' ? [] : [`(computed anew: ${named('derived')})`]),
    ...(named('unknown') === '' ? [] : [`(left out: ${named('unknown')})`]),
  ];
  process.stderr.write(`${path}: columns were understood as\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

/** Whether each file is asked about: where somebody is there to answer; scripts go on. */
function asks({ totals, yes, dryRun }: ImportOptions): boolean {
  return Boolean(totals && !yes && !dryRun && process.stdin.isTTY && process.stderr.isTTY);
}

async function isAgreed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const stop = new AbortController();
  // Ctrl-C, and the end of the input.
  terminal.once('SIGINT', () => stop.abort());
  terminal.once('close', () => stop.abort());
  const answer = await terminal.question('Import it so? [y/N] ', { signal: stop.signal }).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
    process.stderr.write('\n');
    throw new InputFault({ problem: 'stopped; nothing of this file was written', remedy: 'start it again' });
  });
  terminal.close();
  return /^(y|yes|j|ja)$/i.test(answer.trim());
}

async function countsReader({ library }: ImportRun) {
  const score = await recordScorer(library);
  return async (coding: CodingRecord) => (await score(coding)).scores.counts;
}

function coderOf({ coder, coderKind }: ImportOptions) {
  return { kind: coderKind, id: coder };
}

async function codesImport(options: ImportOptions, given: (path: string) => GivenDetails): Promise<ImportFile> {
  const [{ rubric, sha256 }, names, cues] = await Promise.all([
    loadRubric(options.rubric),
    loadCodeNames(),
    loadCues(),
  ]);
  const ratings = options.globals === undefined ? null : await readGlobalsCsv(await readInput(options.globals), rubric);
  const record = rubricRecord({ rubric, sha256 });
  const coder = { ...coderOf(options), version: null };

  const fromCsv = async (file: InputFile): Promise<CodedSource[]> => {
    const details = given(file.path);
    const sessions = await readCodedCsv({ ...file, path: 'coded CSV' }, rubric);
    const beside = await ratingsBeside(file.path, rubric);
    return sessions.map((session) => {
      const rated = (ratings ?? beside).get(session.id);
      const cell = (name: string) => session.given.get(name);
      const language = recogniseLanguage(
        session.turns.map(({ text }) => text),
        cues,
      )?.language;
      return {
        ...session,
        changeGoal: options.changeGoal ?? rated?.changeGoal ?? session.changeGoal,
        globals: rated?.ratings ?? {},
        details: { language, ...statedBy(cell), ...withoutGaps(details) },
        coder:
          cell('coder') === undefined
            ? coder
            : {
                kind: kindOf(cell('coder_kind'), coder.kind),
                id: cell('coder') ?? coder.id,
                version: cell('coder_version') ?? null,
              },
        codingId: cell('coding_id') ?? null,
        codingNotes: '',
        status: cell('status') === 'draft' ? ('draft' as const) : ('final' as const),
      };
    });
  };

  const fromCasaa = async (file: InputFile, run: ImportRun): Promise<CodedSource[] | null> => {
    const generation = recogniseCasaa(file);
    if (!generation) return null;
    const coding = await generation.read(file);
    const beside = file.path.replace(/\.casaa$/i, '.globals');
    const globals = beside !== file.path && existsSync(beside) ? readGlobalsFile(await readInput(beside)) : null;
    const whole = { ...coding, ratings: [...coding.ratings, ...(globals?.ratings ?? [])] };
    const { turns, globals: rated, notes } = translateCasaa(whole, names, rubric, options.map);
    for (const note of notes) run.report.notes.push(`${file.path}: ${note}`);
    const id = baseName(file.path);
    const changeGoal = options.changeGoal ?? null;
    const details = given(file.path);
    const codingNotes = [coding.notes, globals?.notes ?? ''].filter((text) => text !== '').join('\n');
    return [
      { id, turns, notes, changeGoal, globals: rated, details, coder, codingId: null, codingNotes, status: 'final' },
    ];
  };

  return async (file, run) => {
    if (isExportDocument(file.bytes)) return importDocument(run, file.path, file.bytes);
    await orNoteFault(run, file.path, async () => {
      const casaa = await fromCasaa(file, run);
      if (!casaa && /\.casaa$/i.test(file.path)) throw isNoCasaa();
      const sessions = casaa ?? (await fromCsv(file));
      const source = { path: file.path, format: casaa ? 'casaa' : 'coded-csv', sha256: file.sha256 };
      await importCodes(run, sessions, { rubric, record, source });
    });
  };
}

function isNoCasaa(): InputFault {
  return new InputFault({
    problem: 'is no coding of CACTI in any of its three forms, or is damaged',
    remedy: 'save it again in CACTI; a coded CSV needs the ending .csv',
  });
}

/** `x.globals.csv` beside `x.csv` has the global ratings of its sessions. */
async function ratingsBeside(path: string, rubric: Rubric): Promise<ReadonlyMap<string, SessionGlobals>> {
  const beside = path.replace(/\.csv$/i, '.globals.csv');
  return beside !== path && existsSync(beside) ? readGlobalsCsv(await readInput(beside), rubric) : new Map();
}

function kindOf(written: string | undefined, fallback: ImportOptions['coderKind']): ImportOptions['coderKind'] {
  return (['human', 'heuristic', 'imported', 'consensus'] as const).find((kind) => kind === written) ?? fallback;
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

interface Manifest {
  /** By absolute path. */
  readonly details: ReadonlyMap<string, GivenDetails & { readonly recordingPath: string | undefined }>;
  readonly faults: readonly InputFault[];
}

/** Reads what a manifest says of each file; paths are relative to the manifest. */
async function readManifest(path: string): Promise<Manifest> {
  const names = await loadColumnNames();
  const { rubric } = await loadRubric('miti-4.2.1');
  const sheet = await readSheet(await readInput(path));
  const matched = atFile(path, () => matchColumns(sheet, names, rubric));
  if (!matched.columns.some(({ use }) => use.kind === 'field' && use.field === 'file')) {
    throw new InputFault({ problem: 'no column says which file', place: path, remedy: 'call one of them file' });
  }
  const conventions = findConventions(sheet, matched, names, null);
  const faults: InputFault[] = [];
  const details = new Map<string, GivenDetails & { recordingPath: string | undefined }>();
  const lines = new Map<string, number>();
  for (const row of sheet.rows.slice(matched.firstRow)) {
    try {
      const reader = new RowReader(row, matched, conventions);
      const file = reader.text('file');
      if (file === null) throw new InputFault({ problem: 'the row names no file' });
      refuseSecondRow(lines, file, row.line);
      const known = reader.details();
      const beside = (name: string) => (isAbsolute(name) ? name : join(dirname(path), name));
      const recording = reader.text('recording');
      details.set(resolve(beside(file)), {
        ...withoutGaps({
          ...known,
          label: known.hasLabel ? known.label : null,
          tags: known.tags.length > 0 ? known.tags : null,
        }),
        ...withoutGaps({
          clinicianSpeaker: reader.text('clinicianSpeaker'),
          clientSpeaker: reader.text('clientSpeaker'),
        }),
        recordingPath: recording === null ? undefined : beside(recording),
      });
    } catch (error) {
      if (!(error instanceof InputFault)) throw error;
      faults.push(error.at(`${path}: line ${row.line}`));
    }
  }
  return { details, faults };
}

function refuseSecondRow(lines: Map<string, number>, file: string, line: number): void {
  const first = lines.get(file);
  if (first !== undefined) {
    const remedy = 'leave one of the rows out';
    throw new InputFault({ problem: `line ${first} names ${file} already, and is the one that was taken`, remedy });
  }
  lines.set(file, line);
}

type WithoutGaps<Details> = { [Key in keyof Details]?: NonNullable<Details[Key]> };

function withoutGaps<Details extends object>(details: Details): WithoutGaps<Details> {
  const entries = Object.entries(details).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as WithoutGaps<Details>;
}

/** What is known of a file's sessions: by the manifest, else by its name, else by the options. */
async function detailsReader(
  options: ImportOptions,
  manifest: Manifest | null,
): Promise<(path: string) => GivenDetails> {
  const pattern = options.namePattern === undefined ? null : compileNamePattern(options.namePattern);
  const recordings = new Map<string, { path: string; sha256: string }>();
  const paths = [
    options.recording,
    ...[...(manifest?.details.values() ?? [])].map(({ recordingPath }) => recordingPath),
  ];
  for (const path of paths) {
    if (path !== undefined) recordings.set(path, { path: resolve(path), sha256: await hashRecording(path) });
  }
  return (path) => {
    const { recordingPath, ...listed } = manifest?.details.get(resolve(path)) ?? { recordingPath: undefined };
    const named = pattern?.(path) ?? {};
    const tags = [...(options.tags ?? []), ...(named.tags ?? []), ...(listed.tags ?? [])];
    return {
      ...withoutGaps({
        caseworker: options.caseworker,
        client: options.client,
        date: options.date,
        number: options.sessionNumber,
        language: options.language,
        changeGoal: options.changeGoal,
        clinicianSpeaker: options.clinician,
        clientSpeaker: options.clientSpeaker,
        recording: recordings.get(recordingPath ?? options.recording ?? ''),
      }),
      ...withoutGaps(named),
      ...withoutGaps(listed),
      tags,
    };
  };
}

async function hashRecording(path: string): Promise<string> {
  try {
    return await hashFile(path);
  } catch (error) {
    const problem = `the recording can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`;
    throw new InputFault({ problem, place: path, remedy: 'check the path' });
  }
}

function printReport(report: ImportReport, dryRun: boolean, place: string): void {
  for (const note of report.notes) process.stderr.write(`miti: ${note}\n`);
  for (const fault of report.faults) process.stderr.write(`miti: ${fault.message}\n`);
  const { sessionsAdded, codingsAdded, unchanged, revised, faults } = report;
  const verb = dryRun ? 'would be added' : 'added';
  const parts = [
    `${count(sessionsAdded, 'session')} and ${count(codingsAdded, 'coding')} ${verb}`,
    ...(revised > 0 ? [`${revised} ${dryRun ? 'would be revised' : 'revised'}`] : []),
    ...(unchanged > 0 ? [`${unchanged} known already and left as they are`] : []),
    ...(faults.length > 0 ? [`${faults.length} failed`] : []),
  ];
  const done = sessionsAdded + codingsAdded + unchanged + revised;
  if (done === 0 && faults.length === 0 && !dryRun) {
    process.stdout.write(`${place}: nothing was imported\n`);
    return;
  }
  process.stdout.write(`${place}: ${parts.join('; ')}${dryRun ? ' (nothing was written)' : ''}\n`);
  if (faults.length > 0) process.exitCode = done === 0 ? 2 : 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
