import { useSignal } from '@preact/signals';
import { unratedGlobals } from '../../coding-log/unfinished.ts';
import { messages } from '../settings.ts';
import { explainRefusal } from '../shell/explain-refusal.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { useCoding } from './coding-context.ts';
import { countDecided, findUndecidedRound } from './spots.ts';

/** Says what a finished coding will be. Utterances without a decision have to be agreed to: two Enter keys don't do. */
export function FinishDialog({ onClose }: { readonly onClose: () => void }) {
  const { store, open, globals } = useCoding();
  const problem = useSignal('');
  const isAccepted = useSignal(false);
  const { document } = store.state.value;
  const { decided, all } = countDecided(document.turns);
  const undecided = all - decided;
  const missing = unratedGlobals(document).map((id) => globals.get(id)?.name ?? id);
  const m = messages.value;
  const goToUndecided = () => {
    const found = findUndecidedRound(document.turns, store.spot.value, 1);
    if (found) store.moveTo(found);
    onClose();
  };
  return (
    <FormDialog
      title={m.finish.title}
      action={m.finish.confirm}
      disabled={missing.length > 0 || (undecided > 0 && !isAccepted.value)}
      onClose={onClose}
      onSubmit={() => void open.finish().then(onClose, (error: unknown) => (problem.value = explainRefusal(error)))}
    >
      <ul class="plain-list">
        <li>{missing.length > 0 ? m.finish.missing(missing.join(', ')) : m.finish.ready}</li>
        {document.changeGoal === null && <li>{m.finish.goal}</li>}
        {undecided > 0 && <li>{m.finish.undecided(undecided)}</li>}
        {document.flags.length > 0 && <li>{m.finish.flags(document.flags.length)}</li>}
      </ul>
      {undecided > 0 && (
        <p class="inline">
          <label class="check">
            <input
              type="checkbox"
              checked={isAccepted.value}
              onChange={(event) => (isAccepted.value = event.currentTarget.checked)}
            />{' '}
            {m.finish.acceptUndecided(undecided)}
          </label>
          <button type="button" onClick={goToUndecided}>
            {m.finish.toUndecided}
          </button>
        </p>
      )}
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
    </FormDialog>
  );
}
