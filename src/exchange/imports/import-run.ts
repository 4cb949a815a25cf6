// exchange/: what crosses between files of others and the library, from bytes to records and back; it opens no file and no
// database, and scores nothing.
import { InputFault } from '../../instrument/input-fault.ts';
import type { Library } from '../../library/library.ts';
import type {
  CodingRecord,
  CodingWork,
  NewCoding,
  NewSession,
  SessionChanges,
  SessionSummary,
} from '../../library/records.ts';
import { baseName } from '../../transcript/source-file.ts';
import { identityKeys } from './find-session.ts';

/** What an import has done so far, or would do. */
export interface ImportReport {
  sessionsAdded: number;
  codingsAdded: number;
  /** Sessions and codings that the library had just so. */
  unchanged: number;
  revised: number;
  readonly faults: InputFault[];
  /** What a person should know, though nothing is wrong. */
  readonly notes: string[];
}

/** One run of an import. */
export interface ImportRun {
  readonly library: Library;
  /** Who imports, for the history. */
  readonly by: string;
  /** Only look what would happen. */
  readonly dryRun: boolean;
  /** Where the library has other values, take the new ones; what was before stays in the history. */
  readonly revise: boolean;
  readonly softwareVersion: string;
  readonly report: ImportReport;
  /** What a dry run would have added: source hashes. */
  readonly wouldAdd: Set<string>;
}

export function startImport(
  options: Pick<ImportRun, 'library' | 'by' | 'dryRun' | 'revise' | 'softwareVersion'>,
): ImportRun {
  const report = { sessionsAdded: 0, codingsAdded: 0, unchanged: 0, revised: 0, faults: [], notes: [] };
  return { ...options, report, wouldAdd: new Set() };
}

/** Does one piece of work; a fault is noted with its place and does not stop the others. */
export async function orNoteFault<Result>(
  run: ImportRun,
  place: string,
  work: () => Result | Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    run.report.faults.push(error.at(place));
    return undefined;
  }
}

export interface KeptSession {
  /** In a dry run, a new session has no id in the library yet, and this is made up. */
  readonly id: string;
  readonly added: boolean;
}

/** Adds a session with a source hash, unless the library has it; then what is said of it is held against the library. */
export async function keepSession(
  run: ImportRun,
  session: NewSession & { readonly sourceHash: string },
): Promise<KeptSession> {
  const known = await run.library.findSessionBySource(session.sourceHash);
  if (known) {
    await holdAgainst(run, known, session);
    return { id: known.id, added: false };
  }
  if (run.wouldAdd.has(session.sourceHash)) {
    run.report.unchanged += 1;
    return { id: `new ${session.sourceHash}`, added: false };
  }
  await noteOlderVersion(run, session);
  if (run.dryRun) {
    run.wouldAdd.add(session.sourceHash);
    run.report.sessionsAdded += 1;
    return { id: `new ${session.sourceHash}`, added: true };
  }
  const [kept] = await run.library.addSessions([session], run.by);
  if (!kept) throw new Error('a session was added');
  if (kept.added) run.report.sessionsAdded += 1;
  else run.report.unchanged += 1;
  return kept;
}

/** Says where a transcript is most likely an edited one: of a file of the same name, with the same session, in other words. */
async function noteOlderVersion(run: ImportRun, session: NewSession): Promise<void> {
  const { source, label, transcript } = session;
  if (!source || !transcript) return;
  for await (const known of run.library.listSessions({ label })) {
    const isSame =
      known.hasTranscript &&
      known.source?.sessionId === source.sessionId &&
      baseName(known.source.path) === baseName(source.path) &&
      identityKeys.every((key) => known[key] === (session[key] ?? null));
    if (!isSame) continue;
    const older = `session ${known.id.slice(-8)} "${known.label}"`;
    const what = `${source.path}: looks like a new version of ${older}, in other words: it is kept beside it`;
    run.report.notes.push(`${what} (miti library remove --session ${known.id.slice(-8)} removes the old one)`);
    return;
  }
}

const comparedDetails = ['caseworker', 'client', 'date', 'number', 'language', 'changeGoal', 'recording'] as const;

/** Details that are given and differ from the library's. */
function differingDetails(known: SessionSummary, given: NewSession): SessionChanges {
  const entries = comparedDetails.flatMap((key) => {
    const value = given[key] ?? null;
    return value === null || JSON.stringify(value) === JSON.stringify(known[key]) ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

async function holdAgainst(run: ImportRun, known: SessionSummary, given: NewSession): Promise<void> {
  const changes = differingDetails(known, given);
  const keys = Object.keys(changes) as (keyof typeof changes)[];
  if (keys.length === 0) {
    run.report.unchanged += 1;
    return;
  }
  if (run.revise) {
    if (!run.dryRun) await run.library.reviseSession(known.id, known.revision, changes, run.by);
    run.report.revised += 1;
    return;
  }
  const difference = keys.map((key) => `${key} ${show(known[key])}, here ${show(changes[key])}`).join('; ');
  run.report.unchanged += 1;
  run.report.notes.push(
    `session "${known.label}" is in the library with ${difference}: left as it is (--revise takes the new)`,
  );
}

function show(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? 'unknown');
}

/** Adds a coding with a source hash. A coding that the library has is held against the new one. */
export async function keepCoding(
  run: ImportRun,
  coding: NewCoding & { readonly sourceHash: string },
  describeDifference: (known: CodingRecord) => string | null,
): Promise<void> {
  const known = await run.library.findCodingBySource(coding.sourceHash);
  if (known) return holdCodingAgainst(run, known, coding, describeDifference(known));
  if (run.dryRun) {
    if (run.wouldAdd.has(coding.sourceHash)) run.report.unchanged += 1;
    else run.report.codingsAdded += 1;
    run.wouldAdd.add(coding.sourceHash);
    return;
  }
  const [kept] = await run.library.addCodings([coding], run.by);
  if (kept?.added) run.report.codingsAdded += 1;
  else run.report.unchanged += 1;
}

/**
 * Compares a coding with the one that the library has.
 *
 * @param difference in words, or null where there is none
 * @throws InputFault when they differ and the new one is not to be taken
 */
export async function holdCodingAgainst(
  run: ImportRun,
  known: CodingRecord,
  given: Pick<NewCoding, 'work' | 'globals'>,
  difference: string | null,
): Promise<void> {
  if (difference === null) {
    run.report.unchanged += 1;
    return;
  }
  if (!run.revise) {
    throw new InputFault({
      problem: `the library has it with other values (${difference})`,
      remedy: '--revise takes the new ones; the old ones stay in the history',
    });
  }
  if (given.work.kind !== known.work.kind) {
    const problem = `the library has ${known.work.kind} for coding ${known.id}, not ${given.work.kind} (${difference})`;
    throw new InputFault({ problem, remedy: 'remove that coding first, or leave this one out' });
  }
  const changes = { work: laidOver(known.work, given.work), globals: { ...known.globals, ...given.globals } };
  if (!run.dryRun) await run.library.reviseCoding(known.id, known.revision, changes, run.by);
  run.report.revised += 1;
}

/** Counts that the new totals leave out stand as they are. */
function laidOver(known: CodingWork, given: CodingWork): CodingWork {
  if (known.kind !== 'totals' || given.kind !== 'totals') return given;
  return { ...known, ...given, counts: { ...known.counts, ...given.counts } };
}

/** What differs between global ratings, in words; only what is given is compared. */
export function globalDifferences(known: CodingRecord['globals'], given: NonNullable<NewCoding['globals']>): string[] {
  return Object.entries(given).flatMap(([id, { value }]) => {
    const old = known[id]?.value;
    return old === value ? [] : [`${id} ${old ?? 'not rated'}, here ${value}`];
  });
}
