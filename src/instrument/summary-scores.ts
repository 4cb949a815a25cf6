import { formulaTerms } from './formula.ts';
import type { GlobalRatings } from './globals.ts';
import type { CodeId, Formula, FormulaTerm, MeasureId, Rubric } from './rubric.ts';
import type { Counts } from './tally.ts';
import { defined, notDefined, type Value } from './value.ts';

/** The rubric's summary measures, one value (or the reason for none) for each [MITI H]. Never rounded. */
export type SummaryScores = Readonly<Record<MeasureId, Value>>;

/** Behaviour counts of which some may be unknown, as in totals that a lab kept in a spreadsheet. */
export type KnownCounts = Readonly<Partial<Counts>>;

/** Computes every summary measure of the rubric from counts and globals [MITI H]. */
export function computeSummaryScores(rubric: Rubric, counts: KnownCounts, globals: GlobalRatings): SummaryScores {
  return Object.fromEntries(rubric.measures.map(({ id, formula }) => [id, evaluateFormula(formula, counts, globals)]));
}

/**
 * Evaluates one formula.
 *
 * @returns undefined with the reason where a global was not rated, a code was not counted, or nothing stands below the
 *   line of a ratio
 */
export function evaluateFormula(formula: Formula, counts: KnownCounts, globals: GlobalRatings): Value {
  const unrated = unratedGlobals(formula, globals);
  if (unrated.length > 0) return notDefined({ kind: 'notRated', globals: unrated });
  const uncounted = uncountedCodes(formula, counts);
  if (uncounted.length > 0) return notDefined({ kind: 'notCounted', counts: uncounted });
  const total = (terms: readonly FormulaTerm[]) =>
    terms.reduce((sum, term) => sum + readTerm(term, counts, globals), 0);
  if ('sum' in formula) return defined(total(formula.sum));
  if ('mean' in formula) return defined(total(formula.mean) / formula.mean.length);
  const { of, to } = 'ratio' in formula ? formula.ratio : formula.percent;
  const below = total(to);
  if (below === 0) return notDefined({ kind: 'zeroDenominator', terms: to.map(termId) });
  return defined('percent' in formula ? (100 * total(of)) / below : total(of) / below);
}

function unratedGlobals(formula: Formula, globals: GlobalRatings): string[] {
  return formulaTerms(formula).flatMap((term) => ('global' in term && !globals[term.global] ? [term.global] : []));
}

function uncountedCodes(formula: Formula, counts: KnownCounts): CodeId[] {
  return formulaTerms(formula).flatMap((term) =>
    'count' in term && counts[term.count] === undefined ? [term.count] : [],
  );
}

function termId(term: FormulaTerm): string {
  return 'count' in term ? term.count : term.global;
}

function readTerm(term: FormulaTerm, counts: KnownCounts, globals: GlobalRatings): number {
  return 'count' in term ? (counts[term.count] ?? 0) : (globals[term.global]?.value ?? 0);
}
