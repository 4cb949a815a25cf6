import { useSignal } from '@preact/signals';
import type { StartAnswer } from '../../api/entrance.ts';
import { paths } from '../../api/paths.ts';
import { ask } from '../request.ts';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';

/** Asks who codes: codings and keys belong to a coder. */
export function CoderDialog(props: {
  readonly start: StartAnswer;
  readonly present: string | null;
  readonly onNamed: (coder: string) => void;
  readonly onClose: () => void;
}) {
  const name = useSignal(props.present ?? '');
  const problem = useSignal('');
  const m = messages.value;
  const keep = async () => {
    try {
      const { coder } = await ask<StartAnswer>(paths.coder, { method: 'POST', body: { coder: name.value.trim() } });
      props.onNamed(coder ?? name.value.trim());
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <Dialog title={m.sessions.setUp} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.value.trim() !== '') void keep();
        }}
      >
        <label>
          {m.sessions.coder}
          <input list="known-coders" value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
        </label>
        <datalist id="known-coders">
          {props.start.coders.map((coder) => (
            <option key={coder} value={coder} />
          ))}
        </datalist>
        <p class="quiet-text">{m.sessions.coderNote}</p>
        {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
        <footer>
          <button type="submit" class="primary" disabled={name.value.trim() === ''}>
            {m.dialog.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
