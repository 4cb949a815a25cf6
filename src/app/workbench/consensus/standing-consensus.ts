import { type Settled, settle } from '../../../agreement/double-coding/consensus.ts';
import { InputFault } from '../../../instrument/input-fault.ts';
import type { CodingChanges, CodingRecord } from '../../../library/records.ts';
import type { LoggedConsensusOperation } from '../../../workbench/api/consensus.ts';
import {
  applyConsensus,
  type ConsensusState,
  type Differing,
  differingPlaces,
  replayConsensus,
  requireFitting,
} from '../../../workbench/coding-log/consensus-log.ts';
import { consensusContent } from '../../consensus-content.ts';
import { Refusal, refusalOf } from '../../refusal.ts';
import { requireOpenEyes } from '../blind-sessions.ts';
import type { Workbench } from '../workbench.ts';
import { type ConsensusBasis, readConsensusBasis } from './consensus-basis.ts';
import type { Beginning } from './list-consensuses.ts';

/** A consensus as it stands in the library at this moment: another program may have written to it. */
export interface StandingConsensus {
  readonly record: CodingRecord;
  readonly basis: ConsensusBasis;
  readonly differing: Differing;
  readonly operations: readonly LoggedConsensusOperation[];
  readonly state: ConsensusState;
}

/**
 * Reads a consensus.
 *
 * @throws Refusal where none of that id was begun, or the present coder must not see it yet
 */
export async function readStanding(workbench: Workbench, id: string): Promise<StandingConsensus> {
  const { library } = workbench.setup;
  const record = await library.findCoding(id);
  const log = record?.coder.kind === 'consensus' ? await library.findLog(id) : null;
  if (!record || !log) throw new Refusal('notFound', { problem: 'no consensus was begun here', place: id });
  await requireOpenEyes(workbench, record.sessionId);
  const basis = await readConsensusBasis(library, (log.start as unknown as Beginning).codings);
  const operations = log.operations as unknown as LoggedConsensusOperation[];
  const differing = differingPlaces(basis.places);
  const standing = { record, basis, differing, operations, state: replayConsensus(operations, differing) };
  // A kill may have come between the log and the coding.
  const lags = record.status !== standing.state.status && isDecided(standing);
  return lags ? { ...standing, record: await keepStatus(workbench, standing) } : standing;
}

function isDecided({ differing, state }: Pick<StandingConsensus, 'differing' | 'state'>): boolean {
  return [...differing.keys()].every((place) => state.decisions.has(place));
}

/** An operation before it is known who wrote it. */
export type UnsignedOperation = Omit<LoggedConsensusOperation, 'by'>;

/**
 * Where a consensus stands after more operations.
 *
 * @throws Refusal where one can't be done
 */
export function perform(added: readonly UnsignedOperation[], { state, differing }: StandingConsensus): ConsensusState {
  try {
    for (const each of added) requireFitting(each, differing);
    return added.reduce((before, each) => applyConsensus(before, each, differing), state);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    if (state.status === 'final') throw new Refusal('final', error.details);
    throw refusalOf(error);
  }
}

/** What a page is told that does not know the last operations. */
export function stale({ last }: ConsensusState): Refusal {
  const problem = `the consensus has other operations than these; its last one is ${last}`;
  return new Refusal('stale', { problem, remedy: 'load it again', last });
}

/** Brings the coding to where its log is. */
export async function keepStatus(workbench: Workbench, standing: StandingConsensus): Promise<CodingRecord> {
  const { record, basis, state } = standing;
  const settled = state.status === 'final' ? consensusContent(basis.sources, settleOrRefuse(standing)) : null;
  const changes: CodingChanges = {
    status: state.status,
    ...settled,
    softwareVersion: workbench.setup.version,
    ...(state.reopenings.length > 0 && { reopenings: state.reopenings.map((each) => ({ ...each })) }),
  };
  const by = workbench.requireCoder();
  return workbench.setup.library.keepLogged(record.id, record.revision, changes, state.last, by);
}

/**
 * The consensus of the codings and what was decided.
 *
 * @throws Refusal where a difference is open
 */
export function settleOrRefuse({ basis, state }: Pick<StandingConsensus, 'basis' | 'state'>): Settled {
  try {
    return settle(basis.codings, basis.rubric, state.decisions);
  } catch (error) {
    throw error instanceof InputFault ? refusalOf(error) : error;
  }
}
