import type { Context, Hono } from 'hono';
import { beginCoding } from '../../app/workbench/sessions/begin-coding.ts';
import { findNext } from '../../app/workbench/sessions/find-next.ts';
import { listSessions } from '../../app/workbench/sessions/list-sessions.ts';
import { showSegment } from '../../app/workbench/sessions/show-segment.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { paths } from '../api/paths.ts';
import { type BeginAnswer, beginBody, drawBody, type NextAnswer, sessionsQuery } from '../api/sessions.ts';
import { readBody, readQuery } from './requests.ts';

export function addSessionRoutes(app: Hono, workbench: Workbench): void {
  const idOf = (c: Context) => c.req.param('session') ?? '';
  app.get(paths.sessions, async (c) => c.json(await listSessions(workbench, readQuery(c, sessionsQuery))));
  app.get(paths.next, async (c) => c.json({ next: await findNext(workbench) } satisfies NextAnswer));
  app.post(paths.drawSegment, async (c) => c.json(await showSegment(workbench, idOf(c), await readBody(c, drawBody))));
  app.post(paths.beginCoding, async (c) => {
    const coding = await beginCoding(workbench, idOf(c), await readBody(c, beginBody));
    return c.json({ coding } satisfies BeginAnswer);
  });
}
