import type { Turn } from '../instrument/coding.ts';

/**
 * Words a minute over all speakers, pauses included, to estimate times that a transcript lacks. The 64 timed
 * demonstration sessions in the development half of AnnoMI run at 171 words a minute, one in twenty of them under 130.
 * They are made to be watched and have hardly a silence, which casework has, so the rate is taken from their slow end.
 */
export const WORDS_PER_MINUTE = 140;

/** Of the turns that have a time, the share that may run backwards before no time of the session is trusted. */
const TOLERATED_DISORDER = 0.1;

/** When a turn was spoken, in seconds from the start of the recording. */
export interface TurnSpan {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** Whether the start was estimated from the number of words. */
  readonly estimated: boolean;
}

/** The times of a session's turns, every gap filled. */
export interface Timeline {
  /** One entry a turn; the starts never run backwards. */
  readonly turns: readonly TurnSpan[];
  /** What had to be estimated, in words for a person. */
  readonly notes: readonly string[];
}

/**
 * Gives every turn a start and an end. A turn without a start gets its share, by words, of the time between its
 * neighbours; where nothing has a time, every word takes its share of a minute. A turn without an end lasts until the
 * next one starts. Starts that run backwards, as of a mistyped time, count as missing.
 */
export function buildTimeline(turns: readonly Turn[]): Timeline {
  const { starts: trusted, notes } = trustStarts(turns);
  const weights = turns.map(({ text }) => speakingSeconds(text));
  const starts = fillStarts(turns, trusted, weights);
  const times = turns.map((turn, i) => {
    const startSeconds = starts[i] ?? 0;
    const estimatedEnd = starts[i + 1] ?? startSeconds + (weights[i] ?? 0);
    const endSeconds = trusted[i] === null ? estimatedEnd : (statedEnd(turn) ?? estimatedEnd);
    return { startSeconds, endSeconds, estimated: trusted[i] === null };
  });
  return { turns: times, notes };
}

/** How long a text takes to say at {@link WORDS_PER_MINUTE}: never nothing, so that every turn has its place in time. */
function speakingSeconds(text: string): number {
  return (Math.max(1, countWords(text)) * 60) / WORDS_PER_MINUTE;
}

/** How many stretches without a blank hold a letter or a digit. */
function countWords(text: string): number {
  let words = 0;
  for (let from = 0; from < text.length; ) {
    const blank = text.indexOf(' ', from);
    const to = blank < 0 ? text.length : blank;
    if (isPlainLetter(text.charCodeAt(from)) || /[\p{L}\p{N}]/u.test(text.slice(from, to))) words += 1;
    from = to + 1;
  }
  return words;
}

function isPlainLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function statedEnd({ startSeconds, endSeconds }: Turn): number | null {
  return startSeconds !== null && endSeconds !== null && endSeconds >= startSeconds ? endSeconds : null;
}

interface TrustedStarts {
  readonly starts: readonly (number | null)[];
  readonly notes: readonly string[];
}

/** The starts that can be relied on: all, or all that keep the order, or none where too many do not. */
function trustStarts(turns: readonly Turn[]): TrustedStarts {
  const starts = turns.map((turn) => turn.startSeconds);
  const timed = starts.filter((start) => start !== null).length;
  const inOrder = longestRise(starts);
  const outOfOrder = timed - inOrder.size;
  if (outOfOrder > timed * TOLERATED_DISORDER) {
    const first = turns.find((turn, i) => turn.startSeconds !== null && !inOrder.has(i));
    const note = `the times run backwards (turn ${first?.id}, among ${outOfOrder}): none is used`;
    return { starts: starts.map(() => null), notes: [note] };
  }
  const kept = starts.map((start, i) => (inOrder.has(i) ? start : null));
  const lacking = turns.length - inOrder.size;
  if (lacking === 0 || timed === 0) return { starts: kept, notes: [] };
  const subject = lacking === 1 ? '1 turn has' : `${lacking} turns have`;
  return { starts: kept, notes: [`${subject} no usable time: it is estimated from the words between its neighbours`] };
}

/** Indexes of the longest choice of values that never fall from one to the next (patience sorting). */
function longestRise(values: readonly (number | null)[]): ReadonlySet<number> {
  /** For every length, the index of the value that ends the lowest rise of that length. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    let length = 0;
    for (let above = ends.length; length < above; ) {
      const middle = (length + above) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) <= value) length = middle + 1;
      else above = middle;
    }
    before[i] = ends[length - 1];
    ends[length] = i;
  }
  const rise = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before[i]) rise.add(i);
  return rise;
}

/** A moment that is known: after so many seconds of speaking at the usual rate, the clock shows this. */
interface Anchor {
  readonly spoken: number;
  readonly clock: number;
}

/** A start for every turn: the trusted ones as they are, the others between them by what is spoken. */
function fillStarts(
  turns: readonly Turn[],
  trusted: readonly (number | null)[],
  weights: readonly number[],
): readonly number[] {
  const spoken = runningTotals(weights);
  const anchors = findAnchors(turns, trusted, spoken);
  let next = 1;
  return trusted.map((start, i) => {
    if (start !== null) return start;
    const at = spoken[i] ?? 0;
    while (next < anchors.length - 1 && (anchors[next]?.spoken ?? 0) < at) next++;
    return interpolate(at, anchors[next - 1], anchors[next]);
  });
}

/** The sum of all weights before each turn, and of all at the end. */
function runningTotals(weights: readonly number[]): number[] {
  const totals = [0];
  for (const [i, weight] of weights.entries()) totals.push((totals[i] ?? 0) + weight);
  return totals;
}

/** Known moments in their order, from the session's first word to its last; both of these are estimated if need be. */
function findAnchors(
  turns: readonly Turn[],
  trusted: readonly (number | null)[],
  spoken: readonly number[],
): readonly Anchor[] {
  const anchors: Anchor[] = [];
  for (const [i, turn] of turns.entries()) {
    const start = trusted[i] ?? null;
    if (start === null) continue;
    const [before, after] = [spoken[i] ?? 0, spoken[i + 1] ?? 0];
    const last = anchors.at(-1);
    if (!last && i > 0) anchors.push({ spoken: 0, clock: Math.max(0, start - before) });
    // Somebody may begin before the last one has ended.
    if (last && last.clock > start) anchors[anchors.length - 1] = { ...last, clock: start };
    anchors.push({ spoken: before, clock: start });
    const end = statedEnd(turn);
    if (end !== null && i + 1 < turns.length && (trusted[i + 1] ?? null) === null)
      anchors.push({ spoken: after, clock: end });
  }
  const last = anchors.at(-1) ?? { spoken: 0, clock: 0 };
  const total = spoken.at(-1) ?? 0;
  const beginning = anchors.length === 0 ? [last] : anchors;
  return [...beginning, { spoken: total, clock: last.clock + total - last.spoken }];
}

function interpolate(spoken: number, from: Anchor | undefined, to: Anchor | undefined): number {
  if (!from || !to) return 0;
  if (to.spoken <= from.spoken) return to.clock;
  const passed = ((to.clock - from.clock) * (spoken - from.spoken)) / (to.spoken - from.spoken);
  return Math.min(to.clock, from.clock + passed);
}
