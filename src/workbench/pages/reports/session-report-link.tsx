import { paths } from '../../api/paths.ts';
import { language, messages } from '../settings.ts';

/**
 * Opens a session's report in a tab of its own. For sessions that the coder has finished, or that nobody can code here:
 * the report shows what others made of it.
 */
export function SessionReportLink({ id, label }: { readonly id: string; readonly label: string }) {
  const m = messages.value.reports;
  const query = new URLSearchParams({ of: 'session', session: id, language: language.value });
  return (
    <a class="button" href={`${paths.report}?${query}`} target="_blank" rel="noreferrer" title={m.ofSessionNote}>
      {m.ofSession}
      <span class="unseen">: {label}</span>
    </a>
  );
}
