import { useSignal } from '@preact/signals';
import { messages } from '../settings.ts';
import { explainRefusal } from './explain-refusal.ts';
import { FormDialog } from './form-dialog.tsx';

interface ReopenDialogProps {
  readonly title: string;
  readonly reopen: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why something finished is to be changed, and opens it again. */
export function ReopenDialog({ title, reopen, onClose }: ReopenDialogProps) {
  const reason = useSignal('');
  const problem = useSignal('');
  const { finish } = messages.value;
  const given = reason.value.trim();
  return (
    <FormDialog
      title={title}
      action={finish.reopen}
      disabled={given === ''}
      onClose={onClose}
      onSubmit={() => void reopen(given).then(onClose, (error: unknown) => (problem.value = explainRefusal(error)))}
    >
      <label>
        {finish.reason}
        <input maxLength={500} value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </label>
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
    </FormDialog>
  );
}
