import { InputFault } from '../../instrument/input-fault.ts';
import type { NewCoding, NewSession } from '../../library/records.ts';
import type { FoundSession } from '../imports/find-session.ts';
import { type ImportRun, keepCoding, orNoteFault } from '../imports/import-run.ts';
import type { TotalsRow } from './read-totals.ts';
import { describeDifference, newCoding, type TotalsImport } from './totals-coding.ts';

/** A row whose session is known or planned. */
export interface PlannedRow {
  readonly row: TotalsRow;
  /** Source hash of its coding. */
  readonly hash: string;
  readonly found: FoundSession;
  /** The session to add, if it is not in the library. */
  readonly session: NewSession & { readonly sourceHash: string };
}

/** Writes rows in one go; where that fails, one by one, so that a bad one keeps no others out. */
export async function writeRows(run: ImportRun, batch: readonly PlannedRow[], setup: TotalsImport): Promise<void> {
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
