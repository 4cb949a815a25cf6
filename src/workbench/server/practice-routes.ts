import type { Hono } from 'hono';
import { paths } from '../api/paths.ts';
import type { PracticesAnswer } from '../api/practice.ts';
import type { BeginAnswer } from '../api/sessions.ts';
import type { Workbench } from './workbench.ts';

export function addPracticeRoutes(app: Hono, workbench: Workbench): void {
  const { practice, clock, version } = workbench.setup;
  app.get(paths.practices, async (c) => c.json({ practices: await practice.list() } satisfies PracticesAnswer));
  app.post(paths.beginPractice, async (c) => {
    const startedAt = new Date(clock()).toISOString();
    const coding = await practice.begin(c.req.param('practice'), workbench.coder ?? 'practice', startedAt, version);
    return c.json({ coding } satisfies BeginAnswer);
  });
}
