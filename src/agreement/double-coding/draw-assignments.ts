// agreement/double-coding/: what a team does so that its coders stay together: a draw, a consensus, a reference to hold to.
import { type RandomSource, seedRandom } from '../../statistics/random.ts';

/** A session that coders can be given. */
export interface DrawableSession {
  readonly id: string;
  readonly caseworker: string | null;
  /** As YYYY-MM-DD. */
  readonly date: string | null;
  /** Who has coded it, or has it to code. */
  readonly coders: readonly string[];
}

export type DrawPeriod = 'month' | 'quarter' | 'year';

export interface DrawOptions {
  /** Share of all sessions that is to be coded by several coders, above 0 and at most 1. */
  readonly share: number;
  readonly seed: number;
  readonly coders: readonly string[];
  /** How many coders each drawn session is to have. */
  readonly codersPerSession: number;
  /** Sessions are drawn from each caseworker and period in the same share. */
  readonly period: DrawPeriod;
  /** Whether sessions that nobody has are given to one coder each, so that a list does not tell which were drawn. */
  readonly others: boolean;
}

export interface Stratum {
  readonly caseworker: string | null;
  readonly period: string | null;
  readonly sessions: number;
  /** Coded or to be coded by several coders, those of before included. */
  readonly doubleCoded: number;
}

export interface Draw {
  readonly assignments: readonly { readonly sessionId: string; readonly coder: string }[];
  readonly strata: readonly Stratum[];
  /** Sessions that were drawn and lack coders: all who may code have them already. */
  readonly short: readonly string[];
}

interface DrawStratum {
  readonly caseworker: string | null;
  readonly period: string | null;
  readonly sessions: readonly DrawableSession[];
}

/**
 * Draws sessions for double coding, in the same share from each caseworker and period (largest remainders), and gives
 * them to coders evenly: to whoever has the fewest so far, of these to whoever shares the fewest with the session's other
 * coders. The same sessions, options and seed give the same draw, in whatever order the sessions come. Sessions that
 * several coders have already count towards the share, so that drawing again draws nothing new.
 *
 * @throws RangeError when the share is not above 0 and at most 1, or there are fewer coders than a session needs
 * @example
 * const sessions = [{ id: 'a', caseworker: null, date: null, coders: ['K1'] }];
 * const options = { share: 1, seed: 1, coders: ['K1', 'K2'], codersPerSession: 2, period: 'quarter', others: false };
 * drawAssignments(sessions, options).assignments // → [{ sessionId: 'a', coder: 'K2' }]
 */
export function drawAssignments(sessions: readonly DrawableSession[], options: DrawOptions): Draw {
  const { share, seed, coders, codersPerSession } = options;
  if (!(share > 0 && share <= 1)) throw new RangeError(`the share is ${share}; give one above 0 and at most 1`);
  if (coders.length < codersPerSession)
    throw new RangeError(`${coders.length} coders can't give ${codersPerSession} codings`);
  const random = seedRandom(seed);
  const strata = stratify(sessions, options.period);
  const quotas = shareOut(strata, share, random);
  const drawn = new Set(strata.flatMap((stratum, i) => drawFrom(stratum, quotas[i] ?? 0, codersPerSession, random)));
  const wanting = shuffle(
    strata.flatMap((stratum) => stratum.sessions),
    random,
  ).map((session) => {
    const target = drawn.has(session) ? codersPerSession : options.others ? 1 : 0;
    return { session, target, needed: Math.max(0, target - session.coders.length) };
  });
  const assignments = giveEvenly(wanting, coders, random);
  const given = new Map<string, number>();
  for (const { sessionId } of assignments) given.set(sessionId, (given.get(sessionId) ?? 0) + 1);
  const held = (session: DrawableSession) => session.coders.length + (given.get(session.id) ?? 0);
  return {
    assignments: assignments.toSorted((a, b) => compare(a.coder, b.coder) || compare(a.sessionId, b.sessionId)),
    strata: strata.map(({ caseworker, period, sessions: own }) => ({
      caseworker,
      period,
      sessions: own.length,
      doubleCoded: own.filter((session) => held(session) >= codersPerSession).length,
    })),
    short: wanting.flatMap(({ session, target }) => (held(session) < target ? [session.id] : [])).sort(compare),
  };
}

/** The period that a date lies in: 2024-05, 2024 Q2 or 2024. */
export function periodOf(date: string, period: DrawPeriod): string {
  const [year = '', month = ''] = date.split('-');
  if (period === 'year') return year;
  return period === 'month' ? `${year}-${month}` : `${year} Q${Math.ceil(Number(month) / 3)}`;
}

function stratify(sessions: readonly DrawableSession[], period: DrawPeriod): DrawStratum[] {
  const strata = new Map<string, { caseworker: string | null; period: string | null; sessions: DrawableSession[] }>();
  for (const session of sessions.toSorted((a, b) => compare(a.id, b.id))) {
    const own = session.date === null ? null : periodOf(session.date, period);
    const key = JSON.stringify([session.caseworker, own]);
    const stratum = strata.get(key) ?? { caseworker: session.caseworker, period: own, sessions: [] };
    strata.set(key, stratum);
    stratum.sessions.push(session);
  }
  return [...strata].sort(([a], [b]) => compare(a, b)).map(([, stratum]) => stratum);
}

/** How many of each stratum: the whole parts of its share, what is left to the largest remainders, ties by chance. */
function shareOut(strata: readonly DrawStratum[], share: number, random: RandomSource): number[] {
  const all = strata.reduce((sum, { sessions }) => sum + sessions.length, 0);
  // Rounding must not ask for less where the number is whole: 0.2 of 15 is 3.
  const exact = strata.map(({ sessions }) => Math.round(share * sessions.length * 1e9) / 1e9);
  const quotas = exact.map(Math.floor);
  const left = Math.round(share * all) - quotas.reduce((sum, quota) => sum + quota, 0);
  const byRemainder = shuffle([...strata.keys()], random).sort((a, b) => remainder(exact, b) - remainder(exact, a));
  for (const i of byRemainder.slice(0, Math.max(0, left))) quotas[i] = (quotas[i] ?? 0) + 1;
  return quotas;
}

function remainder(exact: readonly number[], i: number): number {
  const value = exact[i] ?? 0;
  return value - Math.floor(value);
}

/** Those that have several coders already, then by chance as many as the quota leaves. */
function drawFrom(
  { sessions }: DrawStratum,
  quota: number,
  codersPerSession: number,
  random: RandomSource,
): DrawableSession[] {
  const isDone = ({ coders }: DrawableSession) => coders.length >= codersPerSession;
  const left = Math.max(0, quota - sessions.filter(isDone).length);
  return shuffle(
    sessions.filter((session) => !isDone(session)),
    random,
  ).slice(0, left);
}

interface Wanting {
  readonly session: DrawableSession;
  readonly needed: number;
}

function giveEvenly(wanting: readonly Wanting[], coders: readonly string[], random: RandomSource) {
  const load = new Map(coders.map((coder) => [coder, 0]));
  const together = new Map<string, number>();
  const pairKey = (a: string, b: string) => JSON.stringify([a, b].sort(compare));
  return wanting.flatMap(({ session, needed }) => {
    const holders = [...session.coders];
    const given: { sessionId: string; coder: string }[] = [];
    while (given.length < needed) {
      const shared = (coder: string) =>
        holders.reduce((sum, holder) => sum + (together.get(pairKey(coder, holder)) ?? 0), 0);
      const [next] = shuffle(
        coders.filter((coder) => !holders.includes(coder)),
        random,
      ).sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0) || shared(a) - shared(b));
      if (next === undefined) break;
      for (const holder of holders) together.set(pairKey(next, holder), (together.get(pairKey(next, holder)) ?? 0) + 1);
      load.set(next, (load.get(next) ?? 0) + 1);
      holders.push(next);
      given.push({ sessionId: session.id, coder: next });
    }
    return given;
  });
}

function shuffle<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const shuffled = [...items];
  for (let i = shuffled.length - 1; i > 0; i -= 1) {
    const j = random(i + 1);
    [shuffled[i], shuffled[j]] = [shuffled[j] as Item, shuffled[i] as Item];
  }
  return shuffled;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
