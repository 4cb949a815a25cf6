import { blandAltman } from '../../statistics/bland-altman.ts';
import type { BootstrapOptions } from '../../statistics/bootstrap.ts';
import { normalQuantile } from '../../statistics/distributions.ts';
import { icc } from '../../statistics/icc.ts';
import { bootstrapIcc } from '../../statistics/icc-bootstrap.ts';
import { pearson } from '../../statistics/pearson.ts';
import type { GlobalAgreement, LevelAgreement, MeasureEvaluation } from './evaluation-document.ts';
import { figureOf, figureOfTotals } from './figure.ts';
import type { Compared } from './session-comparison.ts';

/** One measure of every session that has it on both sides, with the session's id. */
export interface ComparedValue<Value> extends Compared<Value> {
  readonly session: string;
}

type Pairs = readonly ComparedValue<number>[];

/**
 * Agreement of coder and people on a count or score over sessions: ICC(A,1), bias (coder minus people) and limits of
 * agreement, with bootstrap intervals over sessions.
 */
export function agreeOnMeasure(id: string, name: string, pairs: Pairs, options: BootstrapOptions): MeasureEvaluation {
  const ratings = pairs.map(({ gold, coder }) => [gold, coder]);
  const plot = blandAltman(
    pairs.map(({ coder }) => coder),
    pairs.map(({ gold }) => gold),
  );
  const limit = (side: -1 | 1) => (totals: Float64Array) => {
    const { n, mean, deviation } = spreadOf(totals);
    return n < 2 ? null : mean + side * normalQuantile(0.975) * deviation;
  };
  const differences = pairs.map(({ gold, coder }) => [1, coder - gold, (coder - gold) ** 2]);
  const few = 'needs 2 sessions';
  return {
    id,
    name,
    sessions: pairs.length,
    icc: figureOf(icc(ratings), ({ estimate }) => estimate, bootstrapIcc(ratings, options)),
    bias: figureOfTotals(differences, (totals) => (totals[0] === 0 ? null : spreadOf(totals).mean), few, options),
    lowerLimit: plot.defined ? figureOfTotals(differences, limit(-1), few, options) : missing(few),
    upperLimit: plot.defined ? figureOfTotals(differences, limit(1), few, options) : missing(few),
    values: pairs.map(({ session, gold, coder }) => ({ session, gold, coder })),
  };
}

function missing(reason: string) {
  return { value: null, lower: null, upper: null, reason };
}

/** Number, mean and standard deviation from the sums of 1, d and d squared. */
function spreadOf([n = 0, sum = 0, squares = 0]: Float64Array): { n: number; mean: number; deviation: number } {
  const mean = sum / n;
  return { n, mean, deviation: Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1))) };
}

/** Agreement on global ratings: Pearson's r, the share within one point, and the bias, over all pairs given. */
export function agreeOnGlobal(
  id: string,
  name: string,
  sessions: readonly Pairs[],
  options: BootstrapOptions,
): GlobalAgreement {
  const pairs = sessions.flat();
  const sums = sessions.map((each) => sumPairs(each));
  const correlation = figureOfTotals(sums, correlationOfSums, 'no variance', options);
  const exact = pearson(
    pairs.map(({ gold }) => gold),
    pairs.map(({ coder }) => coder),
  );
  const share = (near: (pair: Compared<number>) => boolean) =>
    figureOfTotals(
      sessions.map((each) => [each.length, each.filter(near).length]),
      ([n = 0, within = 0]) => (n === 0 ? null : within / n),
      'no ratings',
      options,
    );
  return {
    id,
    name,
    ratings: pairs.length,
    r: exact.defined ? { ...correlation, value: exact.value.coefficient } : figureOf(exact, () => 0, null),
    withinOnePoint: share(({ gold, coder }) => Math.abs(gold - coder) <= 1),
    bias: figureOfTotals(
      sums,
      ([n = 0, gold = 0, coder = 0]) => (n === 0 ? null : (coder - gold) / n),
      'no ratings',
      options,
    ),
    values: pairs.map(({ session, gold, coder }) => ({ session, gold, coder })),
  };
}

/** Sums of 1, x, y, xx, yy and xy. */
function sumPairs(pairs: Pairs): number[] {
  const sums = [0, 0, 0, 0, 0, 0];
  for (const { gold: x, coder: y } of pairs) {
    [1, x, y, x * x, y * y, x * y].forEach((term, i) => {
      sums[i] = (sums[i] as number) + term;
    });
  }
  return sums;
}

function correlationOfSums([n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0]: Float64Array): number | null {
  const [sx, sy] = [n * xx - x * x, n * yy - y * y];
  // Ratings have at most a few digits, so that sums of equal ones differ by rounding alone.
  if (n < 3 || sx <= 1e-9 * xx || sy <= 1e-9 * yy) return null;
  return (n * xy - x * y) / Math.sqrt(sx * sy);
}

/** The share of sessions that reach the same proficiency level by the coder as by people. */
export function agreeOnLevel(
  id: string,
  name: string,
  sessions: readonly (readonly ComparedValue<string>[])[],
  options: BootstrapOptions,
): LevelAgreement {
  return {
    id,
    name,
    assessments: sessions.flat().length,
    shareEqual: figureOfTotals(
      sessions.map((each) => [each.length, each.filter(({ gold, coder }) => gold === coder).length]),
      ([n = 0, equal = 0]) => (n === 0 ? null : equal / n),
      'no level on both sides',
      options,
    ),
  };
}
