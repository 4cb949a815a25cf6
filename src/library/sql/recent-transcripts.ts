import type { TranscriptRecord } from '../records.ts';
import type { RecentTranscripts } from './context.ts';

/** A batch reads a session, and keeps its coding a few hundred sessions later at most. */
const most = 256;

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
