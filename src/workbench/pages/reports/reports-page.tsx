import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { paths } from '../../api/paths.ts';
import type { ReportsAnswer } from '../../api/reports.ts';
import { ask } from '../request.ts';
import { writeRoute } from '../route.ts';
import { messages } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { AgreementChoice } from './agreement-choice.tsx';
import { PeriodChoice } from './period-choice.tsx';

/** The reports that can be had, to look at or to keep: over time, and on the agreement of coders. */
export function ReportsPage({ coders }: { readonly coders: readonly string[] }) {
  const offered = useSignal<ReportsAnswer | null>(null);
  const fault = useSignal<unknown>(null);
  useEffect(() => {
    ask<ReportsAnswer>(paths.reports).then(
      (answer) => (offered.value = answer),
      (error: unknown) => (fault.value = error),
    );
  }, []);
  const m = messages.value.reports;
  useEffect(() => {
    document.title = `${m.title} · ${messages.value.name}`;
  }, [m]);
  if (fault.value) return <FaultPage error={fault.value} />;
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{m.title}</h1>
        <SettingsControls />
      </header>
      <main>
        <p>
          <a href={writeRoute({ page: 'sessions' })}>{messages.value.tools.sessions}</a>
        </p>
        <p class="quiet-text">{m.note}</p>
        {offered.value && <PeriodChoice offered={offered.value} />}
        <AgreementChoice
          people={(offered.value?.caseworkers ?? []).map(({ pseudonym }) => pseudonym)}
          knownCoders={coders}
        />
      </main>
    </div>
  );
}
