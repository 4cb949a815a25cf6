import { assessMeasure } from '../../instrument/proficiency.ts';
import type { MeasureDefinition, MeasureId, Rubric } from '../../instrument/rubric.ts';
import { defined, type UndefinedReason, type Value } from '../../instrument/value.ts';
import type { Wording } from '../messages/words-of.ts';
import type { Figure, FigureInterval, FigureStanding } from '../models/figure.ts';
import type { TableCell } from '../models/report-table.ts';

type Unit = MeasureDefinition['unit'];

/** A measure's value as sentences and tables write it: points and ratios to two places, counts to one where not whole. */
export function writeMeasure({ formats }: Wording, unit: Unit, value: number): string {
  if (unit === 'percent') return formats.percent(value);
  if (unit === 'count') return formats.shortNumber(value, 1);
  return formats.number(value, 2);
}

/** A difference of two values, with its sign; of percentages in percentage points. */
export function writeDifference({ words, formats }: Wording, unit: Unit, difference: number): string {
  if (unit === 'percent') return words.percentPoints(formats.signed(difference, 0));
  return formats.signed(difference, unit !== 'count' ? 2 : Number.isInteger(difference) ? 0 : 1);
}

/** The size of a difference, without sign. */
export function writeSize({ words, formats }: Wording, unit: Unit, size: number): string {
  if (unit === 'percent') return words.percentPoints(formats.number(size, 0));
  return formats.number(size, unit === 'count' ? 1 : 2);
}

/** A threshold as the rubric sets it: "3.5", "40%". */
export function writeThreshold({ formats }: Wording, unit: Unit, value: number): string {
  return unit === 'percent' ? formats.percent(value) : formats.shortNumber(value, 2);
}

export function givenFigure(value: number, text: string): Figure {
  return { defined: true, value, text };
}

export function missingFigure({ words }: Wording, reason: string): Figure {
  return { defined: false, reason, text: words.head.missing };
}

/** The figure of a measure's value. */
export function measureFigure(wording: Wording, rubric: Rubric, { unit }: MeasureDefinition, value: Value): Figure {
  if (value.defined) return givenFigure(value.value, writeMeasure(wording, unit, value.value));
  return missingFigure(wording, explainReason(wording, rubric, value.reason));
}

/** Why a measure has no value, in the report's language. */
function explainReason({ words, name }: Wording, rubric: Rubric, reason: UndefinedReason): string {
  const call = (id: string) =>
    name([...rubric.codes, ...rubric.globals].find((each) => each.id === id) ?? { id, name: id });
  if (reason.kind === 'notRated') return words.undefined.notRated(reason.globals.map(call));
  if (reason.kind === 'notCounted') return words.undefined.notCounted(reason.counts.map(call));
  return words.undefined.zeroDenominator(reason.terms.map(call));
}

export function measureInterval(
  wording: Wording,
  unit: Unit,
  { lower, upper, level }: { readonly lower: number; readonly upper: number; readonly level: number },
): FigureInterval {
  const text = wording.words.interval(writeMeasure(wording, unit, lower), writeMeasure(wording, unit, upper));
  return { lower, upper, level, text };
}

/** Where a value stands. An estimate decides no level, unless it may. */
export function standingOf(
  wording: Wording,
  rubric: Rubric,
  measure: MeasureId,
  figure: Figure,
  isUndecided: boolean,
): FigureStanding {
  const { words, name } = wording;
  if (isUndecided && rubric.proficiency.thresholds[measure] && figure.defined) {
    return { kind: 'notDecided', level: null, text: words.standing.notDecided };
  }
  const proficiency = assessMeasure(rubric, measure, figure.defined ? defined(figure.value) : undefined);
  if (proficiency.kind === 'reached') {
    const level = rubric.proficiency.levels.find(({ id }) => id === proficiency.level);
    return {
      kind: 'reached',
      level: proficiency.level,
      text: name(level ?? { id: proficiency.level, name: proficiency.level }),
    };
  }
  if (proficiency.kind === 'below') {
    const lowest = levelsOf(rubric, measure)[0];
    return { kind: 'below', level: null, text: words.standing.below(lowest ? name(lowest) : '') };
  }
  return { kind: proficiency.kind, level: null, text: words.standing[proficiency.kind] };
}

/** A level that the rubric sets a threshold of this measure for. */
export interface LevelThreshold {
  readonly id: string;
  readonly name: string;
  readonly from: number;
}

/** The levels of a measure with their thresholds, from the lowest. */
export function levelsOf(rubric: Rubric, measure: MeasureId): LevelThreshold[] {
  const thresholds = rubric.proficiency.thresholds[measure] ?? {};
  return rubric.proficiency.levels.flatMap(({ id, name }) => {
    const from = thresholds[id];
    return from === undefined ? [] : [{ id, name, from }];
  });
}

/** "fair from 40%, good from 50%"; null where none is set. */
export function writeThresholds(wording: Wording, rubric: Rubric, { id, unit }: MeasureDefinition): string | null {
  const { words, name } = wording;
  const levels = levelsOf(rubric, id);
  if (levels.length === 0) return null;
  return words.thresholds.join(
    levels.map((level) => words.thresholds.one(name(level), writeThreshold(wording, unit, level.from))),
  );
}

export function textCell(text: string): TableCell {
  return { value: text, text };
}

export function numberCell({ words, formats }: Wording, value: number | null | undefined, decimals = 1): TableCell {
  if (value === null || value === undefined) return { value: null, text: words.head.missing };
  return { value, text: formats.shortNumber(value, decimals) };
}
