import type { Context, Hono } from 'hono';
import { paths } from '../api/paths.ts';
import { type ReportsAnswer, reportQuery } from '../api/reports.ts';
import { listBlindSessions } from './blind.ts';
import type { ReportWish } from './report-room.ts';
import { readQuery } from './requests.ts';
import { reportPolicy } from './security-headers.ts';
import { writeShown } from './shown.ts';
import type { Workbench } from './workbench.ts';

export function addReportRoutes(app: Hono, workbench: Workbench): void {
  const { reports } = workbench.setup;
  app.get(paths.reports, async (c) => c.json((await reports.survey()) satisfies ReportsAnswer));
  app.get(paths.report, (c) => sendReport(c, workbench));
}

/** Nobody learns from a report on agreement what others coded of a session that they were given, or have begun. */
async function listStillToCode(workbench: Workbench, { of }: ReportWish): Promise<ReadonlySet<string>> {
  if (of !== 'agreement') return new Set();
  workbench.requireCoder();
  return listBlindSessions(workbench);
}

async function sendReport(c: Context, workbench: Workbench): Promise<Response> {
  const wish = readQuery(c, reportQuery);
  const { content, name, sessions } = await workbench.setup.reports.make(wish, await listStillToCode(workbench, wish));
  for (const { id, coders, suggestions } of sessions) {
    const isOthers = coders.some((coder) => coder !== workbench.coder);
    workbench.noteShown(id, [
      'people',
      ...(isOthers ? (['otherCodings'] as const) : []),
      ...(suggestions ? (['suggestions'] as const) : []),
    ]);
  }
  await writeShown(
    workbench,
    sessions.map(({ id }) => id),
  );
  if (typeof content === 'string') return c.html(content, 200, reportPolicy(content));
  // Names with other letters than English ones are written by their code [RFC 8187].
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`;
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition,
  });
}
