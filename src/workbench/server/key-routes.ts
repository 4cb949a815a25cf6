import type { Context, Hono } from 'hono';
import { Refusal } from '../../app/refusal.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import type { Library } from '../../library/library.ts';
import { type KeyMap, type KeysBody, keyMap, keysBody } from '../api/keys.ts';
import { paths } from '../api/paths.ts';
import { findKeyConflicts } from '../coding-log/key-conflicts.ts';
import { readBody } from './requests.ts';

export function addKeyRoutes(app: Hono, workbench: Workbench): void {
  const rubricOf = (c: Context) => c.req.param('rubric') ?? '';
  app.get(paths.keys, async (c) => {
    const keys = await readKeys(workbench.setup.library, workbench.requireCoder(), rubricOf(c));
    return c.json({ keys } satisfies KeysBody);
  });
  app.put(paths.keys, async (c) => {
    const { keys } = await readBody(c, keysBody);
    const [conflict] = keys ? findKeyConflicts(keys) : [];
    if (conflict) {
      const problem = `the key "${conflict.key}" stands for ${conflict.actions.join(' and ')}`;
      throw new Refusal('refused', { problem, place: conflict.key, remedy: 'give each its own' });
    }
    const coder = workbench.requireCoder();
    await workbench.setup.library.keepSetting(coder, settingName(rubricOf(c)), keys, coder);
    return c.json({ keys } satisfies KeysBody);
  });
}

/** The keys that a coder set for a rubric; null where they use the rubric's. */
export async function readKeys(library: Library, coder: string, rubricId: string): Promise<KeyMap | null> {
  const parsed = keyMap.safeParse(await library.findSetting(coder, settingName(rubricId)));
  return parsed.success ? parsed.data : null;
}

function settingName(rubricId: string): string {
  return `keys of ${rubricId}`;
}
