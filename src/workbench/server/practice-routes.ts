import type { Hono } from 'hono';
import { beginPractice } from '../../app/workbench/practice/begin-practice.ts';
import { listPractices } from '../../app/workbench/practice/list-practices.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { paths } from '../api/paths.ts';
import type { BeginAnswer } from '../api/sessions.ts';

export function addPracticeRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.practices, async (c) => c.json(await listPractices(workbench)));
  app.post(paths.beginPractice, async (c) =>
    c.json({ coding: await beginPractice(workbench, c.req.param('practice')) } satisfies BeginAnswer),
  );
}
