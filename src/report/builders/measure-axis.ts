import type { MeasureDefinition, Rubric } from '../../instrument/rubric.ts';
import type { Wording } from '../messages/words-of.ts';
import type { AxisTick, ChartAxis, LevelBand } from '../models/chart-models.ts';
import { levelsOf, writeThreshold } from './figures.ts';

/** Where ratios end on charts, unless a threshold lies higher; what lies above is drawn at the end and told in words. */
const ratioEnd = 4;

/** The measures that charts and change sentences are about: all but the totals of counts. */
export function charted(rubric: Rubric): MeasureDefinition[] {
  return rubric.measures.filter(({ unit }) => unit !== 'count');
}

/** An axis from one end of the measure's scale to the other. */
export function measureAxis(wording: Wording, rubric: Rubric, measure: MeasureDefinition): ChartAxis {
  const [from, to, step] = scaleOf(rubric, measure);
  const ticks: AxisTick[] = [];
  for (let at = from; at <= to; at += step) ticks.push({ at, text: writeThreshold(wording, measure.unit, at) });
  return { label: wording.name(measure), from, to, ticks };
}

function scaleOf(rubric: Rubric, { id, unit }: MeasureDefinition): readonly [from: number, to: number, step: number] {
  if (unit === 'percent') return [0, 100, 25];
  if (unit === 'ratio') {
    const highest = Math.max(0, ...levelsOf(rubric, id).map((level) => level.from));
    return [0, highest < ratioEnd ? ratioEnd : Math.floor(highest) + 1, 1];
  }
  const { from, to } = ratingScale(rubric);
  return [from, to, 1];
}

/** What values a measure can take; ratios and counts have no upper end. */
export function measureScale(
  rubric: Rubric,
  { unit }: MeasureDefinition,
): { readonly from: number; readonly to: number } {
  if (unit === 'percent') return { from: 0, to: 100 };
  return unit === 'ratio' || unit === 'count' ? { from: 0, to: Number.POSITIVE_INFINITY } : ratingScale(rubric);
}

function ratingScale({ globals }: Rubric): { readonly from: number; readonly to: number } {
  const scales = globals.map(({ scale }) => scale);
  return { from: Math.min(...scales.map(({ min }) => min)), to: Math.max(...scales.map(({ max }) => max)) };
}

/** The bands of the levels that the rubric sets for the measure. */
export function levelBands(
  { name }: Wording,
  rubric: Rubric,
  measure: MeasureDefinition,
  axis: Pick<ChartAxis, 'to'>,
): LevelBand[] {
  const levels = levelsOf(rubric, measure.id);
  return levels.map((level, rank) => ({
    level: level.id,
    name: name(level),
    from: level.from,
    to: levels[rank + 1]?.from ?? axis.to,
    rank,
  }));
}
