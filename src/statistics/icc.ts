import { computeMeanSquares, type MeanSquares } from './analysis-of-variance.ts';
import { checkLevel } from './bootstrap.ts';
import { fQuantile, fUpperTail } from './distributions.ts';
import { completeCases, countCoders, findConstant, type Ratings, refuseTooFew } from './ratings.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

/**
 * One of the ten forms of the intraclass correlation (McGraw & Wong 1996, table 4).
 *
 * - `model`: are the coders a different set for each subject (`oneWayRandom`), the same set for all and a sample of the
 *   coders there could be (`twoWayRandom`), or the only coders of interest (`twoWayMixed`)?
 * - `definition`: must coders give the same values (`agreement`) or only rank alike (`consistency`)?
 * - `unit`: is it one coder's rating that is used later (`single`), or the mean over all coders (`average`)?
 *
 * The mixed forms are computed as the random ones; they differ in what they may be generalised to.
 */
export type IccForm =
  | { readonly model: 'oneWayRandom'; readonly definition: 'agreement'; readonly unit: IccUnit }
  | {
      readonly model: 'twoWayRandom' | 'twoWayMixed';
      readonly definition: 'agreement' | 'consistency';
      readonly unit: IccUnit;
    };

export type IccUnit = 'single' | 'average';

/** All ten forms. */
export const iccForms: readonly IccForm[] = [
  { model: 'oneWayRandom', definition: 'agreement', unit: 'single' },
  { model: 'oneWayRandom', definition: 'agreement', unit: 'average' },
  { model: 'twoWayRandom', definition: 'consistency', unit: 'single' },
  { model: 'twoWayRandom', definition: 'consistency', unit: 'average' },
  { model: 'twoWayRandom', definition: 'agreement', unit: 'single' },
  { model: 'twoWayRandom', definition: 'agreement', unit: 'average' },
  { model: 'twoWayMixed', definition: 'consistency', unit: 'single' },
  { model: 'twoWayMixed', definition: 'consistency', unit: 'average' },
  { model: 'twoWayMixed', definition: 'agreement', unit: 'single' },
  { model: 'twoWayMixed', definition: 'agreement', unit: 'average' },
];

/** ICC(A,1), two-way random: may one trained coder's rating stand for another's? The form used unless one is named. */
export const defaultIccForm: IccForm = { model: 'twoWayRandom', definition: 'agreement', unit: 'single' };

/** A test of the hypothesis that the ICC is `nullValue` against its being greater. */
export interface IccTest {
  readonly nullValue: number;
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  /** Probability of an F at least this large, one-sided. */
  readonly p: number;
}

export interface Icc {
  readonly form: IccForm;
  readonly estimate: number;
  readonly subjects: number;
  readonly coders: number;
  /** Subjects left out because some coder did not rate them. */
  readonly omittedSubjects: number;
  readonly meanSquares: MeanSquares;
  readonly test: Statistic<IccTest>;
  readonly interval: Statistic<Interval>;
}

export interface IccOptions {
  /** ICC(A,1) two-way random by default. */
  readonly form?: IccForm;
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
  /** The ICC of the null hypothesis, from 0 up to 1; 0 by default. */
  readonly nullValue?: number;
}

/**
 * Intraclass correlation of ratings by several coders, with F test and interval.
 *
 * Estimates: McGraw & Wong (1996), "Forming inferences about some intraclass correlation coefficients", Psychological
 * Methods 1, table 4 (with the corrections of 1996, p. 390); tests: table 8; intervals: table 7. Shrout & Fleiss (1979) call ICC(1),
 * ICC(A,1), ICC(C,1) and their averages ICC(1,1), ICC(2,1), ICC(3,1), ICC(1,k), ICC(2,k), ICC(3,k). The interval of the
 * agreement forms uses Satterthwaite's degrees of freedom.
 *
 * Subjects with a missing rating are left out and counted (`omittedSubjects`); to use them, see `estimateIccByReml`.
 *
 * @returns undefined with fewer than two coders or complete subjects; where all ratings are one value (`allZero`,
 *   `noVariance`); where subjects don't differ so that nothing is left to divide by (`noSubjectVariance`). Test and
 *   interval are undefined by themselves where coders agree without error (`perfectAgreement`)
 * @throws RangeError when rows differ in length, a rating is not finite, or an option is out of range
 * @example
 * // Shrout & Fleiss (1979), table 2: six subjects, four judges.
 * const ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
 * icc(ratings).value.estimate // → 0.28976
 * icc(ratings).value.interval.value.upper // → 0.76108
 * icc([[3, 3], [3, 3]]).reason.kind // → 'noVariance'
 */
export function icc(ratings: Ratings, options: IccOptions = {}): Statistic<Icc> {
  const { form = defaultIccForm, level = 0.95, nullValue = 0 } = options;
  checkLevel(level);
  if (!(nullValue >= 0 && nullValue < 1)) throw new RangeError(`the null value is ${nullValue}; give 0 up to 1`);
  const coders = countCoders(ratings);
  const { complete, omitted } = completeCases(ratings);
  const refused = refuseTooFew(complete.length, coders);
  if (refused) return refused;
  const constant = findConstant(complete);
  if (constant) return undefinedBecause(constant);
  const meanSquares = computeMeanSquares(complete);
  const estimate = estimateIcc(meanSquares, form);
  if (estimate === null) return undefinedBecause({ kind: 'noSubjectVariance' });
  return computed({
    form,
    estimate,
    subjects: complete.length,
    coders,
    omittedSubjects: omitted,
    meanSquares,
    test: testIcc(meanSquares, form, nullValue),
    interval: computeIccInterval(meanSquares, form, level),
  });
}

/**
 * The estimate of one form from mean squares (McGraw & Wong 1996, table 4).
 *
 * @returns null where the variance to divide by is zero or estimated below it
 * @example
 * const meanSquares = computeMeanSquares([[1, 2], [3, 5]]);
 * estimateIcc(meanSquares, { model: 'twoWayMixed', definition: 'consistency', unit: 'single' }) // → 0.9230769
 */
export function estimateIcc(meanSquares: MeanSquares, form: IccForm): number | null {
  const { betweenSubjects, betweenCoders, subjects, coders } = meanSquares;
  const error = errorMeanSquare(meanSquares, form);
  const coderTerm = separatesCoders(form) ? (betweenCoders - error) / subjects : 0;
  const total =
    form.unit === 'average' ? betweenSubjects + coderTerm : betweenSubjects + (coders - 1) * error + coders * coderTerm;
  // A total that is no more than the rounding of its parts is zero.
  const rounding = 1e-13 * coders * (betweenSubjects + betweenCoders + error);
  return total > rounding ? (betweenSubjects - error) / total : null;
}

/** Whether the form counts differences between coders, estimated on their own, against agreement. */
function separatesCoders(form: IccForm): boolean {
  return form.model !== 'oneWayRandom' && form.definition === 'agreement';
}

function errorMeanSquare(meanSquares: MeanSquares, form: IccForm): number {
  return form.model === 'oneWayRandom' ? meanSquares.withinSubjects : meanSquares.residual;
}

function errorDegrees({ subjects, coders }: MeanSquares, form: IccForm): number {
  return form.model === 'oneWayRandom' ? subjects * (coders - 1) : (subjects - 1) * (coders - 1);
}

/** F test against a null value (McGraw & Wong 1996, table 8). */
function testIcc(meanSquares: MeanSquares, form: IccForm, nullValue: number): Statistic<IccTest> {
  const { betweenSubjects, betweenCoders, subjects, coders } = meanSquares;
  const error = errorMeanSquare(meanSquares, form);
  const df1 = subjects - 1;
  // The null value in terms of a single coder: error and, where they count, coder differences under the hypothesis.
  const odds = form.unit === 'single' ? (coders * nullValue) / (1 - nullValue) : nullValue / (1 - nullValue);
  const coderPart = separatesCoders(form) ? (odds / subjects) * betweenCoders : 0;
  const errorPart = (separatesCoders(form) ? 1 + (odds * (subjects - 1)) / subjects : 1 + odds) * error;
  const below = coderPart + errorPart;
  if (below === 0) return undefinedBecause({ kind: 'perfectAgreement' });
  const df2 =
    coderPart === 0
      ? errorDegrees(meanSquares, form)
      : below ** 2 / (coderPart ** 2 / (coders - 1) + errorPart ** 2 / errorDegrees(meanSquares, form));
  const f = betweenSubjects / below;
  return computed({ nullValue, f, df1, df2, p: fUpperTail(f, df1, df2) });
}

/** Interval of one form (McGraw & Wong 1996, table 7). */
function computeIccInterval(meanSquares: MeanSquares, form: IccForm, level: number): Statistic<Interval> {
  if (separatesCoders(form)) return agreementInterval(meanSquares, form, level);
  const error = errorMeanSquare(meanSquares, form);
  if (error === 0) return undefinedBecause({ kind: 'perfectAgreement' });
  const f = meanSquares.betweenSubjects / error;
  const df1 = meanSquares.subjects - 1;
  const df2 = errorDegrees(meanSquares, form);
  const upperTail = (1 + level) / 2;
  const low = f / fQuantile(upperTail, df1, df2);
  const high = f * fQuantile(upperTail, df2, df1);
  const bound = (value: number) =>
    form.unit === 'single' ? (value - 1) / (value + meanSquares.coders - 1) : 1 - 1 / value;
  // Subjects' means that don't differ at all put an average below any bound.
  if (low === 0 && form.unit === 'average') return undefinedBecause({ kind: 'noSubjectVariance' });
  return computed({ level, lower: bound(low), upper: bound(high) });
}

function agreementInterval(meanSquares: MeanSquares, form: IccForm, level: number): Statistic<Interval> {
  const { betweenSubjects, betweenCoders, residual, subjects, coders } = meanSquares;
  const single = estimateIcc(meanSquares, { ...form, unit: 'single' } as IccForm);
  if (single === null) return undefinedBecause({ kind: 'noSubjectVariance' });
  if (single === 1) return undefinedBecause({ kind: 'perfectAgreement' });
  const odds = (coders * single) / (1 - single);
  const coderPart = (odds / subjects) * betweenCoders;
  const errorPart = (1 + (odds * (subjects - 1)) / subjects) * residual;
  const df =
    (coderPart + errorPart) ** 2 / (coderPart ** 2 / (coders - 1) + errorPart ** 2 / errorDegrees(meanSquares, form));
  if (!(df > 0)) return undefinedBecause({ kind: 'perfectAgreement' });
  const upperTail = (1 + level) / 2;
  const low = fQuantile(upperTail, subjects - 1, df);
  const high = fQuantile(upperTail, df, subjects - 1);
  const others = coders * betweenCoders + (coders * subjects - coders - subjects) * residual;
  // With few degrees of freedom a quantile can be infinite: the bound is then its limit.
  const lower = (subjects * (betweenSubjects / low - residual)) / (others + (subjects * betweenSubjects) / low);
  const upper =
    high === Infinity
      ? 1
      : (subjects * (high * betweenSubjects - residual)) / (others + subjects * high * betweenSubjects);
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return undefinedBecause({ kind: 'noSubjectVariance' });
  if (form.unit === 'single') return computed({ level, lower, upper });
  const [lowerBelow, upperBelow] = [1 + (coders - 1) * lower, 1 + (coders - 1) * upper];
  if (lowerBelow <= 0 || upperBelow <= 0) return undefinedBecause({ kind: 'noSubjectVariance' });
  return computed({ level, lower: (coders * lower) / lowerBelow, upper: (coders * upper) / upperBelow });
}

/**
 * The form in words and symbols, to print with every figure: an ICC without its form can't be read.
 *
 * @param coders number of coders that an average form averages over
 * @example
 * describeIccForm(defaultIccForm, 2) // → 'ICC(A,1), two-way random effects, absolute agreement, single coder'
 */
export function describeIccForm(form: IccForm, coders: number): string {
  const size = form.unit === 'single' ? '1' : String(coders);
  const unit = form.unit === 'single' ? 'single coder' : `mean of ${coders} coders`;
  if (form.model === 'oneWayRandom') return `ICC(${size}), one-way random effects, absolute agreement, ${unit}`;
  const letter = form.definition === 'agreement' ? 'A' : 'C';
  const model = form.model === 'twoWayRandom' ? 'two-way random effects' : 'two-way mixed effects';
  const definition = form.definition === 'agreement' ? 'absolute agreement' : 'consistency';
  return `ICC(${letter},${size}), ${model}, ${definition}, ${unit}`;
}
