/** The decision that an utterance earns no code. No code of a rubric is written so. */
export const notCoded = '-';

/** What a live tally notes where the client speaks: it ends a volley. No code of a rubric is written so. */
export const clientTurn = 'client';
