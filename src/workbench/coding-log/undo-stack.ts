import type { CodingDocument, TurnWork } from '../api/documents.ts';

type Rest = Omit<CodingDocument, 'turns'>;

/** What an edit changed, both ways. */
export interface Patch {
  readonly turns: readonly { readonly index: number; readonly before: TurnWork; readonly after: TurnWork }[];
  readonly before: Rest;
  readonly after: Rest;
}

/** A stack that shares what lies below with every stack it grew from, so that each state may keep its own. */
export type Stack = { readonly top: Patch; readonly below: Stack; readonly size: number } | null;

export function push(stack: Stack, top: Patch): Stack {
  return { top, below: stack, size: (stack?.size ?? 0) + 1 };
}

/** What leads from one document to another of the same segment, told by what is no longer the same object. */
export function comparePatch(before: CodingDocument, after: CodingDocument): Patch {
  const { turns: turnsBefore, ...restBefore } = before;
  const { turns: turnsAfter, ...restAfter } = after;
  const turns = turnsAfter.flatMap((turn, index) => {
    const old = turnsBefore[index];
    return old === undefined || old === turn ? [] : [{ index, before: old, after: turn }];
  });
  return { turns, before: restBefore, after: restAfter };
}

/** The document on one side of a patch, from the document on the other. */
export function patchTo(document: CodingDocument, patch: Patch, side: 'before' | 'after'): CodingDocument {
  if (patch.turns.length === 0) return { ...patch[side], turns: document.turns };
  const turns = document.turns.slice();
  for (const each of patch.turns) turns[each.index] = each[side];
  return { ...patch[side], turns };
}
