import type { Context, Hono } from 'hono';
import { listReportable, makePageReport, type ShownSession } from '../../app/reports/make-page-report.ts';
import { listBlindSessions } from '../../app/workbench/blind-sessions.ts';
import type { Shown } from '../../app/workbench/shown-notes.ts';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { writeShown } from '../../app/workbench/write-shown.ts';
import type { Revealed } from '../api/operations.ts';
import { paths } from '../api/paths.ts';
import { type ReportQuery, type ReportsAnswer, reportQuery } from '../api/reports.ts';
import { readQuery } from './requests.ts';
import { reportPolicy } from './security-headers.ts';

export function addReportRoutes(app: Hono, workbench: Workbench): void {
  const { library } = workbench.setup;
  app.get(paths.reports, async (c) => c.json((await listReportable(library)) satisfies ReportsAnswer));
  app.get(paths.report, (c) => sendReport(c, workbench));
}

/** Nobody learns from a report on agreement what others coded of a session that they were given, or have begun. */
async function listStillToCode(workbench: Workbench, { of }: ReportQuery): Promise<ReadonlySet<string>> {
  if (of !== 'agreement') return new Set();
  workbench.requireCoder();
  return listBlindSessions(workbench);
}

async function sendReport(c: Context, workbench: Workbench): Promise<Response> {
  const query = readQuery(c, reportQuery);
  const { content, name, sessions } = await makePageReport(workbench.setup.library, query, {
    coder: workbench.coder,
    stillToCode: await listStillToCode(workbench, query),
  });
  const shown = shownBy(sessions, workbench.coder);
  await workbench.noteShown(shown);
  await writeShown(workbench, [...shown.keys()]);
  if (typeof content === 'string') return c.html(content, 200, reportPolicy(content));
  // Names with other letters than English ones are written by their code [RFC 8187].
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`;
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': disposition,
  });
}

/** What a report on sessions shows its reader of each. */
function shownBy(sessions: readonly ShownSession[], reader: string | null): Shown {
  return new Map(
    sessions.map(({ id, coders, suggestions }) => {
      const isOthers = coders.some((coder) => coder !== reader);
      const what: Revealed[] = ['people'];
      if (isOthers) what.push('otherCodings');
      if (suggestions) what.push('suggestions');
      return [id, what];
    }),
  );
}
