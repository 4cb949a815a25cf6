import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { Turn } from '../instrument/coding.ts';
import { InputFault } from '../instrument/input-fault.ts';
import { writeClock } from '../instrument/write-clock.ts';
import { parseClock } from './time-stamp.ts';
import { buildTimeline, type TurnSpan } from './timeline.ts';

/** Which part of a session is coded. The manual recommends a random segment of 20 minutes [MITI B, G]. */
export type SegmentChoice =
  | { readonly method: 'whole' }
  | { readonly method: 'first' | 'random'; readonly seconds: number }
  | { readonly method: 'range'; readonly startSeconds: number; readonly endSeconds: number };

/** The part of a session that was drawn, from the start of its first turn to the end of its last. */
export interface Segment {
  readonly method: SegmentChoice['method'];
  /** Seed of a random segment; null for the other methods, which don't need one. */
  readonly seed: number | null;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly durationSeconds: number;
  /**
   * Whether the start of its first or last turn was estimated from the number of words. The end of a recording's last
   * turn, where it is not stated, always is.
   */
  readonly estimated: boolean;
}

export interface DrawnSegment<DrawnSession> {
  /** The session with the turns of the segment alone. */
  readonly session: DrawnSession;
  readonly segment: Segment;
  /** What a person has to know about the drawing: "the session is shorter than ...". */
  readonly notes: readonly string[];
}

const FORMS = 'whole, first:20m, random:20m, 05:00-25:00 or 300-1500s';

const secondsPerUnit: Readonly<Record<string, number>> = { s: 1, sec: 1, m: 60, min: 60, h: 3600 };

/**
 * Parses which segment to code: `whole`, `first:20m`, `random:20m`, `05:00-25:00`, `300-1500s`. Lengths have a unit
 * (s, m or h); the ends of a range are clock times of the recording, or numbers with a unit.
 *
 * @throws InputFault when it is none of these
 */
export function parseSegmentChoice(written: string): SegmentChoice {
  const text = written.trim().toLowerCase();
  if (text === 'whole') return { method: 'whole' };
  const [, method, length = ''] = /^(first|random):(.*)$/.exec(text) ?? [];
  if (method === 'first' || method === 'random') return { method, seconds: parseLength(length, written) };
  return parseRange(text, written);
}

function parseLength(length: string, written: string): number {
  const seconds = parseAmount(length);
  if (seconds === undefined) throw faultOf(written, `"${length.trim()}" is no length`);
  if (seconds === 0) throw faultOf(written, 'a segment has to be longer than nothing');
  return seconds;
}

function parseRange(text: string, written: string): SegmentChoice {
  const ends = text.split(/[-–]/);
  const [from = '', to = ''] = ends.map((each) => each.trim());
  const unit = /[a-z]+$/.exec(to)?.[0] ?? '';
  const startSeconds = parseClock(from) ?? parseAmount(from) ?? parseAmount(from + unit);
  const endSeconds = parseClock(to) ?? parseAmount(to);
  if (ends.length !== 2 || startSeconds === undefined || endSeconds === undefined) {
    throw faultOf(written, 'this is no segment');
  }
  if (endSeconds <= startSeconds) throw faultOf(written, 'a range has to end after it starts');
  return { method: 'range', startSeconds, endSeconds };
}

/** Seconds of a number with a unit, such as `20m`; undefined where it is none. */
function parseAmount(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,6}(?:\.\d{1,6})?)\s?([a-z]+)$/.exec(text.trim()) ?? [];
  const factor = Object.hasOwn(secondsPerUnit, unit) ? secondsPerUnit[unit] : undefined;
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

function faultOf(written: string, problem: string): InputFault {
  return new InputFault({ place: `segment "${written}"`, problem, remedy: `write ${FORMS}` });
}

/** What a segment can be drawn from: a session, or one with codes. */
interface Drawable {
  readonly id: string;
  readonly turns: readonly Turn[];
}

/** Turns from one index up to, but not with, another. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Draws the segment of a session. It consists of whole turns: those that start within the length or range asked for, so
 * it may run over by the last of them. `first` counts from the first turn; a range is in the time of the recording. A
 * random segment starts with any turn from which the full length still fits, each as likely as the other; it depends on
 * the seed and the session's id alone, not on other sessions. Times that the transcript lacks are estimated.
 *
 * @throws InputFault when no turn lies in a range
 */
export function drawSegment<DrawnSession extends Drawable>(
  session: DrawnSession,
  choice: SegmentChoice,
  seed: number,
): DrawnSegment<DrawnSession> {
  const timeline = buildTimeline(session.turns);
  const { from, to } = chooseTurns(timeline.turns, choice, seed, session.id);
  const times = timeline.turns.slice(from, to);
  const startSeconds = times[0]?.startSeconds ?? 0;
  const endSeconds = lastEnd(times, startSeconds);
  const segment = {
    method: choice.method,
    seed: choice.method === 'random' ? seed : null,
    startSeconds,
    endSeconds,
    durationSeconds: endSeconds - startSeconds,
    estimated: [times[0], times.at(-1)].some((each) => each?.estimated === true),
  };
  return {
    session: { ...session, turns: session.turns.slice(from, to) },
    segment,
    notes: [...timeline.notes, ...noteShortness(timeline.turns, choice)],
  };
}

function chooseTurns(times: readonly TurnSpan[], choice: SegmentChoice, seed: number, sessionId: string): Stretch {
  if (choice.method === 'whole') return { from: 0, to: times.length };
  if (choice.method === 'range') return turnsOfRange(times, choice, sessionId);
  const from = choice.method === 'random' ? randomStart(times, choice.seconds, seed, sessionId) : 0;
  const start = times[from]?.startSeconds ?? 0;
  return { from, to: countBefore(times, start + choice.seconds) };
}

function turnsOfRange(
  times: readonly TurnSpan[],
  { startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number },
  sessionId: string,
): Stretch {
  const stretch = { from: countBefore(times, startSeconds), to: countBefore(times, endSeconds) };
  if (stretch.from < stretch.to) return stretch;
  const [first, end] = [times[0]?.startSeconds ?? 0, lastEnd(times, 0)];
  throw new InputFault({
    place: `session "${sessionId}"`,
    problem: `no turn starts between ${writeClock(startSeconds)} and ${writeClock(endSeconds)}`,
    remedy: `the session runs from ${writeClock(first)} to ${writeClock(end)}`,
  });
}

/** How many turns start before a time. */
function countBefore(times: readonly TurnSpan[], seconds: number): number {
  const index = times.findIndex((each) => each.startSeconds >= seconds);
  return index === -1 ? times.length : index;
}

/** A start from which the full length fits, drawn evenly from all of these; the first turn where it fits from none. */
function randomStart(times: readonly TurnSpan[], seconds: number, seed: number, sessionId: string): number {
  const end = lastEnd(times, 0);
  const fitting = times.filter((each) => each.startSeconds + seconds <= end).length;
  if (fitting === 0) return 0;
  return uniformInt(mersenne(hashText(`${sessionId}\u0000${seed}`)), 0, fitting - 1);
}

/** FNV-1a over the text's code units: 32 bits to seed a generator with. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** When the last of the turns is over, which need not be the one that starts last. */
function lastEnd(times: readonly TurnSpan[], ifNone: number): number {
  return times.reduce((end, each) => Math.max(end, each.endSeconds), ifNone);
}

function noteShortness(times: readonly TurnSpan[], choice: SegmentChoice): string[] {
  if (choice.method === 'whole') return [];
  const end = lastEnd(times, 0);
  if (choice.method === 'range') {
    if (end >= choice.endSeconds) return [];
    return [`the session ends at ${writeClock(end)}, before the end of the range at ${writeClock(choice.endSeconds)}`];
  }
  const length = end - (times[0]?.startSeconds ?? 0);
  if (length >= choice.seconds) return [];
  return [
    `the session is ${writeClock(length)} long, shorter than the ${writeClock(choice.seconds)} asked for: all of it is taken`,
  ];
}
