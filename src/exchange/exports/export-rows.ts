import type { Proficiency } from '../../instrument/proficiency.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import type { CodingRecord, SegmentRecord, SessionSummary } from '../../library/records.ts';
import type { RecordScores } from '../../library/score-record.ts';
import { codingColumns, type ExportRow, type ExportValue } from './export-columns.ts';

/** A coding with everything that an export says of it. */
export interface ExportedCoding {
  readonly coding: CodingRecord;
  readonly session: SessionSummary;
  readonly segment: SegmentRecord | null;
  readonly scores: RecordScores;
}

/** One row of an export of codings. */
export function codingRow(rubric: Rubric, { coding, session, segment, scores }: ExportedCoding): ExportRow {
  const values: Record<string, ExportValue> = {
    ...sessionValues(coding, session),
    tags: session.tags.join('; '),
    ...coderValues(coding),
    rubric: coding.rubric.id,
    rubricSha256: coding.rubric.sha256,
    assisted: coding.assisted,
    work: coding.work.kind,
    segmentMethod: segment?.method ?? null,
    seed: segment?.seed ?? null,
    requestedSeconds: segment?.requestedSeconds ?? null,
    startSeconds: segment?.startSeconds ?? null,
    endSeconds: segment?.endSeconds ?? null,
    timesEstimated: segment?.timesEstimated ?? null,
    volleys: scores.volleys,
    notes: coding.notes,
    softwareVersion: coding.softwareVersion,
  };
  for (const { id } of rubric.codes) values[id] = scores.counts[id] ?? null;
  for (const { id } of rubric.globals) {
    values[id] = coding.globals[id]?.value ?? null;
    values[`${id}Source`] = coding.globals[id]?.source ?? null;
  }
  for (const { id } of rubric.measures) {
    const value = scores.summary[id];
    values[id] = value?.defined ? value.value : null;
    values[`${id}Level`] = levelWord(scores.proficiency[id]);
  }
  return codingColumns(rubric).map(({ name }) => values[name] ?? null);
}

function levelWord(proficiency: Proficiency | undefined): string | null {
  if (!proficiency) return null;
  return proficiency.kind === 'reached' ? proficiency.level : proficiency.kind;
}

/** Values of `sessionColumns`. */
export function sessionValues(coding: CodingRecord, session: SessionSummary): Record<string, ExportValue> {
  return {
    codingId: coding.id,
    sessionId: session.id,
    session: session.label,
    caseworker: session.caseworker,
    client: session.client,
    date: session.date,
    number: session.number,
    language: session.language,
    changeGoal: coding.changeGoal ?? session.changeGoal,
  };
}

/** Values of `coderColumns`, and the status. */
export function coderValues({ coder, status }: CodingRecord): Record<string, ExportValue> {
  return { coder: coder.id, coderKind: coder.kind, coderVersion: coder.version, status };
}
