import type { CodeId } from '../instrument/rubric.ts';
import { computed, type Statistic, undefinedBecause } from '../statistics/statistic.ts';

/** A code tallied live, while listening, at a time of the recording. */
export interface TimedCode {
  readonly seconds: number;
  readonly code: CodeId;
}

/** What two coders tallied at about the same time; null where one of them tallied nothing. */
export interface TimedUnit {
  readonly seconds: number;
  readonly codes: readonly [CodeId | null, CodeId | null];
}

export interface TimedAlignment {
  /** In the order of time. */
  readonly units: readonly TimedUnit[];
  /** Tallies that met one of the other coder. */
  readonly matched: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Unitising agreement: 2 matched / (all tallies of both); undefined when neither coder tallied anything. */
  readonly matchedShare: Statistic<number>;
}

/**
 * Aligns two coders' live tallies by time.
 *
 * Tallies meet one to one, in order, when they are at most `toleranceSeconds` apart: as many as can be, and among such
 * alignments the one with the least time between them in all (after Quera, Bakeman & Gnisci 2007, Behavior Research
 * Methods 39). Codes have no say in it, lest agreement on codes be made rather than found.
 *
 * @param toleranceSeconds a few seconds: a coder taps after hearing
 * @throws RangeError when a time is not finite or the tolerance is negative
 * @example
 * const first = [{ seconds: 10, code: 'Q' }, { seconds: 30, code: 'SR' }];
 * const second = [{ seconds: 12, code: 'Q' }, { seconds: 50, code: 'GI' }];
 * alignTimedCodes(first, second, 3).matched // → 1
 */
export function alignTimedCodes(
  first: readonly TimedCode[],
  second: readonly TimedCode[],
  toleranceSeconds: number,
): TimedAlignment {
  if (!(toleranceSeconds >= 0)) throw new RangeError(`the tolerance is ${toleranceSeconds} seconds`);
  const [a, b] = [sortByTime(first), sortByTime(second)];
  const best = bestMatches(a, b, toleranceSeconds);
  const units: TimedUnit[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const move = best[i]?.[j]?.move;
    const [x, y] = [a[i], b[j]];
    if (x && y && move === 'match') {
      units.push({ seconds: Math.min(x.seconds, y.seconds), codes: [x.code, y.code] });
      i++;
      j++;
    } else if (x && (!y || move === 'skipFirst')) {
      units.push({ seconds: x.seconds, codes: [x.code, null] });
      i++;
    } else if (y) {
      units.push({ seconds: y.seconds, codes: [null, y.code] });
      j++;
    }
  }
  const matched = units.filter(({ codes }) => codes[0] !== null && codes[1] !== null).length;
  const all = a.length + b.length;
  return {
    units: units.sort((x, y) => x.seconds - y.seconds),
    matched,
    onlyFirst: a.length - matched,
    onlySecond: b.length - matched,
    matchedShare:
      all === 0 ? undefinedBecause({ kind: 'tooFewSubjects', needed: 1, given: 0 }) : computed((2 * matched) / all),
  };
}

function sortByTime(tallies: readonly TimedCode[]): TimedCode[] {
  for (const { seconds } of tallies) {
    if (!Number.isFinite(seconds)) throw new RangeError(`a tally is at ${seconds} seconds`);
  }
  return tallies.toSorted((a, b) => a.seconds - b.seconds);
}

/** The best that can be made of the tallies from here on, and the move that begins it. */
interface Outlook {
  readonly matches: number;
  readonly apart: number;
  readonly move: 'match' | 'skipFirst' | 'skipSecond' | 'end';
}

const END: Outlook = { matches: 0, apart: 0, move: 'end' };

/** From the end backwards, for every pair of places. Ties go by time, never by which coder is first. */
function bestMatches(a: readonly TimedCode[], b: readonly TimedCode[], tolerance: number): Outlook[][] {
  const best = Array.from({ length: a.length + 1 }, () => new Array<Outlook>(b.length + 1).fill(END));
  for (let i = a.length - 1; i >= 0; i--) {
    const row = best[i] as Outlook[];
    const below = best[i + 1] as Outlook[];
    for (let j = b.length - 1; j >= 0; j--) {
      const [x, y] = [a[i] as TimedCode, b[j] as TimedCode];
      const skipFirst = { ...(below[j] as Outlook), move: 'skipFirst' } as const;
      const skipSecond = { ...(row[j + 1] as Outlook), move: 'skipSecond' } as const;
      const skips = x.seconds <= y.seconds ? [skipFirst, skipSecond] : [skipSecond, skipFirst];
      row[j] = [...meet(x, y, below[j + 1] as Outlook, tolerance), ...skips].reduce(better);
    }
  }
  return best;
}

function meet(x: TimedCode, y: TimedCode, rest: Outlook, tolerance: number): Outlook[] {
  const apart = Math.abs(x.seconds - y.seconds);
  return apart <= tolerance ? [{ matches: rest.matches + 1, apart: rest.apart + apart, move: 'match' }] : [];
}

function better(one: Outlook, other: Outlook): Outlook {
  if (other.matches !== one.matches) return other.matches > one.matches ? other : one;
  return other.apart < one.apart ? other : one;
}
