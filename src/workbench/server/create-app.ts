// The server of the pages: guards and routes. A route reads a request, calls a use case and answers.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { ApiFault, faultResponse, isDefect } from './api-fault.ts';
import { addCodingRoutes } from './coding-routes.ts';
import { addConsensusRoutes } from './consensus-routes.ts';
import { addEntranceRoutes } from './entrance-routes.ts';
import { allowOwnPagesOnly, type Gate, requirePass } from './guard.ts';
import { addKeyRoutes } from './key-routes.ts';
import { addPageRoutes, type Pages } from './page-routes.ts';
import { addPracticeRoutes } from './practice-routes.ts';
import { addRecordingRoutes } from './recording-routes.ts';
import { addReportRoutes } from './report-routes.ts';
import { mostBodyBytes } from './requests.ts';
import { secureAnswers } from './security-headers.ts';
import { addSessionRoutes } from './session-routes.ts';

/** The whole server but its socket: every request goes through the guards, then to its route. */
export function createApp(workbench: Workbench, gate: Gate, pages: Pages, newNonce: () => string): Hono {
  const app = new Hono({ strict: true });
  app.use(secureAnswers());
  app.use(allowOwnPagesOnly(gate));
  app.use('/api/*', bodyLimit({ maxSize: mostBodyBytes, onError: refuseLargeBody }));
  app.use('/api/*', requirePass(gate));
  addEntranceRoutes(app, workbench, gate);
  addSessionRoutes(app, workbench);
  addCodingRoutes(app, workbench);
  addConsensusRoutes(app, workbench);
  addRecordingRoutes(app, workbench);
  addKeyRoutes(app, workbench);
  addPracticeRoutes(app, workbench);
  addReportRoutes(app, workbench);
  app.all('/api/*', () => {
    throw new ApiFault('notFound', { problem: 'there is no such request' });
  });
  addPageRoutes(app, pages, newNonce);
  app.notFound(() => faultResponse(new ApiFault('notFound', { problem: 'there is no such page' })));
  app.onError((error) => {
    if (isDefect(error)) workbench.setup.report(error);
    return faultResponse(error);
  });
  return app;
}

function refuseLargeBody(): never {
  const remedy = 'send it in pieces';
  throw new ApiFault('tooLarge', { problem: `the body is longer than ${mostBodyBytes} bytes`, remedy });
}
