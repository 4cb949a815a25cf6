import type { Context, Hono } from 'hono';
import { keepKeys, readKeys } from '../../app/workbench/keys.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { type KeysBody, keysBody } from '../api/keys.ts';
import { paths } from '../api/paths.ts';
import { readBody } from './requests.ts';

export function addKeyRoutes(app: Hono, workbench: Workbench): void {
  const rubricOf = (c: Context) => c.req.param('rubric') ?? '';
  app.get(paths.keys, async (c) => {
    const keys = await readKeys(workbench.setup.library, workbench.requireCoder(), rubricOf(c));
    return c.json({ keys } satisfies KeysBody);
  });
  app.put(paths.keys, async (c) => {
    const { keys } = await readBody(c, keysBody);
    await keepKeys(workbench, rubricOf(c), keys);
    return c.json({ keys } satisfies KeysBody);
  });
}
