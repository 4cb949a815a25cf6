import { isDeepStrictEqual } from 'node:util';
import { settle } from '../../../agreement/double-coding/consensus.ts';
import { InputFault } from '../../../instrument/input-fault.ts';
import type { CodingRecord } from '../../../library/records.ts';
import type { Decisions } from '../../../workbench/coding-log/consensus-log.ts';
import { consensusContent } from '../../consensus-content.ts';
import type { ConsensusBasis } from './consensus-basis.ts';

/**
 * Whether a final consensus is no longer what its codings and decisions make: a coder changed theirs after it was
 * finished.
 */
export function isOutdated(
  record: Pick<CodingRecord, 'status' | 'work' | 'globals'>,
  basis: Pick<ConsensusBasis, 'sources' | 'codings' | 'rubric'>,
  decisions: Decisions,
): boolean {
  if (record.status !== 'final') return false;
  try {
    const settled = settle(basis.codings, basis.rubric, decisions);
    const { work, globals } = consensusContent(basis.sources, settled);
    return !isDeepStrictEqual([work, globals], [record.work, record.globals]);
  } catch (error) {
    // A place is not decided any more.
    if (error instanceof InputFault) return true;
    throw error;
  }
}
