import { isDeepStrictEqual } from 'node:util';
import { settle } from '../../agreement/double-coding/consensus.ts';
import { consensusContent } from '../../app/consensus-content.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import type { CodingRecord } from '../../library/records.ts';
import type { Decisions } from '../coding-log/consensus-log.ts';
import type { ConsensusGround } from './consensus-ground.ts';

/**
 * Whether a final consensus is no longer what its codings and decisions make: a coder changed theirs after it was
 * finished.
 */
export function isOutdated(
  record: Pick<CodingRecord, 'status' | 'work' | 'globals'>,
  ground: Pick<ConsensusGround, 'sources' | 'codings' | 'rubric'>,
  decisions: Decisions,
): boolean {
  if (record.status !== 'final') return false;
  try {
    const settled = settle(ground.codings, ground.rubric, decisions);
    const { work, globals } = consensusContent(ground.sources, settled);
    return !isDeepStrictEqual([work, globals], [record.work, record.globals]);
  } catch (error) {
    // A place is not decided any more.
    if (error instanceof InputFault) return true;
    throw error;
  }
}
