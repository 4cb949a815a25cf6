import type { CoderKind } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { hashContent } from '../library/record-ids.ts';
import type { CodingRecord, NewCoding, NewSession, RubricRecord } from '../library/records.ts';
import { type FoundSession, keyOf, SessionFinder, type SessionIdentity } from './find-session.ts';
import { globalDifferences, holdCodingAgainst, type ImportRun, keepCoding, orNoteFault } from './import-run.ts';
import type { SummaryRow, TotalsRow } from './read-totals.ts';

/** What an import of totals depends on, beside its rows. */
export interface TotalsImport {
  readonly rubric: Rubric;
  readonly record: RubricRecord;
  /** Path of the file, for the history and for messages. */
  readonly path: string;
  /** Who coded, where a row does not say. */
  readonly coder: { readonly kind: CoderKind; readonly id: string };
  /** Counts of a coding that the library has. */
  readonly countsOf: (coding: CodingRecord) => Promise<Readonly<Record<string, number | undefined>>>;
}

/** A row whose session is known or planned. */
interface PlannedRow {
  readonly row: TotalsRow;
  /** Source hash of its coding. */
  readonly hash: string;
  readonly found: FoundSession;
  /** The session to add, if it is not in the library. */
  readonly session: NewSession & { readonly sourceHash: string };
}

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

async function writeRows(run: ImportRun, batch: readonly PlannedRow[], setup: TotalsImport): Promise<void> {
  const fresh = batch.filter(({ found }) => found.id === null);
  const ids = new Map<string, string>();
  const together = await orNull(() =>
    addSessions(
      run,
      fresh.map(({ session }) => session),
    ),
  );
  for (const [hash, id] of together ?? []) ids.set(hash, id);
  if (together === null) {
    // One of them can't be added: the others must not suffer.
    for (const { session, row } of fresh) {
      const added = await orNoteFault(run, `${setup.path}: line ${row.line}`, () => addSessions(run, [session]));
      for (const [hash, id] of added ?? []) ids.set(hash, id);
    }
  }
  const codings = batch.flatMap(({ row, found, hash }) => {
    const id = found.id ?? ids.get(found.key);
    return id === undefined ? [] : [{ row, coding: newCoding(run, row, id, hash, setup) }];
  });
  await writeCodings(run, codings, setup);
}

async function addSessions(run: ImportRun, sessions: readonly PlannedRow['session'][]): Promise<Map<string, string>> {
  const distinct = [...new Map(sessions.map((each) => [each.sourceHash, each])).values()];
  if (run.dryRun) {
    const fresh = distinct.filter(({ sourceHash }) => !run.wouldAdd.has(sourceHash));
    for (const { sourceHash } of fresh) run.wouldAdd.add(sourceHash);
    run.report.sessionsAdded += fresh.length;
    return new Map(distinct.map(({ sourceHash }) => [sourceHash, `new ${sourceHash}`]));
  }
  const added = await run.library.addSessions(distinct, run.by);
  run.report.sessionsAdded += added.filter((each) => each.added).length;
  return new Map(distinct.map(({ sourceHash }, at) => [sourceHash, added[at]?.id ?? '']));
}

type RowCoding = { readonly row: TotalsRow; readonly coding: NewCoding & { readonly sourceHash: string } };

async function writeCodings(run: ImportRun, codings: readonly RowCoding[], setup: TotalsImport): Promise<void> {
  const known = new Set<RowCoding>();
  for (const each of codings) if (await run.library.findCodingBySource(each.coding.sourceHash)) known.add(each);
  const fresh = codings.filter((each) => !known.has(each));
  const segmented = fresh.filter(({ row }) => row.segment !== null);
  const plain = run.dryRun ? [] : fresh.filter((each) => !segmented.includes(each));
  const added = await orNull(() =>
    run.library.addCodings(
      plain.map(({ coding }) => coding),
      run.by,
    ),
  );
  run.report.codingsAdded += added?.filter((each) => each.added).length ?? 0;
  const left = added === null || run.dryRun ? codings : [...known, ...segmented];
  for (const { row, coding } of left) {
    await orNoteFault(run, `${setup.path}: line ${row.line}`, async () => {
      const segmentId = await keepSegment(run, row, coding.sessionId);
      await keepCoding(run, { ...coding, segmentId }, (old) => describeDifference(row, old));
    });
  }
}

async function keepSegment(run: ImportRun, { segment }: TotalsRow, sessionId: string): Promise<string | null> {
  if (run.dryRun || segment === null) return null;
  const [kept] = await run.library.addSegments([{ sessionId, ...segment }]);
  return kept?.id ?? null;
}

/** What work yields, or null where a fault stops all of it. */
async function orNull<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputFault) return null;
    throw error;
  }
}

function coderOf({ coder }: TotalsRow, setup: TotalsImport) {
  return { kind: coder.kind ?? setup.coder.kind, id: coder.id ?? setup.coder.id, version: coder.version };
}

function hashCoding(row: TotalsRow, session: string, setup: TotalsImport): string {
  const { kind, id } = coderOf(row, setup);
  const { method = 'range', seed = null, requestedSeconds = null, startSeconds, endSeconds } = row.segment ?? {};
  const drawn = method === 'range' ? [] : [method, seed, requestedSeconds];
  return hashContent(['totals', session, kind, id, startSeconds ?? null, endSeconds ?? null, ...drawn]);
}

function newCoding(run: ImportRun, row: TotalsRow, sessionId: string, sourceHash: string, setup: TotalsImport) {
  return {
    sessionId,
    coder: coderOf(row, setup),
    rubric: { id: setup.record.id, sha256: setup.record.sha256 },
    sourceHash,
    changeGoal: row.session.changeGoal,
    ...content(row),
    assisted: row.assisted,
    status: row.status ?? ('final' as const),
    notes: row.notes,
    softwareVersion: row.softwareVersion ?? run.softwareVersion,
  };
}

function content({ counts, volleys, globals }: TotalsRow) {
  const rated = Object.entries(globals).map(([id, rating]) => [id, { ...rating, reasons: [] as string[] }] as const);
  const work = { kind: 'totals' as const, counts: { ...counts }, ...(volleys === null ? {} : { volleys }) };
  return { work, globals: Object.fromEntries(rated) };
}

async function holdAgainst(run: ImportRun, row: TotalsRow, known: CodingRecord, setup: TotalsImport): Promise<void> {
  const counts = await setup.countsOf(known);
  await holdCodingAgainst(run, known, content(row), differenceOf(row, known, counts));
}

function describeDifference(row: TotalsRow, known: CodingRecord): string | null {
  return differenceOf(row, known, known.work.kind === 'totals' ? known.work.counts : {});
}

function differenceOf(
  row: TotalsRow,
  known: CodingRecord,
  counts: Readonly<Record<string, number | undefined>>,
): string | null {
  // Only what the row says is compared: a sheet without some column does not contradict it.
  const differing = Object.entries(row.counts).flatMap(([code, now]) => {
    const old = counts[code];
    return old === now ? [] : [`${code} ${old ?? 'unknown'}, here ${now}`];
  });
  const words = [...differing, ...globalDifferences(known.globals, content(row).globals)];
  return words.length === 0 ? null : words.join('; ');
}
