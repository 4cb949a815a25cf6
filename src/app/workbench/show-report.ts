import type { Revealed } from '../../instrument/coding.ts';
import type { ReportQuery } from '../../workbench/api/reports.ts';
import { makePageReport, type PageReport, type ShownSession } from '../reports/make-page-report.ts';
import { listBlindSessions } from './blind-sessions.ts';
import type { Shown } from './shown-notes.ts';
import type { Workbench } from './workbench.ts';
import { writeShown } from './write-shown.ts';

/**
 * Makes a report for the present coder, and notes what it shows of each session: what they code of it afterwards is
 * assisted.
 *
 * @throws InputFault where there is nothing to report on
 */
export async function showReport(workbench: Workbench, query: ReportQuery): Promise<PageReport> {
  const { coder, setup } = workbench;
  const report = await makePageReport(setup.library, query, {
    coder,
    stillToCode: await listStillToCode(workbench, query),
  });
  const shown = shownBy(report.sessions, coder);
  await workbench.noteShown(shown);
  await writeShown(workbench, [...shown.keys()]);
  return report;
}

/** Nobody learns from a report on agreement what others coded of a session that they were given, or have begun. */
async function listStillToCode(workbench: Workbench, { of }: ReportQuery): Promise<ReadonlySet<string>> {
  if (of !== 'agreement') return new Set();
  workbench.requireCoder();
  return listBlindSessions(workbench);
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
