import type { Library } from '../../library/library.ts';
import { type KeyMap, keyMap } from '../../workbench/api/keys.ts';
import { findKeyConflicts } from '../../workbench/coding-log/key-conflicts.ts';
import { Refusal } from '../refusal.ts';
import type { Workbench } from './workbench.ts';

/** The keys that a coder set for a rubric; null where they use the rubric's. */
export async function readKeys(library: Library, coder: string, rubricId: string): Promise<KeyMap | null> {
  const parsed = keyMap.safeParse(await library.findSetting(coder, settingName(rubricId)));
  return parsed.success ? parsed.data : null;
}

/**
 * Keeps the keys of the present coder for a rubric; null goes back to the rubric's.
 *
 * @throws Refusal where one key stands for two actions
 */
export async function keepKeys(workbench: Workbench, rubricId: string, keys: KeyMap | null): Promise<void> {
  const [conflict] = keys ? findKeyConflicts(keys) : [];
  if (conflict) {
    const problem = `the key "${conflict.key}" stands for ${conflict.actions.join(' and ')}`;
    throw new Refusal('refused', { problem, place: conflict.key, remedy: 'give each its own' });
  }
  const coder = workbench.requireCoder();
  await workbench.setup.library.keepSetting(coder, settingName(rubricId), keys, coder);
}

function settingName(rubricId: string): string {
  return `keys of ${rubricId}`;
}
