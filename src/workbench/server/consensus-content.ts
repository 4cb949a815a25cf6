import type { Settled } from '../../double-coding/consensus.ts';
import { liftCodes } from '../../library/coded-turns.ts';
import type { CodingContent, CodingRecord } from '../../library/records.ts';

/** What the library keeps of a consensus, on the command line and in the pages alike. */
export function consensusContent(
  sources: readonly Pick<CodingRecord, 'id' | 'coder' | 'changeGoal'>[],
  { turns, globals }: Settled,
): Pick<CodingContent, 'changeGoal' | 'work' | 'globals' | 'status' | 'notes'> {
  const ratings: CodingContent['globals'] = {};
  for (const [id, rating] of Object.entries(globals)) {
    if (rating) ratings[id] = { ...rating, reasons: [...rating.reasons] };
  }
  return {
    changeGoal: sources.map(({ changeGoal }) => changeGoal).find((goal) => goal !== null) ?? null,
    work: { kind: 'utterances', turns: liftCodes(turns) },
    globals: ratings,
    status: 'final',
    notes: describeSources(sources),
  };
}

/** Whose codings a consensus was made of. */
export function describeSources(sources: readonly Pick<CodingRecord, 'id' | 'coder'>[]): string {
  return `Consensus of ${sources.map(({ coder, id }) => `${coder.id} (coding ${id})`).join(', ')}`;
}
