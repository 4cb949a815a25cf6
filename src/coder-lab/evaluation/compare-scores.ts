import type { Proficiency } from '../../instrument/proficiency.ts';
import type { MeasureId, Rubric } from '../../instrument/rubric.ts';
import type { SummaryScores } from '../../instrument/summary-scores.ts';
import type { Compared } from './session-comparison.ts';

/** Summary scores that have a value on both sides. */
export function pairSummaryScores(
  { measures }: Rubric,
  gold: SummaryScores,
  coder: SummaryScores,
): (readonly [MeasureId, Compared<number>])[] {
  return measures.flatMap(({ id }) => {
    const [said, given] = [gold[id], coder[id]];
    return said?.defined && given?.defined ? [[id, { gold: said.value, coder: given.value }] as const] : [];
  });
}

type Levels = Readonly<Record<MeasureId, Proficiency>>;

/** Proficiency levels (or `below`) of the measures that have one on both sides. */
export function pairLevels({ measures }: Rubric, gold: Levels, coder: Levels): Map<MeasureId, Compared<string>> {
  return new Map(
    measures.flatMap(({ id }) => {
      const [said, given] = [levelName(gold[id]), levelName(coder[id])];
      return said === null || given === null ? [] : [[id, { gold: said, coder: given }] as const];
    }),
  );
}

function levelName(proficiency: Proficiency | undefined): string | null {
  if (proficiency?.kind === 'reached') return proficiency.level;
  return proficiency?.kind === 'below' ? 'below' : null;
}
