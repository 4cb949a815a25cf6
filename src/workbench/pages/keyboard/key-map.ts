import type { Rubric } from '../../../instrument/rubric.ts';
import type { KeyMap } from '../../api/keys.ts';

/** What a key can do besides giving a code of the rubric, with the key it has until a coder gives it another. */
const ownKeys = {
  notCoded: 'n',
  changeTalk: '+',
  sustainTalk: '-',
  neutralTalk: '0',
  clear: 'Delete',
  next: 'ArrowDown',
  previous: 'ArrowUp',
  extendDown: 'Shift+ArrowDown',
  extendUp: 'Shift+ArrowUp',
  nextUncoded: 'u',
  previousUncoded: 'U',
  first: 'Home',
  last: 'End',
  caretLeft: 'ArrowLeft',
  caretRight: 'ArrowRight',
  wordLeft: 'Ctrl+ArrowLeft',
  wordRight: 'Ctrl+ArrowRight',
  split: 'Enter',
  join: 'Backspace',
  undo: 'Ctrl+z',
  redo: 'Ctrl+y',
  play: 'Space',
  back: 'b',
  slower: ',',
  faster: '.',
  listen: 'l',
  markTime: 'm',
  jumpToTime: 't',
  follow: 'F',
  clientTurn: 'v',
  flag: 'f',
  evidence: 'i',
  rate: 'r',
  accept: 'y',
  rules: '?',
  help: 'h',
  hideScores: 'o',
  wholeSession: 'w',
  finish: 'Ctrl+Enter',
} as const;

/** Something that a key does and that is no code. */
export type OwnAction = keyof typeof ownKeys;
/** Something that a key does: an action of the page, or a code of the rubric as `code:CR`. */
export type Action = OwnAction | `code:${string}`;

/** The page's own actions, in the order in which the help shows them. */
export const ownActions = Object.keys(ownKeys) as readonly OwnAction[];

/** Keys that belong to the browser, to dialogs or to the marks of sentences. */
const reserved = new Set(['Tab', 'Shift+Tab', 'Escape', 'F5', 'F11', 'F12', 'Ctrl+c', 'Ctrl+v', 'Ctrl+r']);
/** Whether a key divides the current utterance after the sentence of that number. */
export const isSentenceKey = (key: string): boolean => /^[1-9]$/.test(key);

/** The keys as they are before a coder changes any: those of the rubric for its codes. */
export function defaultKeyMap(rubric: Rubric): KeyMap {
  const codes = rubric.codes.map(({ id, hotkey }) => [`code:${id}`, hotkey] as const);
  const taken = new Set<string>(codes.map(([, key]) => key));
  const own = ownActions.map((action) => [action, ownKeys[action]] as const);
  // A rubric of one's own may use a letter that the page uses too: the code keeps it.
  return Object.fromEntries([...own.filter(([, key]) => !taken.has(key)), ...codes]);
}

/** The default keys with a coder's changes laid over them; a change that is in conflict with another is left out. */
export function layKeys(defaults: KeyMap, changes: KeyMap): KeyMap {
  return Object.entries(changes).reduce((map, [action, key]) => {
    if (!(action in defaults) && !ownActions.includes(action as OwnAction)) return map;
    const assigned = assignKey(map, action as Action, key);
    return assigned.ok ? assigned.map : map;
  }, defaults);
}

export type Assigned =
  | { readonly ok: true; readonly map: KeyMap }
  | { readonly ok: false; readonly takenBy: string | null };

/**
 * Gives an action another key.
 *
 * @returns the new map, or what the key does already (null where the browser or the page keeps it for itself)
 */
export function assignKey(map: KeyMap, action: Action, key: string): Assigned {
  if (reserved.has(key) || isSentenceKey(key)) return { ok: false, takenBy: null };
  const holder = Object.keys(map).find((each) => each !== action && map[each] === key);
  if (holder !== undefined) return { ok: false, takenBy: holder };
  return { ok: true, map: { ...map, [action]: key } };
}

/** Keys that hands know from other programs; they work besides those of the map, unless the map gives them away. */
const familiar: ReadonlyMap<string, OwnAction> = new Map([['Ctrl+Shift+z', 'redo']]);

/** What a key does, if anything. */
export function findAction(map: KeyMap, key: string): Action | undefined {
  const action = Object.keys(map).find((each) => map[each] === key) as Action | undefined;
  return action ?? familiar.get(key);
}

/** The actions that code a client's turn. */
export const talkActions = [
  { action: 'changeTalk', talk: 'change' },
  { action: 'sustainTalk', talk: 'sustain' },
  { action: 'neutralTalk', talk: 'neutral' },
] as const;
