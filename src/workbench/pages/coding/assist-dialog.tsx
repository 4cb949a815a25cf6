import { useSignal } from '@preact/signals';
import type { SuggestionsAnswer } from '../../api/codings.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { ask } from '../request.ts';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useCoding } from './coding-context.ts';
import { revealFirst } from './open-coding.ts';

/** Asks before suggestions are shown, because they lead a coder; that they were asked for is kept with the coding. */
export function AssistDialog({ onClose }: { readonly onClose: () => void }) {
  const { open, store, suggestions } = useCoding();
  const problem = useSignal('');
  const m = messages.value;
  const show = async () => {
    try {
      await revealFirst(open, 'suggestions');
      suggestions.value = await ask<SuggestionsAnswer>(fillPath(paths.suggestions, { coding: store.answer.id }));
      onClose();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <Dialog title={m.assist.title} onClose={onClose}>
      <p>{m.assist.note}</p>
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
      <footer>
        <button type="button" onClick={onClose}>
          {m.dialog.cancel}
        </button>
        <button type="button" class="primary" onClick={() => void show()}>
          {m.assist.ask}
        </button>
      </footer>
    </Dialog>
  );
}
