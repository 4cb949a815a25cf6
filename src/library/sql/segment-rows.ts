import { InputFault } from '../../instrument/input-fault.ts';
import type { Added } from '../library.ts';
import { hashContent } from '../record-ids.ts';
import { type NewSegment, newSegmentSchema, parseRecord, type SegmentRecord } from '../records.ts';
import { type Context, inTransaction } from './context.ts';
import { readJson } from './json.ts';
import { chunk, rowsAtOnce } from './pages.ts';
import { requireSessions } from './session-rows.ts';
import { findTranscripts } from './transcript-rows.ts';

export type ParsedSegment = ReturnType<typeof newSegmentSchema.parse>;

export async function addSegments(context: Context, segments: readonly NewSegment[]): Promise<Added[]> {
  const parsed = segments.map(parseSegment);
  return inTransaction(context, (tx) => insertSegments(tx, parsed));
}

/** @throws InputFault when it is no segment */
export function parseSegment(segment: NewSegment): ParsedSegment {
  return parseRecord(newSegmentSchema, segment, `segment of session ${segment.sessionId}`);
}

/** Keeps segments within a transaction. */
export async function insertSegments(context: Context, segments: readonly ParsedSegment[]): Promise<Added[]> {
  await requireSessions(context, segments);
  await checkTurns(context, segments);
  const rows = segments.map(({ sessionId, ...content }) => {
    const id = hashContent([sessionId, content]).slice(0, 32);
    return { id, session_id: sessionId, content: JSON.stringify(content) };
  });
  const fresh = new Set<string>();
  for (const some of chunk(rows, rowsAtOnce)) {
    const inserted = await context.db
      .insertInto('segments')
      .values(some)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    for (const { id } of inserted) fresh.add(id);
  }
  // The same segment given twice is new only once.
  return rows.map(({ id }) => ({ id, added: fresh.delete(id) }));
}

async function checkTurns(context: Context, segments: readonly ParsedSegment[]): Promise<void> {
  const limited = segments.filter(({ turns }) => turns !== null);
  const transcripts = await findTranscripts(
    context,
    limited.map(({ sessionId }) => sessionId),
  );
  for (const { sessionId, turns } of limited) {
    const ids = transcripts.get(sessionId)?.turns.map((each) => each.id) ?? [];
    const [first, last] = [ids.indexOf(turns?.first ?? ''), ids.indexOf(turns?.last ?? '')];
    if (first >= 0 && last >= first) continue;
    throw new InputFault({
      problem: `runs from turn "${turns?.first}" to turn "${turns?.last}", which the session does not have in this order`,
      place: `segment of session ${sessionId}`,
    });
  }
}

export async function findSegment(context: Context, id: string): Promise<SegmentRecord | null> {
  return (await findSegments(context, [id])).get(id) ?? null;
}

/** Segments by their ids. */
export async function findSegments({ db }: Context, ids: readonly string[]): Promise<Map<string, SegmentRecord>> {
  const found = new Map<string, SegmentRecord>();
  for (const some of chunk([...new Set(ids)])) {
    const rows = await db.selectFrom('segments').selectAll().where('id', 'in', some).execute();
    for (const row of rows) found.set(row.id, segmentRecord(row));
  }
  return found;
}

export async function listSegments({ db }: Context, sessionId: string): Promise<SegmentRecord[]> {
  const rows = await db.selectFrom('segments').selectAll().where('session_id', '=', sessionId).orderBy('id').execute();
  return rows.map(segmentRecord);
}

function segmentRecord({
  id,
  session_id,
  content,
}: {
  id: string;
  session_id: string;
  content: string;
}): SegmentRecord {
  return { id, sessionId: session_id, ...readJson<Omit<SegmentRecord, 'id' | 'sessionId'>>(content, `segment ${id}`) };
}
