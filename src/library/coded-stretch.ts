import { writeClock } from '../instrument/write-clock.ts';
import type { SegmentRecord, SessionRecord } from './records.ts';

/** What was coded of a session: codings with the same id are codings of the same. */
interface CodedStretch {
  readonly id: string;
  readonly label: string;
}

/**
 * The stretch of a session that a coding is of; all of it where it has no segment. The same turns of the same session are
 * the same stretch, however the segment was chosen.
 */
export function describeStretch(
  session: Pick<SessionRecord, 'id' | 'label' | 'transcript'>,
  segment: SegmentRecord | null,
): CodedStretch {
  const whole = { id: session.id, label: session.label };
  if (segment === null || segment.method === 'whole') return whole;
  const { turns, startSeconds, endSeconds } = segment;
  const all = session.transcript?.turns;
  if (turns && turns.first === all?.[0]?.id && turns.last === all?.at(-1)?.id) return whole;
  const place = turns ? [turns.first, turns.last] : [startSeconds, endSeconds];
  const times = startSeconds !== null && endSeconds !== null;
  const span = times ? `${writeClock(startSeconds)}-${writeClock(endSeconds)}` : `turns ${place.join('-')}`;
  return { id: `${session.id} ${JSON.stringify(place)}`, label: `${session.label} ${span}` };
}
