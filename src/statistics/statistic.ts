/** A label that a coder gave: a behaviour code, or a point of a rating scale. */
export type Category = string | number;

/** Why a statistic has no value. Never 0, NaN or Infinity in its place. */
export type UndefinedStatistic =
  /** Sessions, volleys or utterances that count, after leaving out incomplete ones where the statistic needs that. */
  | { readonly kind: 'tooFewSubjects'; readonly needed: number; readonly given: number }
  /** Codings of the same subject. */
  | { readonly kind: 'tooFewCodings'; readonly needed: number; readonly given: number }
  /** Subjects were rated, but none of them by two coders. */
  | { readonly kind: 'noSharedSubjects' }
  /** Every rating is zero: the behaviour never occurred. */
  | { readonly kind: 'allZero' }
  /** Every rating has the same value. */
  | { readonly kind: 'noVariance'; readonly value: Category }
  /** One coder gave every subject the same value. `coder` is the column, from 0. */
  | { readonly kind: 'coderWithoutVariance'; readonly coder: number }
  /** Subjects don't differ: what variance there is lies within them. */
  | { readonly kind: 'noSubjectVariance' }
  /** Coders agree without any error, so that nothing is left to compute a test or an interval from. */
  | { readonly kind: 'perfectAgreement' }
  /** Agreement by chance is certain, so that none beyond chance can be seen. */
  | { readonly kind: 'chanceIsCertain' }
  /** Subjects were rated by different numbers of coders, and the statistic is defined for equal numbers only. */
  | { readonly kind: 'unequalCoders' }
  /** A variance component is estimated at zero, where the large-sample interval does not hold. */
  | { readonly kind: 'componentAtZero'; readonly component: 'subject' | 'coder' }
  /** A reliability of zero or below can't be raised by more coders or sessions. */
  | { readonly kind: 'reliabilityNotPositive'; readonly reliability: number }
  /** Most resamples had no value themselves. */
  | { readonly kind: 'undefinedResamples'; readonly undefined: number; readonly resamples: number }
  /** The design can't tell the variances of subjects, coders and error apart: too few ratings overlap. */
  | { readonly kind: 'notIdentified' }
  /** The iteration ended without a maximum. */
  | { readonly kind: 'notConverged'; readonly iterations: number };

/** What was computed, or the reason why it has no value. Never rounded. */
export type Statistic<T> =
  | { readonly defined: true; readonly value: T }
  | { readonly defined: false; readonly reason: UndefinedStatistic };

/** A confidence interval. `level` is its coverage, such as 0.95. */
export interface Interval {
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * A statistic with its value.
 *
 * @example
 * computed(0.7).value // → 0.7
 */
export function computed<T>(value: T): Statistic<T> {
  return { defined: true, value };
}

/**
 * A statistic that has no value, and why.
 *
 * @example
 * undefinedBecause({ kind: 'allZero' }).defined // → false
 */
export function undefinedBecause(reason: UndefinedStatistic): {
  readonly defined: false;
  readonly reason: UndefinedStatistic;
} {
  return { defined: false, reason };
}

/**
 * The reason in plain English, for a table or a note.
 *
 * @example
 * explainUndefinedStatistic({ kind: 'tooFewCodings', needed: 2, given: 1 }) // → 'needs 2 codings, has 1'
 */
export function explainUndefinedStatistic(reason: UndefinedStatistic): string {
  switch (reason.kind) {
    case 'tooFewSubjects':
      return `needs ${reason.needed} complete subjects, has ${reason.given}`;
    case 'tooFewCodings':
      return `needs ${reason.needed} codings, has ${reason.given}`;
    case 'noSharedSubjects':
      return 'no subject was rated by two coders';
    case 'allZero':
      return 'every rating is zero';
    case 'noVariance':
      return `no variance: every rating is ${reason.value}`;
    case 'coderWithoutVariance':
      return `no variance: coder ${reason.coder + 1} gave the same value throughout`;
    case 'noSubjectVariance':
      return 'no variance between subjects';
    case 'perfectAgreement':
      return 'perfect agreement leaves no error to compute it from';
    case 'chanceIsCertain':
      return 'agreement by chance is certain';
    case 'unequalCoders':
      return 'subjects were rated by different numbers of coders';
    case 'componentAtZero':
      return `the ${reason.component} variance is estimated at zero`;
    case 'reliabilityNotPositive':
      return `a reliability of ${reason.reliability} can't be raised`;
    case 'undefinedResamples':
      return `${reason.undefined} of ${reason.resamples} resamples have no value`;
    case 'notIdentified':
      return 'too few ratings overlap to tell subjects, coders and error apart';
    case 'notConverged':
      return `no maximum found in ${reason.iterations} iterations`;
  }
}
