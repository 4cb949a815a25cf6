import { type CodeDefinition, codeIds, type Rubric } from '../instrument/rubric.ts';
import { cohenKappa } from '../statistics/cohen-kappa.ts';
import { crossRatings } from '../statistics/confusion-matrix.ts';
import { fleissKappa } from '../statistics/fleiss-kappa.ts';
import { gwetAc } from '../statistics/gwet-ac.ts';
import { bootstrapAlpha, krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import { percentAgreement } from '../statistics/percent-agreement.ts';
import type { Ratings } from '../statistics/ratings.ts';
import { type Category, computed, type Interval, type Statistic } from '../statistics/statistic.ts';
import type { CodeAgreement, PresenceAgreement, UtteranceAgreement } from './agreement-document.ts';
import { NO_CODE } from './align-codings.ts';
import type { ChosenBands, ComparisonChoices } from './comparison.ts';
import { describeBand, describeStatistic } from './describe-statistic.ts';
import { type AlignedSession, presenceInVolley, spreadRow } from './shared-units.ts';

/** With fewer sessions than these, an interval resamples utterances, which is said. */
const fewestSessionsToResample = 5;

/** Rows to compare, a column a coder, and the session of each row. */
interface Units<T extends Category> {
  readonly ratings: Ratings<T>;
  readonly sessionOfRow: readonly string[];
}

interface UtteranceSetup {
  readonly coders: readonly string[];
  readonly choices: ComparisonChoices;
  readonly bands: ChosenBands;
}

/** Agreement on where utterances begin and end, on their codes, and on which codes a volley holds. */
export function compareUtterances(
  sessions: readonly AlignedSession[],
  rubric: Rubric,
  choices: ComparisonChoices,
  bands: ChosenBands,
): UtteranceAgreement | null {
  if (sessions.length === 0) return null;
  const coders = [...new Set(sessions.flatMap((each) => each.coders))].sort();
  const setup = { coders, choices, bands };
  const units = unitsOf(sessions, coders);
  const categories = [...codeIds(rubric), ...(choices.noCode === 'missing' ? [] : [NO_CODE])];
  return {
    coders,
    sessions: sessions.length,
    omittedTurns: sessions.reduce((sum, each) => sum + each.omittedTurns, 0),
    unitising: compareUnitising(sessions, coders),
    overall: compareCodes(units, categories, setup),
    codes: rubric.codes.map((code) => compareCode(code, sessions, units, setup)),
    ...confuse(units.ratings, categories, coders.length),
  };
}

function unitsOf(sessions: readonly AlignedSession[], coders: readonly string[]): Units<string> {
  return {
    ratings: sessions.flatMap((each) => each.units.map(({ codes }) => spreadRow(codes, each.coders, coders))),
    sessionOfRow: sessions.flatMap((each) => each.units.map(() => each.id)),
  };
}

function compareUnitising(
  sessions: readonly AlignedSession[],
  coders: readonly string[],
): UtteranceAgreement['unitising'] {
  const ratings = sessions.flatMap((each) => each.unitising.ratings.map((row) => spreadRow(row, each.coders, coders)));
  const sumOf = (coder: string, part: 'utterances' | 'divisions') =>
    sessions.reduce((sum, each) => sum + (each.unitising[part][each.coders.indexOf(coder)] ?? 0), 0);
  return {
    places: ratings.length,
    coders: coders.map((coder) => ({
      coder,
      utterances: sumOf(coder, 'utterances'),
      divisions: sumOf(coder, 'divisions'),
    })),
    sharedUtterances: sessions.reduce((sum, each) => sum + each.unitising.sharedUtterances, 0),
    agreement: describeStatistic(percentAgreement(ratings), coders, ({ share }) => share),
    alpha: describeStatistic(krippendorffAlpha(ratings), coders, ({ alpha }) => alpha),
  };
}

/** One code against all others, by unit and by volley. */
function compareCode(
  { id, name }: CodeDefinition,
  sessions: readonly AlignedSession[],
  units: Units<string>,
  setup: UtteranceSetup,
): UtteranceAgreement['codes'][number] {
  const inUnits: Units<number> = {
    ...units,
    ratings: units.ratings.map((row) => row.map((code) => (code === null ? null : code === id ? 1 : 0))),
  };
  const inVolleys: Units<number> = {
    ratings: sessions.flatMap((each) =>
      each.volleys.map((volley) => spreadRow(presenceInVolley(volley, id), each.coders, setup.coders)),
    ),
    sessionOfRow: sessions.flatMap((each) => each.volleys.map(() => each.id)),
  };
  return { code: id, name, units: comparePresence(inUnits, setup), volleys: comparePresence(inVolleys, setup) };
}

function comparePresence(units: Units<number>, setup: UtteranceSetup): PresenceAgreement {
  return {
    ...compareCodes(units, [0, 1], setup),
    present: setup.coders.map((coder, j) => ({ coder, units: units.ratings.filter((row) => row[j] === 1).length })),
  };
}

function compareCodes<T extends Category>(
  units: Units<T>,
  categories: readonly T[],
  { coders, choices, bands }: UtteranceSetup,
): CodeAgreement {
  const { ratings } = units;
  const { level } = choices;
  const alpha = krippendorffAlpha(ratings);
  const { interval, over } = resampleAlpha(units, choices);
  return {
    units: ratings.length,
    agreement: describeStatistic(percentAgreement(ratings), coders, ({ share }) => share),
    kappa: describeStatistic(kappaOf(ratings, categories, level), coders, (found) => ({
      method: coders.length === 2 ? ('cohen' as const) : ('fleiss' as const),
      kappa: found.kappa,
      interval: describeStatistic(found.interval, coders, (value) => value),
      band: describeBand(bands.kappa, found.kappa, found.interval),
    })),
    alpha: describeStatistic(alpha, coders, (found) => ({
      alpha: found.alpha,
      interval: describeStatistic(interval, coders, (value) => ({ ...value, over })),
      band: describeBand(bands.alpha, found.alpha, interval),
    })),
    ac1: describeStatistic(gwetAc(ratings, { categories, level }), coders, (found) => ({
      ac1: found.coefficient,
      interval: describeStatistic(found.interval, coders, (value) => value),
    })),
  };
}

/** Cohen's kappa of two coders, Fleiss' of more. */
function kappaOf<T extends Category>(
  ratings: Ratings<T>,
  categories: readonly T[],
  level: number,
): Statistic<{ readonly kappa: number; readonly interval: Statistic<Interval> }> {
  if (ratings[0]?.length === 2) {
    const column = (j: number) => ratings.map((row) => row[j] ?? null);
    return cohenKappa(column(0), column(1), { categories, level });
  }
  const found = fleissKappa(ratings, { categories, level });
  if (!found.defined) return found;
  return computed({ kappa: found.value.coefficient, interval: found.value.interval });
}

function resampleAlpha<T extends Category>({ ratings, sessionOfRow }: Units<T>, choices: ComparisonChoices) {
  const { level, seed, resamples } = choices;
  const bySession = new Set(sessionOfRow).size >= fewestSessionsToResample;
  const options = { level, seed, resamples };
  return bySession
    ? { interval: bootstrapAlpha(ratings, { ...options, clusterOfRow: sessionOfRow }), over: 'sessions' as const }
    : { interval: bootstrapAlpha(ratings, options), over: 'units' as const };
}

/** Which codes met: for two coders who gave which; for more, every pair of codings counted both ways. */
function confuse(
  ratings: Ratings<string>,
  categories: readonly string[],
  coders: number,
): Pick<UtteranceAgreement, 'confusion' | 'confusions'> {
  const pairs = pairsOf(coders);
  const matrices = pairs.map(
    ([a, b]) =>
      crossRatings(
        ratings.map((row) => row[a] ?? null),
        ratings.map((row) => row[b] ?? null),
        categories,
      ).counts,
  );
  const at = (i: number, j: number) => matrices.reduce((sum, counts) => sum + (counts[i]?.[j] ?? 0), 0);
  const counts = categories.map((_, i) => categories.map((__, j) => (coders === 2 ? at(i, j) : at(i, j) + at(j, i))));
  const confusions = categories.flatMap((first, i) =>
    categories.slice(i + 1).map((second, further) => {
      const j = i + 1 + further;
      return { codes: [first, second] as [string, string], count: at(i, j) + at(j, i) };
    }),
  );
  return {
    confusion: { categories, counts },
    confusions: confusions.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
  };
}

/** Every two of so many coders, by their columns. */
export function pairsOf(coders: number): (readonly [number, number])[] {
  const columns = Array.from({ length: coders }, (_, j) => j);
  return columns.flatMap((a) => columns.slice(a + 1).map((b) => [a, b] as const));
}
