/** "Earns no code": a finding of its own that competes with the codes. */
export const noCode = null;
export type NoCode = typeof noCode;
