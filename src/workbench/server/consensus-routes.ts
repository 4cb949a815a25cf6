import type { Context, Hono } from 'hono';
import { beginConsensus } from '../../app/workbench/consensus/begin-consensus.ts';
import { addDecisions, finishConsensus, reopenConsensus } from '../../app/workbench/consensus/decide-consensus.ts';
import { listConsensuses } from '../../app/workbench/consensus/list-consensuses.ts';
import { showConsensus } from '../../app/workbench/consensus/show-consensus.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import {
  type BeginConsensusAnswer,
  beginConsensusBody,
  consensusesQuery,
  decisionsBody,
  finishConsensusBody,
  reopenConsensusBody,
} from '../api/consensus.ts';
import { paths } from '../api/paths.ts';
import { readBody, readQuery } from './requests.ts';

export function addConsensusRoutes(app: Hono, workbench: Workbench): void {
  const idOf = (c: Context) => c.req.param('consensus') ?? '';
  app.get(paths.consensuses, async (c) => c.json(await listConsensuses(workbench, readQuery(c, consensusesQuery))));
  app.post(paths.consensuses, async (c) => {
    const { codings } = await readBody(c, beginConsensusBody);
    return c.json({ consensus: await beginConsensus(workbench, codings) } satisfies BeginConsensusAnswer);
  });
  app.get(paths.consensus, async (c) => c.json(await showConsensus(workbench, idOf(c))));
  app.post(paths.decisions, async (c) => {
    const { operations } = await readBody(c, decisionsBody);
    return c.json(await addDecisions(workbench, idOf(c), operations));
  });
  app.post(paths.finishConsensus, async (c) =>
    c.json(await finishConsensus(workbench, idOf(c), await readBody(c, finishConsensusBody))),
  );
  app.post(paths.reopenConsensus, async (c) =>
    c.json(await reopenConsensus(workbench, idOf(c), await readBody(c, reopenConsensusBody))),
  );
}
