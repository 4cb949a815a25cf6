import { useSignal } from '@preact/signals';
import type { SuggestionsAnswer } from '../../api/codings.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { ask } from '../request.ts';
import { words } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useCoding } from './coding-context.ts';
import { revealFirst } from './open-coding.ts';

/** Asks before suggestions are shown, because they lead a coder; that they were asked for is kept with the coding. */
export function AssistDialog({ onClose }: { readonly onClose: () => void }) {
  const { open, store, suggestions } = useCoding();
  const problem = useSignal('');
  const w = words.value;
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
    <Dialog title={w.assist.title} onClose={onClose}>
      <p>{w.assist.note}</p>
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
      <footer>
        <button type="button" onClick={onClose}>
          {w.dialog.cancel}
        </button>
        <button type="button" class="primary" onClick={() => void show()}>
          {w.assist.ask}
        </button>
      </footer>
    </Dialog>
  );
}
