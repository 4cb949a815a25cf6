import type { Clock, IdSource } from '../record-ids.ts';
import type { TranscriptRecord } from '../records.ts';
import type { Dialect } from './engine.ts';
import type { Db, Tx } from './tables.ts';

/** What the functions over rows need. */
export interface Context {
  readonly dialect: Dialect;
  readonly db: Db | Tx;
  readonly clock: Clock;
  readonly newId: IdSource;
  /** Transcripts that were read or added not long ago, by session: a transcript never changes. */
  readonly transcripts: RecentTranscripts;
}

/** The last of them, so that memory stays flat. */
export interface RecentTranscripts {
  find(sessionId: string): TranscriptRecord | undefined;
  remember(sessionId: string, transcript: TranscriptRecord): void;
}

/** Errors by which PostgreSQL says "run it again": a deadlock, or two transactions that can't be put in an order. */
const repeatable = new Set(['40P01', '40001']);
const attempts = 5;

/** Does all of it or nothing. */
export async function inTransaction<Result>(
  context: Context,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.db.transaction().execute((db) => work({ ...context, db }));
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (attempt === attempts || typeof code !== 'string' || !repeatable.has(code)) throw error;
    }
  }
}

export function now({ clock }: Context): string {
  return new Date(clock()).toISOString();
}
