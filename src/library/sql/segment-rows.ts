import { InputFault } from '../../instrument/input-fault.ts';
import type { Added } from '../library.ts';
import { hashContent } from '../record-ids.ts';
import { type NewSegment, newSegmentSchema, parseRecord, type SegmentRecord } from '../records.ts';
import { type Context, inTransaction } from './context.ts';
import { noSuch } from './history-rows.ts';
import { readJson } from './json.ts';
import { findTranscript } from './session-rows.ts';

export async function addSegments(context: Context, segments: readonly NewSegment[]): Promise<Added[]> {
  const parsed = segments.map((each) => parseRecord(newSegmentSchema, each, `segment of session ${each.sessionId}`));
  return inTransaction(context, async (tx) => {
    const added: Added[] = [];
    for (const segment of parsed) added.push(await addSegment(tx, segment));
    return added;
  });
}

async function addSegment(context: Context, segment: ReturnType<typeof newSegmentSchema.parse>): Promise<Added> {
  const { sessionId, ...content } = segment;
  await checkTurns(context, segment);
  const id = hashContent([sessionId, content]).slice(0, 32);
  const inserted = await context.db
    .insertInto('segments')
    .values({ id, session_id: sessionId, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return { id, added: inserted !== undefined };
}

async function checkTurns(
  context: Context,
  { sessionId, turns }: Pick<SegmentRecord, 'sessionId' | 'turns'>,
): Promise<void> {
  const session = await context.db.selectFrom('sessions').select('id').where('id', '=', sessionId).executeTakeFirst();
  if (!session) throw await noSuch(context, 'session', sessionId);
  if (!turns) return;
  const transcript = await findTranscript(context, sessionId);
  const ids = transcript?.turns.map((each) => each.id) ?? [];
  const [first, last] = [ids.indexOf(turns.first), ids.indexOf(turns.last)];
  if (first >= 0 && last >= first) return;
  throw new InputFault({
    problem: `runs from turn "${turns.first}" to turn "${turns.last}", which the session does not have in this order`,
    place: `segment of session ${sessionId}`,
  });
}

export async function findSegment({ db }: Context, id: string): Promise<SegmentRecord | null> {
  const row = await db.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? segmentRecord(row) : null;
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
