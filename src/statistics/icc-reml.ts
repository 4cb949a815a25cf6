import { checkLevel } from './bootstrap.ts';
import { normalQuantile } from './distributions.ts';
import { defaultIccForm, type IccForm } from './icc.ts';
import type { Ratings } from './ratings.ts';
import { type Component, estimateComponentsByReml, type RemlComponents } from './reml-components.ts';
import { computed, type Interval, type Statistic, undefinedBecause } from './statistic.ts';

export interface RemlIcc {
  readonly form: IccForm;
  readonly estimate: number;
  /** Number of coders that an average form averages over. */
  readonly averagedCoders: number;
  readonly components: RemlComponents;
  /** By large-sample theory, see `estimateIccByReml`; wide of the truth with few coders. */
  readonly interval: Statistic<Interval>;
}

export interface RemlIccOptions {
  /** ICC(A,1) two-way random by default. */
  readonly form?: IccForm;
  /** Coverage of the interval; 0.95 by default. */
  readonly level?: number;
  /** Number of coders that an average form averages over; all who rated by default. */
  readonly averagedCoders?: number;
}

/**
 * Intraclass correlation from REML variance components: uses every rating of an unbalanced design, where `icc` leaves
 * incomplete subjects out.
 *
 * Agreement is subject / (subject + coder + error), consistency leaves the coder variance out, an average over k coders
 * divides all but the subject variance by k. Being variances, components are not negative, and so the ICC isn't. The
 * interval is that of the logit, by the delta method from the average information: ICC within 0 to 1, large samples.
 *
 * @returns undefined where `estimateComponentsByReml` is. The interval is undefined when the subject variance is zero
 *   (`componentAtZero`)
 * @throws RangeError when rows differ in length, a rating is not finite, or an option is out of range
 * @example
 * const ratings = [[9, 2, 5, 8], [6, 1, null, 2], [8, 4, 6, 8], [7, 1, 2, 6], [null, 5, 6, 9], [6, 2, 4, 7]];
 * estimateIccByReml(ratings).value.components.ratings // → 22
 * estimateIccByReml([[1, null], [null, 2]]).reason.kind // → 'noSharedSubjects'
 */
export function estimateIccByReml(ratings: Ratings, options: RemlIccOptions = {}): Statistic<RemlIcc> {
  const { form = defaultIccForm, level = 0.95 } = options;
  checkLevel(level);
  const found = estimateComponentsByReml(ratings, form.model === 'oneWayRandom' ? 'oneWay' : 'twoWay');
  if (!found.defined) return found;
  const components = found.value;
  const averagedCoders = options.averagedCoders ?? components.coders;
  if (!(averagedCoders >= 1)) throw new RangeError(`an average over ${averagedCoders} coders can't be had`);
  const divisor = form.unit === 'average' ? averagedCoders : 1;
  const { subject } = components;
  const others = otherComponents(form).reduce((sum, name) => sum + (components[name] ?? 0), 0) / divisor;
  const estimate = subject / (subject + others);
  const interval = logitInterval(components, form, divisor, level);
  return computed({ form, estimate, averagedCoders, components, interval });
}

function otherComponents(form: IccForm): readonly ('coder' | 'error')[] {
  return form.definition === 'agreement' ? ['coder', 'error'] : ['error'];
}

function logitInterval(components: RemlComponents, form: IccForm, divisor: number, level: number): Statistic<Interval> {
  const { subject, free, covariance } = components;
  if (subject === 0) {
    return undefinedBecause({ kind: 'componentAtZero', component: 'subject' });
  }
  const counted = otherComponents(form);
  const others = counted.reduce((sum, name) => sum + (components[name] ?? 0), 0);
  const slope = (name: Component) => {
    if (name === 'subject') return 1 / subject;
    return counted.includes(name) ? -1 / others : 0;
  };
  const slopes = free.map(slope);
  const variance = slopes.reduce(
    (sum, a, i) => sum + slopes.reduce((all, b, j) => all + a * b * (covariance[i]?.[j] ?? 0), 0),
    0,
  );
  const centre = Math.log(subject / (others / divisor));
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  const inverseLogit = (x: number) => 1 / (1 + Math.exp(-x));
  return computed({ level, lower: inverseLogit(centre - reach), upper: inverseLogit(centre + reach) });
}
