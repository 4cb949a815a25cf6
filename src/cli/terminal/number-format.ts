import type { MeasureDefinition } from '../../instrument/rubric.ts';

/** A measure's value as people read it: points and ratios to two places, percentages to one. Display only. */
export function formatMeasure(unit: MeasureDefinition['unit'], value: number): string {
  if (unit === 'count') return String(value);
  if (unit === 'percent') return `${value.toFixed(1)} %`;
  if (unit === 'ratio') return `${value.toFixed(2)} : 1`;
  return value.toFixed(2);
}
