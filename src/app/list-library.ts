import type { CoderKind } from '../instrument/coding.ts';
import { writeClock } from '../instrument/write-clock.ts';
import type { Library } from '../library/library.ts';
import type { CodingRecord, SegmentRecord, SessionSummary } from '../library/records.ts';
import { codingFilter, type LibraryFilter, sessionFilter } from './library-filter.ts';

/** A session of the library, as lists have it. */
export interface SessionRow {
  readonly id: string;
  readonly date: string | null;
  readonly caseworker: string | null;
  /** The session's name. */
  readonly session: string;
  readonly number: number | null;
  readonly client: string | null;
  readonly language: string | null;
  readonly transcript: 'yes' | 'no';
  /** How many codings it has. */
  readonly codings: number;
}

/** A coding of the library, as lists have it. */
export interface CodingRow {
  readonly id: string;
  readonly date: string | null;
  readonly caseworker: string | null;
  readonly session: string | null;
  readonly coder: string;
  readonly kind: CoderKind;
  readonly status: CodingRecord['status'];
  readonly work: CodingRecord['work']['kind'];
  /** How the segment was chosen; null where the whole session was coded. */
  readonly segment: SegmentRecord['method'] | null;
  readonly seed: number | null;
  /** Start and end of the segment, as `05:00-25:00`. */
  readonly minutes: string | null;
  /** When it was added, to the second: enough to tell two batches apart. */
  readonly added: string | null;
  readonly rubric: string;
}

/** Lists sessions, by date. */
export async function* listSessions(library: Library, filter: LibraryFilter): AsyncGenerator<SessionRow> {
  for await (const each of library.listSessions(sessionFilter(filter), 'date')) {
    const { id, date, caseworker, label, number, client, language, hasTranscript } = each;
    const codings = await library.countCodings({ sessionId: id });
    const transcript = hasTranscript ? 'yes' : 'no';
    yield { id, date, caseworker, session: label, number, client, language, transcript, codings };
  }
}

/** Lists codings, by the date of their session. */
export async function* listCodings(library: Library, filter: LibraryFilter): AsyncGenerator<CodingRow> {
  let known: SessionSummary | null = null;
  for await (const each of library.listCodings(codingFilter(filter), 'date')) {
    if (known?.id !== each.sessionId) known = await library.findSession(each.sessionId);
    const segment = each.segmentId === null ? null : await library.findSegment(each.segmentId);
    const [first] = await library.listHistory(each.id);
    yield {
      id: each.id,
      date: known?.date ?? null,
      caseworker: known?.caseworker ?? null,
      session: known?.label ?? null,
      coder: each.coder.id,
      kind: each.coder.kind,
      status: each.status,
      work: each.work.kind,
      segment: segment?.method ?? null,
      seed: segment?.seed ?? null,
      minutes: minutesOf(segment),
      added: first ? first.at.slice(0, 19).replace('T', ' ') : null,
      rubric: each.rubric.id,
    };
  }
}

function minutesOf(segment: SegmentRecord | null): string | null {
  if (!segment || segment.startSeconds === null || segment.endSeconds === null) return null;
  return `${writeClock(segment.startSeconds)}-${writeClock(segment.endSeconds)}`;
}
