import type { Context, Hono } from 'hono';
import { listReportable } from '../../app/reports/make-page-report.ts';
import { showReport } from '../../app/workbench/show-report.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { paths } from '../api/paths.ts';
import { reportQuery } from '../api/reports.ts';
import { readQuery } from './requests.ts';
import { reportPolicy } from './security-headers.ts';

export function addReportRoutes(app: Hono, workbench: Workbench): void {
  app.get(paths.reports, async (c) => c.json(await listReportable(workbench.setup.library)));
  app.get(paths.report, (c) => sendReport(c, workbench));
}

async function sendReport(c: Context, workbench: Workbench): Promise<Response> {
  const { content, name } = await showReport(workbench, readQuery(c, reportQuery));
  if (typeof content === 'string') return c.html(content, 200, reportPolicy(content));
  // Names with other letters than English ones are written by their code [RFC 8187].
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`;
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition,
  });
}
