import { InputFault } from '../../instrument/input-fault.ts';
import { hashContent } from '../../library/record-ids.ts';
import type { CodingRecord } from '../../library/records.ts';
import { type FoundSession, keyOf, SessionFinder, type SessionIdentity } from '../imports/find-session.ts';
import { holdCodingAgainst, type ImportRun, orNoteFault } from '../imports/import-run.ts';
import type { SummaryRow, TotalsRow } from './read-totals.ts';
import { coderOf, differenceOf, hashCoding, type TotalsImport, totalsContent } from './totals-coding.ts';
import { type PlannedRow, writeRows } from './write-totals.ts';

/** Rows that are written in one go. */
const batchSize = 100;

/**
 * Brings coded sessions of which only totals are known into the library. A row means the session of its name, if the
 * library has one that nothing contradicts; else a session is added. A row that the library has changes nothing; one
 * that it has with other values is a fault, unless it is to be revised. Rows that sum up others are left out and named.
 */
export async function importTotals(
  run: ImportRun,
  rows: Iterable<() => TotalsRow | SummaryRow>,
  setup: TotalsImport,
): Promise<void> {
  if (!run.dryRun) await run.library.keepRubric(setup.record);
  const file: FileSoFar = {
    finder: new SessionFinder(run.library),
    lines: new Map(),
    sessions: new Map(),
    owners: new Map(),
    otherRubrics: new Set(),
  };
  const summaries: SummaryRow[] = [];
  let batch: PlannedRow[] = [];
  for (const read of rows) {
    const planned = await orNoteFault(run, setup.path, () => {
      const row = read();
      if (!('summary' in row)) return planRow(run, row, file, setup);
      summaries.push(row);
      return null;
    });
    if (planned) batch.push(planned);
    if (batch.length < batchSize) continue;
    await writeRows(run, batch, setup);
    batch = [];
  }
  await writeRows(run, batch, setup);
  noteSummaries(run, setup.path, summaries);
  noteRubrics(run, file, setup);
}

/** What the rows so far have shown. */
interface FileSoFar {
  readonly finder: SessionFinder;
  /** The line of each coding, by its hash. */
  readonly lines: Map<string, number>;
  /** Sessions by the id that the file has for them. */
  readonly sessions: Map<string, FoundSession>;
  /** The file's id of each session, by what the library knows the session by. */
  readonly owners: Map<string, string>;
  readonly otherRubrics: Set<string>;
}

function noteSummaries(run: ImportRun, path: string, summaries: readonly SummaryRow[]): void {
  if (summaries.length === 0) return;
  const list = summaries.map(({ line, summary }) => `line ${line} ("${summary}")`).join(', ');
  run.report.notes.push(`${path}: left out as sums or averages, not sessions: ${list}`);
}

function noteRubrics(run: ImportRun, { otherRubrics }: FileSoFar, { path, record }: TotalsImport): void {
  if (otherRubrics.size === 0) return;
  const others = [...otherRubrics].map((sha256) => sha256.slice(0, 12)).join(', ');
  const problem = `codings made with another version of ${record.id} (${others}) are kept as made with this one`;
  run.report.notes.push(`${path}: ${problem} (${record.sha256.slice(0, 12)})`);
}

/** Finds the row's session; null where the row was dealt with. */
async function planRow(
  run: ImportRun,
  row: TotalsRow,
  file: FileSoFar,
  setup: TotalsImport,
): Promise<PlannedRow | null> {
  try {
    const known = row.codingId === null ? null : await run.library.findCoding(row.codingId);
    if (known) {
      await holdAgainst(run, row, known, setup);
      return null;
    }
    if (row.rubricSha256 !== null && row.rubricSha256 !== setup.record.sha256) file.otherRubrics.add(row.rubricSha256);
    const session = newSession(row.session);
    const found = await findSession(run, row, session.sourceHash, file);
    const hash = hashOnce(row, found.key, file, setup);
    return { row, hash, found, session: { ...session, sourceHash: found.key } };
  } catch (error) {
    throw error instanceof InputFault && !error.details.place?.includes('line ') ? error.at(`line ${row.line}`) : error;
  }
}

/** The session that a row means; it is planned where the library has none. */
async function findSession(run: ImportRun, row: TotalsRow, sourceHash: string, file: FileSoFar): Promise<FoundSession> {
  const { sessionId } = row;
  const before = sessionId === null ? undefined : file.sessions.get(sessionId);
  const found = before ?? (await lookUp(run, row, sourceHash, file)) ?? (await plan(row, sourceHash, file));
  if (sessionId !== null) {
    file.sessions.set(sessionId, found);
    file.owners.set(found.key, sessionId);
  }
  return found;
}

async function lookUp(
  run: ImportRun,
  row: TotalsRow,
  sourceHash: string,
  { finder, owners }: FileSoFar,
): Promise<FoundSession | null> {
  const byId = row.sessionId === null ? null : await run.library.findSession(row.sessionId);
  if (byId) return { id: byId.id, key: keyOf(byId) };
  const exact = await run.library.findSessionBySource(sourceHash);
  const found = exact ? { id: exact.id, key: keyOf(exact) } : await finder.find(row.session);
  const owner = found ? owners.get(found.key) : undefined;
  if (owner === undefined || row.sessionId === null || owner === row.sessionId) return found;
  // Two sessions of the file that only their ids tell apart.
  const own = await run.library.findSessionBySource(hashContent([sourceHash, row.sessionId]));
  return own ? { id: own.id, key: keyOf(own) } : { id: null, key: hashContent([sourceHash, row.sessionId]) };
}

async function plan({ session }: TotalsRow, key: string, { finder }: FileSoFar): Promise<FoundSession> {
  await finder.plan(key, session);
  return { id: null, key };
}

function newSession({ label, caseworker, client, date, number, ...details }: TotalsRow['session']) {
  const identity: SessionIdentity = { label, caseworker, client, date, number };
  const sourceHash = hashContent(['session', label, caseworker, client, date, number]);
  return { ...identity, ...details, tags: [...details.tags], sourceHash };
}

/**
 * The hash by which a row's coding is known.
 *
 * @throws InputFault where two rows of one coder on one session leave open which of them counts
 */
function hashOnce(row: TotalsRow, session: string, { lines }: FileSoFar, setup: TotalsImport): string {
  const plain = hashCoding(row, session, setup);
  // A library may hold several codings of one coder on one segment; its export tells them apart by their ids.
  const hash = lines.has(plain) && row.codingId !== null ? hashContent([plain, row.codingId]) : plain;
  const first = lines.get(hash);
  if (first !== undefined) {
    const problem = `session "${row.session.label}" was coded by ${coderOf(row, setup).id} on line ${first} already`;
    throw new InputFault({ problem, remedy: 'give the sessions different names, or name the coders' });
  }
  lines.set(hash, row.line);
  return hash;
}

async function holdAgainst(run: ImportRun, row: TotalsRow, known: CodingRecord, setup: TotalsImport): Promise<void> {
  const counts = await setup.countsOf(known);
  await holdCodingAgainst(run, known, totalsContent(row), differenceOf(row, known, counts));
}
