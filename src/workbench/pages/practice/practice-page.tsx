import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fillPath, paths } from '../../api/paths.ts';
import type { PracticesAnswer } from '../../api/practice.ts';
import type { BeginAnswer } from '../../api/sessions.ts';
import { ask } from '../request.ts';
import { goTo, writeRoute } from '../route.ts';
import { language, messages, nameLanguage } from '../settings.ts';
import { FaultPage } from '../shell/fault-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';

/** The sample sessions to practise on, those in the page's language first. */
export function PracticePage() {
  const answer = useSignal<PracticesAnswer | null>(null);
  const fault = useSignal<unknown>(null);
  useEffect(() => {
    ask<PracticesAnswer>(paths.practices).then(
      (listed) => (answer.value = listed),
      (error: unknown) => (fault.value = error),
    );
  }, []);
  const begin = (practice: string) =>
    void ask<BeginAnswer>(fillPath(paths.beginPractice, { practice }), { method: 'POST' }).then(
      ({ coding }) => goTo({ page: 'coding', id: coding }),
      (error: unknown) => (fault.value = error),
    );
  const m = messages.value;
  if (fault.value) return <FaultPage error={fault.value} />;
  const isFirst = (each: { readonly language: string }) => (each.language === language.value ? 0 : 1);
  return (
    <div class="plain-page">
      <header class="page-header">
        <h1>{m.practice.title}</h1>
        <SettingsControls />
      </header>
      <main>
        <p>
          <a href={writeRoute({ page: 'sessions' })}>{m.tools.sessions}</a>
        </p>
        <p>{m.practice.intro}</p>
        <ul class="practices">
          {answer.value?.practices
            .toSorted((one, other) => isFirst(one) - isFirst(other))
            .map((each) => (
              <li key={each.id}>
                <div>
                  <b>{each.label}</b>
                  <p class="quiet-text">
                    {nameLanguage(each.language)} · {m.practice.length(Math.round(each.seconds / 60))} ·{' '}
                    {m.practice.turns(each.clinicianTurns)}
                    {each.changeGoal && ` · ${each.changeGoal}`}
                  </p>
                </div>
                <button type="button" onClick={() => begin(each.id)}>
                  {m.practice.begin}
                  <span class="unseen">: {each.label}</span>
                </button>
              </li>
            ))}
        </ul>
        {answer.value && answer.value.calibrations.length > 0 && (
          <Calibrations calibrations={answer.value.calibrations} />
        )}
      </main>
    </div>
  );
}

/** How the coder was held against gold coders, the last time first. */
function Calibrations({ calibrations }: Pick<PracticesAnswer, 'calibrations'>) {
  const m = messages.value.practice;
  return (
    <section>
      <h2>{m.calibration}</h2>
      <p class="quiet-text">{m.calibrationNote}</p>
      <ul class="plain-list">
        {calibrations.map(({ at, gold, passed, reached, sessions, kappa, points }) => (
          <li key={at}>
            <span class={`status ${passed ? 'final' : 'draft'}`}>{passed ? m.reached : m.notYet}</span>
            {' · '}
            {m.heldAgainst(at.slice(0, 10), gold, reached, sessions)}{' '}
            <span class="quiet-text">{m.threshold(kappa, points)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
