import { turnsOfSegment } from '../../../library/coding-faults.ts';
import type { ConsensusAnswer } from '../../../workbench/api/consensus.ts';
import { blindLabel } from '../blind-label.ts';
import { readKeys } from '../keys.ts';
import { describeSegment } from '../sessions/session-segment.ts';
import type { Workbench } from '../workbench.ts';
import { writeShown } from '../write-shown.ts';
import type { ConsensusBasis } from './consensus-basis.ts';
import { isOutdated } from './outdated-consensus.ts';
import { readStanding } from './standing-consensus.ts';

/** Everything that a page needs of one consensus. The present coder is noted to have seen what others coded. */
export async function showConsensus(workbench: Workbench, consensus: string): Promise<ConsensusAnswer> {
  const { record, basis, operations, state } = await readStanding(workbench, consensus);
  const { session, segment, rubric, codings, places } = basis;
  await noteSeen(workbench, basis);
  const turns = session.transcript ? turnsOfSegment(session.transcript, segment) : [];
  const goals = basis.sources.map(({ changeGoal }) => changeGoal);
  return {
    id: record.id,
    session: { id: session.id, label: blindLabel(session), date: session.date },
    segment: describeSegment(segment, session.transcript),
    changeGoal: goals.find((goal) => goal !== null) ?? null,
    rubric,
    keys: await readKeys(workbench.setup.library, workbench.requireCoder(), rubric.id),
    coders: codings.map(({ coder }) => coder),
    turns: turns.map(({ id, role, startSeconds, text }) => ({ id, role, startSeconds, text })),
    places: [...places],
    operations: [...operations],
    outdated: isOutdated(record, basis, state.decisions),
  };
}

/** What the present coder codes of this session from now on is led by what others coded. */
async function noteSeen(workbench: Workbench, { session }: ConsensusBasis): Promise<void> {
  await workbench.noteShown(new Map([[session.id, ['otherCodings']]]));
  await writeShown(workbench, [session.id]);
}
