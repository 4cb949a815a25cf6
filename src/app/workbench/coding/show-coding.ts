import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { CodingAnswer } from '../../../workbench/api/codings.ts';
import { blindLabel } from '../blind-label.ts';
import { findRecording, recordingFactsOf } from '../find-recording.ts';
import { readKeys } from '../keys.ts';
import { describeSegment } from '../sessions/session-segment.ts';
import type { Workbench } from '../workbench.ts';
import { countTurns, type OpenCoding } from './open-coding.ts';
import { noteShown, useOwn } from './own-coding.ts';

/** Everything that a page needs of one coding of the present coder's. It gives no right to write. */
export function showCoding(workbench: Workbench, id: string): Promise<CodingAnswer> {
  return useOwn(
    workbench,
    id,
    async (coding) => {
      await noteShown(workbench, coding);
      return describeCoding(workbench, coding);
    },
    true,
  );
}

async function describeCoding(workbench: Workbench, coding: OpenCoding): Promise<CodingAnswer> {
  const { basis, record, start, operations } = coding;
  const { session, segment, rubric, rubricSha256, spoken } = basis;
  const { transcript } = session;
  const [found, keys] = await Promise.all([
    findRecording(session, workbench.setup.recordings),
    readKeys(workbench.setup.library, record.coder.id, rubric.id),
  ]);
  const { id, date, number, language, durationSeconds } = session;
  const notes = [...(transcript?.notes ?? []), ...(spoken?.note == null ? [] : [spoken.note])];
  const label = coding.state.revealed.includes('people') ? session.label : blindLabel(session);
  return {
    id: record.id,
    coder: { kind: record.coder.kind, id: record.coder.id },
    own: true,
    practice: workbench.isPractice(record.id),
    startedAt: record.startedAt,
    finishedAt: coding.state.finishedAt,
    rubricSha256,
    rubric,
    session: { id, label, date, number, language, durationSeconds, notes },
    segment: describeSegment(segment, transcript),
    turns:
      transcript &&
      countTurns(transcript.turns, spoken).map(({ id, role, startSeconds, endSeconds, text, facilitative }) => ({
        ...{ id, role, startSeconds, endSeconds, text, facilitative },
      })),
    inSegment: placeInSession(coding),
    recording: found && recordingFactsOf(found),
    keys,
    start: start as CodingAnswer['start'],
    operations: [...operations],
  };
}

function placeInSession({ basis: { session, segment } }: OpenCoding): CodingAnswer['inSegment'] {
  const { transcript } = session;
  if (!transcript) return { from: 0, to: 0 };
  const turns = turnsOfSegment(transcript, segment);
  const from = turns[0] ? transcript.turns.indexOf(turns[0]) : 0;
  return { from, to: from + turns.length };
}
