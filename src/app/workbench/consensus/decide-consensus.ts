import type { Json } from '../../../library/changes.ts';
import type {
  ConsensusStatusAnswer,
  DecisionsAnswer,
  LoggedConsensusOperation,
} from '../../../workbench/api/consensus.ts';
import { Refusal } from '../../refusal.ts';
import type { Workbench } from '../workbench.ts';
import {
  keepStatus,
  perform,
  readStanding,
  type StandingConsensus,
  settleOrRefuse,
  stale,
  type UnsignedOperation,
} from './standing-consensus.ts';

/**
 * Adds operations to the log of a consensus. Those that it has already are passed over.
 *
 * @throws Refusal where the log has others under these numbers, or one can't be done: nothing is added then
 */
export async function addDecisions(
  workbench: Workbench,
  consensus: string,
  operations: readonly UnsignedOperation[],
): Promise<DecisionsAnswer> {
  const standing = await readStanding(workbench, consensus);
  const by = workbench.requireCoder();
  const added = withoutKnown(operations, standing).map((each) => ({ ...each, by }));
  const state = perform(added, standing);
  if (added.length > 0) {
    await workbench.setup.library.appendToLog(standing.record.id, standing.state.last, added as unknown as Json[]);
  }
  const savedAt = new Date(workbench.setup.clock()).toISOString();
  return { last: state.last, savedAt };
}

/** A page that got no answer sends again; what others wrote under the same numbers is not its own. */
function withoutKnown<Operation extends UnsignedOperation>(
  sent: readonly Operation[],
  standing: StandingConsensus,
): readonly Operation[] {
  const { operations, state } = standing;
  const known = sent.filter(({ number }) => number <= state.last);
  const isSame = known.every((each) => {
    const { by: _, ...logged } = operations[each.number - 1] as LoggedConsensusOperation;
    return JSON.stringify(logged) === JSON.stringify(each);
  });
  const added = sent.slice(known.length);
  if (isSame && (added[0]?.number ?? state.last + 1) === state.last + 1) return added;
  throw stale(state);
}

/**
 * Keeps a consensus as a final coding.
 *
 * @param last number of the last operation that the page knows
 * @throws Refusal where a difference is open, or the log has other operations
 */
export async function finishConsensus(
  workbench: Workbench,
  consensus: string,
  { last }: { readonly last: number },
): Promise<ConsensusStatusAnswer> {
  const standing = await readStanding(workbench, consensus);
  settleOrRefuse(standing);
  return changeStatus(workbench, standing, last, { kind: 'finish' });
}

/**
 * Makes a final consensus a draft again.
 *
 * @throws Refusal where it is a draft already, or the log has other operations
 */
export async function reopenConsensus(
  workbench: Workbench,
  consensus: string,
  { last, reason }: { readonly last: number; readonly reason: string },
): Promise<ConsensusStatusAnswer> {
  const standing = await readStanding(workbench, consensus);
  if (standing.state.status === 'final') return changeStatus(workbench, standing, last, { kind: 'reopen', reason });
  throw new Refusal('refused', { problem: 'the consensus is a draft already', remedy: 'go on with it' });
}

/** Writes what only the server may write, and brings the coding to where the log is. */
async function changeStatus(
  workbench: Workbench,
  standing: StandingConsensus,
  last: number,
  operation: LoggedConsensusOperation['operation'],
): Promise<ConsensusStatusAnswer> {
  const { record, state } = standing;
  if (state.last !== last) throw stale(state);
  const at = new Date(workbench.setup.clock()).toISOString();
  const logged = { number: last + 1, at, by: workbench.requireCoder(), operation };
  const next = perform([logged], standing);
  await workbench.setup.library.appendToLog(record.id, last, [logged as unknown as Json]);
  await keepStatus(workbench, { ...standing, state: next });
  return { operation: logged };
}
