import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { messages } from '../settings.ts';
import type { SaveProgress } from './save-queue.ts';

/** Says how far what was done is kept. */
export function SaveState({ queue }: { readonly queue: SaveProgress }) {
  const now = useSignal(Date.now());
  const m = messages.value;
  useSignalEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), 5_000);
    return () => clearInterval(timer);
  });
  const state = queue.state.value;
  const text = useComputed(() => {
    const { kind } = queue.state.value;
    if (kind !== 'saved') return '';
    const { at } = queue.state.value as { at: number | null };
    const seconds = at === null ? 0 : Math.max(0, Math.round((now.value - at) / 1000));
    const ago = seconds < 5 ? messages.value.clock.justNow : messages.value.clock.secondsAgo(seconds);
    return at === null || seconds > 90 ? messages.value.save.saved : messages.value.clock.autosaved(ago);
  });
  return (
    <output class={`save-state ${state.kind}`} data-waiting={queue.waiting.value} data-state={state.kind}>
      {state.kind === 'saved' && text.value}
      {state.kind === 'saving' && m.save.saving}
      {(state.kind === 'away' || state.kind === 'notEntered') && m.save.waiting(queue.waiting.value)}
    </output>
  );
}
