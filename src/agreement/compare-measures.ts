import { blandAltman } from '../statistics/bland-altman.ts';
import { cohenKappa } from '../statistics/cohen-kappa.ts';
import { describeCoders } from '../statistics/describe-coders.ts';
import { bootstrapAlpha, krippendorffAlpha } from '../statistics/krippendorff-alpha.ts';
import { minimalDetectableChange } from '../statistics/minimal-detectable-change.ts';
import { percentAgreement, percentAgreementWithin } from '../statistics/percent-agreement.ts';
import type { Ratings } from '../statistics/ratings.ts';
import { findNeededMeasurements } from '../statistics/spearman-brown.ts';
import { standardErrorOfMeasurement } from '../statistics/standard-error-of-measurement.ts';
import { type Statistic, undefinedBecause } from '../statistics/statistic.ts';
import { warnOfNoVariance } from '../statistics/variance-warnings.ts';
import type { AgreementWarning, Found, MeasureAgreement, MeasureIcc } from './agreement-document.ts';
import type { ChosenBands, ComparisonChoices } from './comparison.ts';
import { describeBand, describeStatistic, notFound } from './describe-statistic.ts';
import { type ComparedMeasure, countShared, type MeasureValues } from './measure-values.ts';
import { type MeasureReliability, reliabilityOfMeasure } from './reliability-of-measure.ts';

/** What comparing a measure takes beside its values. */
export interface MeasureSetup {
  readonly choices: ComparisonChoices;
  /** What `choices.missing` comes to for these codings. */
  readonly method: 'completeCases' | 'reml';
  readonly bands: ChosenBands;
}

/** Every statistic of agreement on one measure. */
export function compareMeasure(
  measure: ComparedMeasure,
  { coders, sessions, ratings }: MeasureValues,
  setup: MeasureSetup,
): MeasureAgreement {
  const { choices } = setup;
  const reliability = reliabilityOfMeasure(ratings, choices.iccForm, setup.method, choices.level);
  const error = describeStatistic(reliability, coders, ({ components }) =>
    standardErrorOfMeasurement(components, choices.iccForm.definition),
  );
  const { id, name, kind, unit } = measure;
  return {
    ...{ id, name, kind, unit },
    sessions: countShared(ratings),
    coders: describeCoders(ratings).map(({ subjects, mean, standardDeviation }, j) => ({
      coder: coders[j] ?? '',
      sessions: subjects,
      mean: describeStatistic(mean, coders, (value) => value),
      standardDeviation: describeStatistic(standardDeviation, coders, (value) => value),
    })),
    icc: describeStatistic(reliability, coders, (found) => describeIcc(found, coders, setup)),
    standardErrorOfMeasurement: error,
    minimalDetectableChange: error.defined
      ? { defined: true, value: minimalDetectableChange(error.value, choices.level) }
      : error,
    neededCoders: findNeededCoders(reliability, ratings, coders, setup),
    onScale: measure.points && compareOnScale(ratings, measure.points, coders, setup),
    blandAltman: coders.length === 2 ? compareMeans(ratings, coders, choices.level) : null,
    values: ratings.map((row, i) => ({ session: sessions[i] ?? '', values: row })),
  };
}

function describeIcc(
  { words, sessions, omittedSessions, estimate, interval, test }: MeasureReliability,
  coders: readonly string[],
  { method, bands }: MeasureSetup,
): MeasureIcc {
  return {
    ...{ form: words, method, sessions, omittedSessions, estimate },
    interval: describeStatistic(interval, coders, (value) => value),
    test: test
      ? describeStatistic(test, coders, (value) => value)
      : { defined: false, kind: 'reml', reason: 'REML gives no F test' },
    band: describeBand(bands.icc, estimate, interval),
  };
}

/** From the reliability of a single coder, whichever form is printed. */
function findNeededCoders(
  printed: Statistic<MeasureReliability>,
  ratings: Ratings,
  coders: readonly string[],
  { choices, method }: MeasureSetup,
): MeasureAgreement['neededCoders'] {
  const { iccForm: form, level } = choices;
  const single =
    form.unit === 'single' ? printed : reliabilityOfMeasure(ratings, { ...form, unit: 'single' }, method, level);
  if (!single.defined) return notFound(single.reason, coders);
  const wanted = choices.wantedReliability;
  const needed = findNeededMeasurements(single.value.estimate, wanted);
  return describeStatistic(needed, coders, ({ times, whole }) => ({ wanted, times, coders: whole }));
}

function compareOnScale(
  ratings: Ratings,
  points: readonly number[],
  coders: readonly string[],
  { choices, bands }: MeasureSetup,
): MeasureAgreement['onScale'] {
  const { level, seed, resamples } = choices;
  const alpha = krippendorffAlpha(ratings, { metric: 'ordinal' });
  const interval = bootstrapAlpha(ratings, { metric: 'ordinal', level, seed, resamples });
  return {
    exact: describeStatistic(percentAgreement(ratings), coders, ({ share }) => share),
    withinOne: describeStatistic(percentAgreementWithin(ratings, 1), coders, ({ share }) => share),
    quadraticKappa: weighQuadratically(ratings, points, coders, level, bands),
    ordinalAlpha: describeStatistic(alpha, coders, ({ alpha: value }) => ({
      alpha: value,
      interval: describeStatistic(interval, coders, (found) => ({ ...found, over: 'sessions' as const })),
      band: describeBand(bands.alpha, value, interval),
    })),
  };
}

type QuadraticKappa = NonNullable<MeasureAgreement['onScale']>['quadraticKappa'];

function weighQuadratically(
  ratings: Ratings,
  points: readonly number[],
  coders: readonly string[],
  level: number,
  bands: ChosenBands,
): QuadraticKappa {
  if (coders.length !== 2) return forTwoCoders(coders.length);
  // A mean of several coders lies between the points of the scale.
  if (ratings.flat().some((value) => value !== null && !points.includes(value))) {
    return { defined: false, kind: 'notWholePoints', reason: 'some ratings are no whole points of the scale' };
  }
  const column = (j: number) => ratings.map((row) => row[j] ?? null);
  const kappa = cohenKappa(column(0), column(1), { weights: 'quadratic', categories: points, level });
  return describeStatistic(kappa, coders, (found) => ({
    kappa: found.kappa,
    interval: describeStatistic(found.interval, coders, (value) => value),
    band: describeBand(bands.kappa, found.kappa, found.interval),
  }));
}

function forTwoCoders(coders: number): Found<never> {
  if (coders < 2) return notFound({ kind: 'tooFewCodings', needed: 2, given: coders });
  return { defined: false, kind: 'moreThanTwoCoders', reason: 'for two coders only; see the ordinal alpha' };
}

function compareMeans(ratings: Ratings, coders: readonly string[], level: number): MeasureAgreement['blandAltman'] {
  const column = (j: number) => ratings.map((row) => row[j] ?? null);
  return describeStatistic(blandAltman(column(0), column(1), { level }), coders, (found) => ({
    bias: found.bias,
    biasInterval: found.biasInterval,
    standardDeviation: found.standardDeviation,
    lowerLimit: found.lowerLimit,
    upperLimit: found.upperLimit,
  }));
}

/** Warnings of measures without variance, each naming its measure. */
export function warnOfMeasure({ id, name }: ComparedMeasure, { coders, ratings }: MeasureValues): AgreementWarning[] {
  return warnOfNoVariance({ measure: name, coders, ratings }).map(({ kind, message, coder }) => ({
    ...{ kind, message },
    facts: { measure: id, ...(coder === null ? {} : { coder }) },
  }));
}

/** The ICC of one measure for two of the coders alone. */
export function iccOfPair(
  ratings: Ratings,
  pair: readonly [number, number],
  choices: ComparisonChoices,
): Found<number> {
  const rows = ratings.map((row) => pair.map((j) => row[j] ?? null));
  const found = bothMissing(rows) ?? reliabilityOfMeasure(rows, choices.iccForm, 'completeCases', choices.level);
  return describeStatistic(found, [], ({ estimate }) => estimate);
}

function bothMissing(rows: Ratings): Statistic<never> | null {
  return rows.some((row) => !row.includes(null)) ? null : undefinedBecause({ kind: 'noSharedSubjects' });
}
