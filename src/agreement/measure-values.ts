import type { Rubric } from '../instrument/rubric.ts';
import type { Ratings } from '../statistics/ratings.ts';
import type { MeasureAgreement } from './agreement-document.ts';
import type { ComparedCoding, ComparedSession } from './compared-sessions.ts';

/** A global, a behaviour count or a summary score, and how to read it off a coding. */
export interface ComparedMeasure {
  readonly id: string;
  readonly name: string;
  readonly kind: MeasureAgreement['kind'];
  readonly unit: MeasureAgreement['unit'];
  /** Points of the scale of a global, from the lowest. */
  readonly points: readonly number[] | null;
  readonly valueOf: (coding: ComparedCoding) => number | null;
}

/** Everything that coders are compared on, in the rubric's order. */
export function listMeasures({ globals, codes, measures }: Rubric): ComparedMeasure[] {
  return [
    ...globals.map(
      ({ id, name, scale }): ComparedMeasure => ({
        ...{ id, name, kind: 'global', unit: 'points' },
        points: Array.from({ length: scale.max - scale.min + 1 }, (_, i) => scale.min + i),
        valueOf: (coding) => coding.globals[id]?.value ?? null,
      }),
    ),
    ...codes.map(
      ({ id, name }): ComparedMeasure => ({
        ...{ id, name, kind: 'count', unit: 'count', points: null },
        valueOf: (coding) => coding.counts[id] ?? null,
      }),
    ),
    ...measures.map(
      ({ id, name, unit }): ComparedMeasure => ({
        ...{ id, name, kind: 'summary', unit, points: null },
        valueOf: (coding) => {
          const value = coding.summary[id];
          return value?.defined ? value.value : null;
        },
      }),
    ),
  ];
}

/** One measure's values, a row a session, a column a coder. */
export interface MeasureValues {
  /** Those who gave a value to some session. */
  readonly coders: readonly string[];
  /** Sessions with a value of some coder. */
  readonly sessions: readonly string[];
  readonly ratings: Ratings;
}

/** Reads a measure off all codings. Coders and sessions without any value of it are left out. */
export function valuesOfMeasure(
  measure: ComparedMeasure,
  sessions: readonly ComparedSession[],
  coders: readonly string[],
): MeasureValues {
  const all = sessions.map(({ id, codings }) => ({
    id,
    values: coders.map((coder) => {
      const coding = codings.get(coder);
      return coding ? measure.valueOf(coding) : null;
    }),
  }));
  const columns = coders.flatMap((_, j) => (all.some(({ values }) => values[j] !== null) ? [j] : []));
  const rows = all.filter(({ values }) => values.some((value) => value !== null));
  return {
    coders: columns.map((j) => coders[j] as string),
    sessions: rows.map(({ id }) => id),
    ratings: rows.map(({ values }) => columns.map((j) => values[j] as number | null)),
  };
}

/** How many sessions have values of two coders or more. */
export function countShared(ratings: Ratings): number {
  return ratings.filter((row) => row.filter((value) => value !== null).length >= 2).length;
}
