import type { LevelId, MeasureId, Rubric } from './rubric.ts';
import type { SummaryScores } from './summary-scores.ts';
import type { Value } from './value.ts';

/** How a measure stands against the rubric's thresholds. */
export type Proficiency =
  | { readonly kind: 'reached'; readonly level: LevelId }
  | { readonly kind: 'below' }
  /** The instrument sets no threshold for this measure. */
  | { readonly kind: 'notSet' }
  /** The measure has no value. */
  | { readonly kind: 'undefined' };

/** Holds every measure against the rubric's thresholds, unrounded: 3.4999 is below 3.5 [MITI I]. */
export function assessProficiency(rubric: Rubric, scores: SummaryScores): Readonly<Record<MeasureId, Proficiency>> {
  const entries = rubric.measures.map(({ id }) => [id, assessMeasure(rubric, id, scores[id])] as const);
  return Object.fromEntries(entries);
}

/** The highest level whose threshold the value reaches. */
export function assessMeasure(rubric: Rubric, measure: MeasureId, value: Value | undefined): Proficiency {
  const thresholds = rubric.proficiency.thresholds[measure];
  if (!thresholds || Object.keys(thresholds).length === 0) return { kind: 'notSet' };
  if (!value?.defined) return { kind: 'undefined' };
  const reached = rubric.proficiency.levels.filter(({ id }) => value.value >= (thresholds[id] ?? Infinity)).at(-1);
  return reached ? { kind: 'reached', level: reached.id } : { kind: 'below' };
}
