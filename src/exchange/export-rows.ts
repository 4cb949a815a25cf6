import type { CodedTurn } from '../instrument/coding.ts';
import type { Proficiency } from '../instrument/proficiency.ts';
import type { Rubric } from '../instrument/rubric.ts';
import { layCodes } from '../library/coded-turns.ts';
import { turnsOfSegment } from '../library/coding-faults.ts';
import type { CodingRecord, SegmentRecord, SessionRecord, SessionSummary } from '../library/records.ts';
import type { RecordScores } from '../library/score-record.ts';
import { codingColumns, type ExportRow, type ExportValue, utteranceColumns } from './export-columns.ts';

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

/** Rows of an export of utterances; none for a coding of which only totals are known. */
export function utteranceRows(
  rubric: Rubric,
  coding: CodingRecord,
  session: SessionRecord,
  segment: SegmentRecord | null,
): ExportRow[] {
  if (coding.work.kind === 'totals' || !session.transcript) return [];
  const turns = layCodes(turnsOfSegment(session.transcript, segment), coding.work.turns);
  const shared = { ...sessionValues(coding, session), ...coderValues(coding) };
  const columns = utteranceColumns(rubric);
  return turns.flatMap((turn) =>
    turnValues(turn).map((values) => {
      const row: Record<string, ExportValue> = { ...shared, ...values };
      return columns.map(({ name }) => row[name] ?? null);
    }),
  );
}

function sessionValues(coding: CodingRecord, session: SessionSummary): Record<string, ExportValue> {
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

function coderValues({ coder, status }: CodingRecord): Record<string, ExportValue> {
  return { coder: coder.id, coderKind: coder.kind, coderVersion: coder.version, status };
}

function turnValues(turn: CodedTurn): Record<string, ExportValue>[] {
  const { id, role, speaker, startSeconds, endSeconds, text } = turn;
  const shared = { turn: id, role, speaker, start: startSeconds, end: endSeconds };
  if (turn.role === 'client') return [{ ...shared, text, clientTalk: turn.clientTalk }];
  if (turn.role === 'other' || turn.utterances.length === 0) return [{ ...shared, text }];
  return turn.utterances.map((each, at) => ({
    ...shared,
    utterance: at + 1,
    text: each.text,
    codes: each.code,
    confidence: each.confidence,
    note: each.reason,
  }));
}
