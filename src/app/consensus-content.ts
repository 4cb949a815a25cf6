import type { Settled } from '../agreement/double-coding/consensus.ts';
import { liftCodes } from '../instrument/coded-turns.ts';
import type { CodingContent, CodingRecord } from '../library/records.ts';

/** What the library keeps of a consensus, on the command line and in the pages alike. */
export function consensusContent(
  sources: readonly Pick<CodingRecord, 'id' | 'changeGoal' | 'notes'>[],
  { turns, globals }: Settled,
): Pick<CodingContent, 'changeGoal' | 'work' | 'globals' | 'status' | 'notes' | 'madeOf'> {
  const ratings: CodingContent['globals'] = {};
  for (const [id, rating] of Object.entries(globals)) {
    if (rating) ratings[id] = { ...rating, reasons: [...rating.reasons] };
  }
  return {
    changeGoal: sources.map(({ changeGoal }) => changeGoal).find((goal) => goal !== null) ?? null,
    work: { kind: 'utterances', turns: liftCodes(turns) },
    globals: ratings,
    status: 'final',
    ...contentOfSources(sources),
  };
}

/** What the library keeps of the codings that a consensus is made of: what their coders noted, and which they are. */
export function contentOfSources(
  sources: readonly Pick<CodingRecord, 'id' | 'notes'>[],
): Pick<CodingContent, 'notes' | 'madeOf'> {
  const notes = new Set(sources.map(({ notes: own }) => own.trim()).filter((own) => own !== ''));
  return { notes: [...notes].join('\n'), madeOf: sources.map(({ id }) => id) };
}
