import type { MeasureDefinition } from '../instrument/rubric.ts';

/** A measure's value as people read it: points and ratios to two places, percentages to one. Display only. */
export function formatMeasure(unit: MeasureDefinition['unit'], value: number): string {
  if (unit === 'count') return String(value);
  if (unit === 'percent') return `${value.toFixed(1)} %`;
  if (unit === 'ratio') return `${value.toFixed(2)} : 1`;
  return value.toFixed(2);
}

/** Seconds as m:ss, or h:mm:ss from an hour on. */
export function formatTime(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const clock = `${hours > 0 ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}
