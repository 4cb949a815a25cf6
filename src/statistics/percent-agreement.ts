import { countCoders, type Ratings } from './ratings.ts';
import { type Category, computed, type Statistic, undefinedBecause } from './statistic.ts';

export interface PercentAgreement {
  /** Share of agreeing pairs of coders, 0 to 1: the mean over subjects. */
  readonly share: number;
  /** Subjects that two coders or more rated. */
  readonly subjects: number;
  /** Subjects left out because fewer than two coders rated them. */
  readonly omittedSubjects: number;
}

/**
 * Exact agreement: how often two coders gave a subject the same value. With more than two coders, the share of agreeing
 * pairs within a subject, averaged over subjects (Fleiss 1971). Says nothing of chance.
 *
 * @returns undefined with fewer than two coders, or when no subject has two ratings (`noSharedSubjects`)
 * @throws RangeError when rows differ in length or a number is not finite
 * @example
 * percentAgreement([['SR', 'SR'], ['Q', 'CR'], ['AF', null]]).value.share // → 0.5
 */
export function percentAgreement<T extends Category>(ratings: Ratings<T>): Statistic<PercentAgreement> {
  return shareOfPairs(ratings, (a, b) => a === b);
}

/**
 * Agreement within so many points, for ratings on a scale: within one is usual for globals.
 *
 * @param points largest difference that still agrees
 * @returns undefined as `percentAgreement` is
 * @throws RangeError when `points` is negative, rows differ in length or a number is not finite
 * @example
 * percentAgreementWithin([[3, 4], [5, 3], [2, 2], [1, 1]], 1).value.share // → 0.75
 */
export function percentAgreementWithin(ratings: Ratings, points: number): Statistic<PercentAgreement> {
  if (!(points >= 0)) throw new RangeError(`no two ratings agree within ${points} points`);
  return shareOfPairs(ratings, (a, b) => Math.abs(a - b) <= points);
}

function shareOfPairs<T extends Category>(
  ratings: Ratings<T>,
  agree: (a: T, b: T) => boolean,
): Statistic<PercentAgreement> {
  const coders = countCoders(ratings);
  if (coders < 2) return undefinedBecause({ kind: 'tooFewCodings', needed: 2, given: coders });
  const given = ratings.map((row) => row.filter((value) => value !== null));
  const shared = given.filter((row) => row.length >= 2);
  if (shared.length === 0) return undefinedBecause({ kind: 'noSharedSubjects' });
  const shares = shared.map((row) => {
    const pairs = row.flatMap((a, i) => row.slice(i + 1).map((b) => agree(a, b)));
    return pairs.filter(Boolean).length / pairs.length;
  });
  const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  return computed({ share, subjects: shared.length, omittedSubjects: ratings.length - shared.length });
}
