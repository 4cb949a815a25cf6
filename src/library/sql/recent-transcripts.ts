import type { TranscriptRecord } from '../records.ts';
import type { RecentTranscripts } from './context.ts';

/** A batch in a few threads keeps the coding of a session fewer sessions than this after it has read it. */
const most = 128;

/** Remembers the transcripts that came last. */
export function recentTranscripts(): RecentTranscripts {
  const known = new Map<string, TranscriptRecord>();
  return {
    find: (sessionId) => known.get(sessionId),
    remember: (sessionId, transcript) => {
      if (known.size >= most) known.delete(known.keys().next().value ?? '');
      known.set(sessionId, transcript);
    },
  };
}
