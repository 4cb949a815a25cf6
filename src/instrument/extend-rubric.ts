import type { Rubric } from './rubric.ts';

/** Sections of a rubric that a derived one may replace. */
type Section = keyof Rubric;

/**
 * A rubric's data laid over the one it extends: each top-level section that the derived rubric has replaces the base's
 * whole section, everything else is taken from the base. The result still has to be validated.
 */
export function extendRubric(base: Rubric, derived: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { extends: _base, ...sections } = derived as Partial<Record<Section | 'extends', unknown>>;
  return { ...base, ...sections };
}
