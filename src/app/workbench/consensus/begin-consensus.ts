import type { Json } from '../../../library/changes.ts';
import type { CodingRecord } from '../../../library/records.ts';
import { contentOfSources } from '../../consensus-content.ts';
import { requireOpenEyes } from '../blind-sessions.ts';
import type { Workbench } from '../workbench.ts';
import { readConsensusBasis } from './consensus-basis.ts';
import { type Beginning, consensusCoder, hashOfConsensus } from './list-consensuses.ts';

/**
 * Begins a consensus of codings, or finds the one that was begun.
 *
 * @returns its id
 * @throws Refusal where the codings are not of the same turns by several people, or the present coder must not see them
 */
export async function beginConsensus(workbench: Workbench, codings: readonly string[]): Promise<string> {
  const { library, version } = workbench.setup;
  const coder = workbench.requireCoder();
  const basis = await readConsensusBasis(library, codings);
  const { session, sources } = basis;
  await requireOpenEyes(workbench, session.id);
  const [first] = sources as [CodingRecord, ...CodingRecord[]];
  const [added] = await library.addCodings(
    [
      {
        sessionId: session.id,
        segmentId: first.segmentId,
        coder: { kind: 'consensus', id: consensusCoder, version: null },
        rubric: first.rubric,
        sourceHash: hashOfConsensus(codings),
        work: { kind: 'utterances', turns: [] },
        ...contentOfSources(sources),
        softwareVersion: version,
      },
    ],
    coder,
  );
  const consensus = added?.id ?? '';
  await library.startLog(consensus, { codings: sources.map(({ id }) => id) } satisfies Beginning as Json);
  return consensus;
}
