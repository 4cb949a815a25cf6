import type { CodingDocument } from '../api/documents.ts';

/** Globals that are neither rated nor withheld; a coding can be final only without any. */
export function unratedGlobals({ globals }: CodingDocument): string[] {
  return Object.entries(globals).flatMap(([id, { rating }]) => (rating.kind === 'notRated' ? [id] : []));
}

/** How many utterances are not decided yet: they would be counted as earning no code. */
export function countUndecided({ turns }: CodingDocument): number {
  return turns.reduce(
    (sum, turn) =>
      sum + (turn.role === 'clinician' ? turn.utterances.filter(({ decision }) => decision === null).length : 0),
    0,
  );
}
