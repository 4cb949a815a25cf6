import type { GlobalId, MeasureId, Rubric } from '../../instrument/rubric.ts';
import { estimateIccByReml, type RemlIcc } from '../../statistics/icc-reml.ts';
import type { Ratings } from '../../statistics/ratings.ts';
import { type Statistic, undefinedBecause } from '../../statistics/statistic.ts';
import type { DoubleCodedSession, ReportedCoding } from './coded-session.ts';

/** Fewer double-coded sessions say too little of how far coders differ. */
export const fewestDoubleCoded = 5;

/** How far coders agree, measure by measure and global by global. */
export interface CoderReliability {
  readonly sessions: number;
  readonly measures: Readonly<Record<MeasureId, Statistic<RemlIcc>>>;
  readonly globals: Readonly<Record<GlobalId, Statistic<RemlIcc>>>;
}

/** Agreement of people on the sessions that two or more of them coded. */
export function describeReliability(rubric: Rubric, sessions: readonly DoubleCodedSession[]): CoderReliability {
  const coders = [...new Set(sessions.flatMap(({ codings }) => codings.map(({ record }) => record.coder.id)))].sort();
  const agreement = (read: (coding: ReportedCoding) => number | null) => {
    const rows = sessions.map(({ codings }) =>
      coders.map((id) => {
        const coding = codings.find(({ record }) => record.coder.id === id);
        return coding ? read(coding) : null;
      }),
    );
    return agreementOf(rows.filter((row) => row.filter((value) => value !== null).length > 1));
  };
  return {
    sessions: sessions.length,
    measures: Object.fromEntries(
      rubric.measures.map(({ id }) => [id, agreement(({ summary }) => readValue(summary[id]))]),
    ),
    globals: Object.fromEntries(
      rubric.globals.map(({ id }) => [
        id,
        agreement(({ globals }) => (globals[id]?.source === 'human' ? globals[id].value : null)),
      ]),
    ),
  };
}

function readValue(value: ReportedCoding['summary'][string] | undefined): number | null {
  return value?.defined ? value.value : null;
}

function agreementOf(rows: Ratings): Statistic<RemlIcc> {
  if (rows.length < fewestDoubleCoded) {
    return undefinedBecause({ kind: 'tooFewSubjects', needed: fewestDoubleCoded, given: rows.length });
  }
  // Coders who rated none of these sessions have no column.
  const present = (rows[0] ?? []).map((_, column) => rows.some((row) => row[column] !== null));
  return estimateIccByReml(rows.map((row) => row.filter((_, column) => present[column])));
}
