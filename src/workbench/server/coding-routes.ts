import type { Context, Hono } from 'hono';
import { finishCoding, reopenCoding } from '../../app/workbench/coding/finish-coding.ts';
import { showCoding } from '../../app/workbench/coding/show-coding.ts';
import { showPeople } from '../../app/workbench/coding/show-people.ts';
import { suggestCodes } from '../../app/workbench/coding/suggest-codes.ts';
import { addOperations, holdCoding } from '../../app/workbench/coding/write-coding.ts';
import { comparePractice } from '../../app/workbench/practice/compare-practice.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { finishBody, holdBody, operationsBody, reopenBody } from '../api/codings.ts';
import { paths } from '../api/paths.ts';
import { readBody } from './requests.ts';

export function addCodingRoutes(app: Hono, workbench: Workbench): void {
  const idOf = (c: Context) => c.req.param('coding') ?? '';
  app.get(paths.coding, async (c) => c.json(await showCoding(workbench, idOf(c))));
  app.post(paths.operations, async (c) =>
    c.json(await addOperations(workbench, idOf(c), await readBody(c, operationsBody))),
  );
  app.post(paths.hold, async (c) => c.json(await holdCoding(workbench, idOf(c), await readBody(c, holdBody))));
  app.post(paths.finish, async (c) => c.json(await finishCoding(workbench, idOf(c), await readBody(c, finishBody))));
  app.post(paths.reopen, async (c) => c.json(await reopenCoding(workbench, idOf(c), await readBody(c, reopenBody))));
  app.get(paths.suggestions, async (c) => c.json(await suggestCodes(workbench, idOf(c))));
  app.get(paths.people, async (c) => c.json(await showPeople(workbench, idOf(c))));
  app.get(paths.comparison, async (c) => c.json(await comparePractice(workbench, idOf(c))));
}
