import type { Hono } from 'hono';
import { describeStart } from '../../app/workbench/describe-start.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { coderBody, enterBody } from '../api/entrance.ts';
import { paths } from '../api/paths.ts';
import { type Gate, letIn } from './guard.ts';
import { readBody } from './requests.ts';

export function addEntranceRoutes(app: Hono, workbench: Workbench, gate: Gate): void {
  app.post(paths.enter, async (c) => letIn(c, gate, (await readBody(c, enterBody)).token));
  app.get(paths.start, async (c) => c.json(await describeStart(workbench)));
  app.post(paths.coder, async (c) => {
    const { coder } = await readBody(c, coderBody);
    await workbench.chooseCoder(coder);
    return c.json(await describeStart(workbench));
  });
}
