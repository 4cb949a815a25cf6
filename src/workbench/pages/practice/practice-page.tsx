import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fillPath, paths } from '../../api/paths.ts';
import type { PracticesAnswer } from '../../api/practice.ts';
import type { BeginAnswer } from '../../api/sessions.ts';
import { ask } from '../request.ts';
import { goTo, writeRoute } from '../route.ts';
import { language, nameLanguage, words } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';

/** The sample sessions to practise on, those in the page's language first. */
export function PracticePage() {
  const practices = useSignal<PracticesAnswer['practices'] | null>(null);
  const fault = useSignal<unknown>(null);
  useEffect(() => {
    ask<PracticesAnswer>(paths.practices).then(
      (answer) => (practices.value = answer.practices),
      (error: unknown) => (fault.value = error),
    );
  }, []);
  const begin = (practice: string) =>
    void ask<BeginAnswer>(fillPath(paths.beginPractice, { practice }), { method: 'POST' }).then(
      ({ coding }) => goTo({ page: 'coding', id: coding }),
      (error: unknown) => (fault.value = error),
    );
  const w = words.value;
  if (fault.value) return <FaultPage error={fault.value} />;
  const isFirst = (each: { readonly language: string }) => (each.language === language.value ? 0 : 1);
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{w.practice.title}</h1>
        <SettingsControls />
      </header>
      <main>
        <p>
          <a href={writeRoute({ page: 'sessions' })}>{w.tools.sessions}</a>
        </p>
        <p>{w.practice.intro}</p>
        <ul class="practices">
          {practices.value
            ?.toSorted((one, other) => isFirst(one) - isFirst(other))
            .map((each) => (
              <li key={each.id}>
                <div>
                  <b>{each.label}</b>
                  <p class="quiet-text">
                    {nameLanguage(each.language)} · {w.practice.length(Math.round(each.seconds / 60))} ·{' '}
                    {w.practice.turns(each.clinicianTurns)}
                    {each.changeGoal && ` · ${each.changeGoal}`}
                  </p>
                </div>
                <button type="button" onClick={() => begin(each.id)}>
                  {w.practice.begin}
                  <span class="unseen">: {each.label}</span>
                </button>
              </li>
            ))}
        </ul>
      </main>
    </div>
  );
}
