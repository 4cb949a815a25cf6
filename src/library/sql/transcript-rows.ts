/** What was said, apart from what is known of a session. */
import type { TranscriptRecord } from '../records.ts';
import type { Context } from './context.ts';
import { readJson } from './json.ts';
import { chunk } from './pages.ts';

export async function findTranscript(context: Context, sessionId: string): Promise<TranscriptRecord | null> {
  const [found] = await readTranscripts(context, [sessionId]);
  return found?.[1] ?? null;
}

/** Transcripts to hold work against, by session. Those read not long ago are not read again while they are there. */
export async function findTranscripts(
  context: Context,
  sessionIds: readonly string[],
): Promise<Map<string, TranscriptRecord>> {
  const found = new Map<string, TranscriptRecord>();
  for (const ids of chunk([...new Set(sessionIds)])) {
    const there = await context.db
      .selectFrom('transcripts')
      .select('session_id')
      .where('session_id', 'in', ids)
      .execute();
    for (const { session_id } of there) {
      const transcript = context.transcripts.find(session_id);
      if (transcript) found.set(session_id, transcript);
    }
    const unread = there.flatMap(({ session_id }) => (found.has(session_id) ? [] : [session_id]));
    for (const [id, transcript] of await readTranscripts(context, unread)) found.set(id, transcript);
  }
  return found;
}

async function readTranscripts(
  { db, transcripts }: Context,
  sessionIds: readonly string[],
): Promise<[string, TranscriptRecord][]> {
  if (sessionIds.length === 0) return [];
  const rows = await db.selectFrom('transcripts').selectAll().where('session_id', 'in', sessionIds).execute();
  return rows.map(({ session_id, content }) => {
    const transcript = readJson<TranscriptRecord>(content, `session ${session_id}`);
    transcripts.remember(session_id, transcript);
    return [session_id, transcript];
  });
}
