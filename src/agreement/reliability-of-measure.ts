import { computeMeanSquares } from '../statistics/analysis-of-variance.ts';
import { describeIccForm, type IccForm, type IccTest, icc } from '../statistics/icc.ts';
import { estimateIccByReml } from '../statistics/icc-reml.ts';
import { completeCases, type Ratings } from '../statistics/ratings.ts';
import { computed, type Interval, type Statistic } from '../statistics/statistic.ts';
import { componentsFromMeanSquares, type VarianceComponents } from '../statistics/variance-components.ts';

/** An intraclass correlation, whichever way it was estimated. */
export interface MeasureReliability {
  readonly words: string;
  readonly sessions: number;
  readonly omittedSessions: number;
  readonly estimate: number;
  readonly interval: Statistic<Interval>;
  /** Null by REML, which gives none. */
  readonly test: Statistic<IccTest> | null;
  readonly components: Pick<VarianceComponents, 'coder' | 'error'>;
}

/**
 * Intraclass correlation of one measure, from complete cases or by REML from all ratings.
 *
 * @returns undefined where `icc` or `estimateIccByReml` is
 */
export function reliabilityOfMeasure(
  ratings: Ratings,
  form: IccForm,
  method: 'completeCases' | 'reml',
  level: number,
): Statistic<MeasureReliability> {
  return method === 'reml' ? fromAllRatings(ratings, form, level) : fromCompleteCases(ratings, form, level);
}

function fromCompleteCases(ratings: Ratings, form: IccForm, level: number): Statistic<MeasureReliability> {
  const found = icc(ratings, { form, level });
  if (!found.defined) return found;
  const components = componentsOf(ratings, form);
  if (!components.defined) return components;
  const { estimate, subjects, omittedSubjects, coders, interval, test } = found.value;
  return computed({
    words: describeIccForm(form, coders),
    sessions: subjects,
    omittedSessions: omittedSubjects,
    estimate,
    interval,
    test,
    components: components.value,
  });
}

function componentsOf(ratings: Ratings, form: IccForm): Statistic<Pick<VarianceComponents, 'coder' | 'error'>> {
  if (form.model !== 'oneWayRandom') return componentsFromMeanSquares(ratings);
  return computed({ coder: null, error: computeMeanSquares(completeCases(ratings).complete).withinSubjects });
}

function fromAllRatings(ratings: Ratings, form: IccForm, level: number): Statistic<MeasureReliability> {
  const found = estimateIccByReml(ratings, { form, level });
  if (!found.defined) return found;
  const { estimate, interval, components } = found.value;
  return computed({
    words: describeIccForm(form, components.coders),
    sessions: components.subjects,
    omittedSessions: ratings.length - components.subjects,
    estimate,
    interval,
    test: null,
    components,
  });
}
