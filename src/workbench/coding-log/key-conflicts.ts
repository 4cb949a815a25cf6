import type { KeyMap } from '../api/keys.ts';

/** Two actions that one key would do, with the key. */
export interface KeyConflict {
  readonly key: string;
  readonly actions: readonly string[];
}

/** Keys that several actions share; none may be kept so. */
export function findKeyConflicts(keys: KeyMap): KeyConflict[] {
  const actions = new Map<string, string[]>();
  for (const [action, key] of Object.entries(keys)) actions.set(key, [...(actions.get(key) ?? []), action]);
  return [...actions].flatMap(([key, sharing]) => (sharing.length > 1 ? [{ key, actions: sharing }] : []));
}
