import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import { InputFault } from '../../../instrument/input-fault.ts';
import { hashContent } from '../../../library/record-ids.ts';
import type { NewSegment, SegmentRecord, SessionRecord, TranscriptRecord } from '../../../library/records.ts';
import { drawSegment } from '../../../transcript/segment.ts';
import type { ShownSegment, WantedSegment } from '../../../workbench/api/sessions.ts';
import { refusalOf } from '../../refusal.ts';

/** A choice whose random segment has its seed. */
export type SeededChoice =
  | Exclude<WantedSegment, { method: 'random' }>
  | (Extract<WantedSegment, { method: 'random' }> & { readonly seed: number });

export interface Drawing {
  readonly segment: NewSegment;
  readonly notes: readonly string[];
}

/**
 * Draws a segment of a session: of its transcript as `miti batch` draws it, so that one seed gives one segment
 * everywhere; without a transcript, of the time of its recording.
 *
 * @throws Refusal where the session has no such segment
 */
export function drawFrom(session: SessionRecord, choice: SeededChoice): Drawing {
  try {
    return session.transcript ? drawTurns(session, session.transcript, choice) : drawTime(session, choice);
  } catch (error) {
    throw error instanceof InputFault ? refusalOf(error) : error;
  }
}

function drawTurns(session: SessionRecord, { turns }: TranscriptRecord, choice: SeededChoice): Drawing {
  const seed = choice.method === 'random' ? choice.seed : 0;
  const drawn = drawSegment({ id: session.source?.sessionId ?? session.label, turns }, choice, seed);
  const [first, last] = [drawn.session.turns[0], drawn.session.turns.at(-1)];
  const { startSeconds, endSeconds, estimated, ...segment } = drawn.segment;
  return {
    segment: {
      sessionId: session.id,
      method: segment.method,
      seed: segment.seed,
      requestedSeconds: 'seconds' in choice ? choice.seconds : null,
      turns: first && last ? { first: first.id, last: last.id } : null,
      startSeconds,
      endSeconds,
      timesEstimated: estimated,
    },
    notes: drawn.notes,
  };
}

function drawTime({ id, durationSeconds }: SessionRecord, choice: SeededChoice): Drawing {
  const segment = { sessionId: id, method: choice.method, turns: null };
  if (choice.method === 'range') {
    const { startSeconds, endSeconds } = choice;
    if (endSeconds > startSeconds) return { segment: { ...segment, startSeconds, endSeconds }, notes: [] };
    throw new InputFault({ problem: 'a range has to end after it starts', remedy: 'give a later end' });
  }
  if (choice.method === 'whole') {
    return { segment: { ...segment, startSeconds: 0, endSeconds: durationSeconds }, notes: [] };
  }
  const { seconds: requestedSeconds } = choice;
  if (durationSeconds === null && choice.method === 'random') {
    const problem = 'the length of the recording is not known, so nothing can be drawn from it';
    throw new InputFault({ problem, remedy: 'give a range' });
  }
  const latest = Math.max(0, Math.floor((durationSeconds ?? 0) - requestedSeconds));
  const startSeconds = choice.method === 'random' ? randomSecond(id, choice.seed, latest) : 0;
  const endSeconds = Math.min(startSeconds + requestedSeconds, durationSeconds ?? Infinity);
  const seed = choice.method === 'random' ? choice.seed : null;
  return { segment: { ...segment, seed, requestedSeconds, startSeconds, endSeconds }, notes: [] };
}

/** The seed of a session's random segment where nobody chose one: short enough to be read out and typed. */
export function seedOfSession(sessionId: string): number {
  return Number.parseInt(hashContent(['segment', sessionId]).slice(0, 8), 16) % 1_000_000;
}

/** A second from which the full length still fits, each as likely as the other. */
function randomSecond(sessionId: string, seed: number, latest: number): number {
  const state = Number.parseInt(hashContent([sessionId, seed]).slice(0, 8), 16) | 0;
  return uniformInt(mersenne(state), 0, latest);
}

/** A kept or drawn segment as the page shows it. */
export function describeSegment(
  segment: NewSegment | SegmentRecord | null,
  transcript: TranscriptRecord | null,
): ShownSegment {
  const { method = 'whole', seed = null, startSeconds = null, endSeconds = null } = segment ?? {};
  const turns = segment?.turns ?? wholeOf(transcript);
  const textOf = (id: string) => transcript?.turns.find((turn) => turn.id === id)?.text ?? '';
  return {
    method,
    seed,
    startSeconds,
    endSeconds,
    timesEstimated: segment?.timesEstimated ?? false,
    turns,
    sentences: turns && { first: firstSentence(textOf(turns.first)), last: lastSentence(textOf(turns.last)) },
  };
}

function wholeOf(transcript: TranscriptRecord | null): ShownSegment['turns'] {
  const [first, last] = [transcript?.turns[0], transcript?.turns.at(-1)];
  return first && last ? { first: first.id, last: last.id } : null;
}

function firstSentence(text: string): string {
  return /^.*?[.!?…](?=\s|$)/su.exec(text.trim())?.[0] ?? text.trim();
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.!?…])\s+/u)
      .at(-1) ?? ''
  );
}
