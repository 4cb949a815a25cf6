import type { Context, Hono } from 'hono';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { coderBody, enterBody, type StartAnswer } from '../api/entrance.ts';
import { paths } from '../api/paths.ts';
import { type Gate, letIn } from './guard.ts';
import { readBody } from './requests.ts';

export function addEntranceRoutes(app: Hono, workbench: Workbench, gate: Gate): void {
  app.post(paths.enter, async (c) => letIn(c, gate, (await readBody(c, enterBody)).token));
  app.get(paths.start, (c) => answerStart(c, workbench));
  app.post(paths.coder, async (c) => {
    const { coder } = await readBody(c, coderBody);
    await workbench.chooseCoder(coder);
    return answerStart(c, workbench);
  });
}

async function answerStart(c: Context, { setup, coder }: Workbench): Promise<Response> {
  const { library, rubrics, session, version } = setup;
  const coders = await library.listCoders();
  return c.json({
    version,
    coder,
    coders: coders.map(({ pseudonym }) => pseudonym),
    library: library.place,
    rubrics: rubrics.map(({ rubric: { id, name } }) => ({ id, name })),
    session,
    recommendedSeconds: rubrics[0]?.rubric.segment.recommendedSeconds ?? 1200,
  } satisfies StartAnswer);
}
