import { layCodes } from '../../instrument/coded-turns.ts';
import { type CodedTurn, spokenUtterances } from '../../instrument/coding.ts';
import type { Rubric } from '../../instrument/rubric.ts';
import { describeReason } from '../../instrument/uncertain-code.ts';
import { turnsOfSegment } from '../../library/coding-faults.ts';
import type { CodingRecord, SegmentRecord, SessionRecord } from '../../library/records.ts';
import {
  coderColumns,
  type ExportColumn,
  type ExportRow,
  type ExportValue,
  numberColumn,
  sessionColumns,
  textColumn,
} from '../exports/export-columns.ts';
import { coderValues, sessionValues } from '../exports/export-rows.ts';

/**
 * Columns of an export with one row an utterance: those of the coded CSV among them, so that `readCodedCsv` reads it.
 */
export function utteranceColumns(rubric: Rubric): ExportColumn[] {
  const codes = Object.fromEntries(rubric.codes.map(({ id, name }) => [id, name]));
  return [
    ...sessionColumns,
    textColumn('turn', 'Id of the turn'),
    numberColumn('utterance', 'Number of the utterance in its turn'),
    textColumn('role', 'Who speaks', { clinician: 'clinician', client: 'client', other: 'somebody else' }),
    textColumn('speaker', "Speaker's label"),
    numberColumn('start', 'Start of the turn (seconds)'),
    numberColumn('end', 'End of the turn (seconds)'),
    textColumn('text', 'What was said'),
    textColumn('codes', 'Code given; empty for none', codes),
    numberColumn('confidence', 'Probability that a trained coder gives the same code'),
    textColumn('clientTalk', 'Client talk', { change: 'change talk', sustain: 'sustain talk', neutral: 'neutral' }),
    textColumn('note', 'Reason for the code'),
    ...coderColumns,
    textColumn('status', 'Whether the coding is finished', { draft: 'draft', final: 'final' }),
  ];
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

function turnValues(turn: CodedTurn): Record<string, ExportValue>[] {
  const { id, role, speaker, startSeconds, endSeconds, text } = turn;
  const shared = { turn: id, role, speaker, start: startSeconds, end: endSeconds };
  if (turn.role === 'client') return [{ ...shared, text, clientTalk: turn.clientTalk }];
  if (turn.role === 'other' || turn.utterances.length === 0) return [{ ...shared, text }];
  return spokenUtterances(turn).map((each, at) => ({
    ...shared,
    utterance: at + 1,
    text: each.text,
    codes: each.code,
    confidence: each.confidence,
    note: describeReason(each),
  }));
}
