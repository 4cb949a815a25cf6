import { useSignal } from '@preact/signals';
import type { ComparisonAnswer } from '../../api/codings.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { unratedGlobals } from '../../coding-log/unfinished.ts';
import { useCoding } from '../coding/coding-context.ts';
import { countDecided } from '../coding/spots.ts';
import { ask } from '../request.ts';
import { messages } from '../settings.ts';
import { Comparison } from './comparison.tsx';

/** Guides through a practice coding, a hint at a time, and at the end to the gold coding. */
export function PracticeBar() {
  const { store, open } = useCoding();
  const step = useSignal(0);
  const problem = useSignal('');
  const comparison = useSignal<Parameters<typeof Comparison>[0]['answer'] | null>(null);
  const { decided, all } = countDecided(store.state.value.document.turns);
  const m = messages.value;
  const { steps } = m.practice;

  const compare = async () => {
    try {
      if (store.state.value.status === 'draft') {
        // A practice is of counts alone: five minutes are too short for globals.
        for (const global of unratedGlobals(store.state.value.document)) {
          store.act({ kind: 'withhold', global, reason: m.practice.title });
        }
        await open.finish();
      }
      comparison.value = await ask<ComparisonAnswer>(fillPath(paths.comparison, { coding: store.answer.id }));
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };

  return (
    <section class="practice-bar" aria-label={m.practice.title}>
      <p>
        <b>{m.practice.step(step.value + 1, steps.length)}</b> {steps[step.value]}
      </p>
      <div class="buttons">
        <button
          type="button"
          disabled={step.value === steps.length - 1}
          onClick={() => (step.value = Math.min(steps.length - 1, step.value + 1))}
        >
          {m.practice.next}
        </button>
        <button type="button" class={decided === all ? 'primary' : ''} onClick={() => void compare()}>
          {m.practice.compare}
        </button>
        <span class="quiet-text">{m.transcript.progress(decided, all)}</span>
      </div>
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
      {comparison.value && <Comparison answer={comparison.value} onClose={() => (comparison.value = null)} />}
    </section>
  );
}
