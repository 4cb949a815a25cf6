import { useSignal } from '@preact/signals';
import { RulesDialog } from '../coding/rules-dialog.tsx';
import { messages } from '../settings.ts';
import { explainRefusal } from '../shell/explain-refusal.ts';
import { FormDialog } from '../shell/form-dialog.tsx';
import { ReopenDialog } from '../shell/reopen-dialog.tsx';
import { useConsensus } from './consensus-context.ts';
import { useValueName } from './given-value.tsx';

/** The dialogue that was asked for, if any. */
export function ConsensusOverlays() {
  const { overlay, codes, globals, open, store } = useConsensus();
  const shown = overlay.value;
  const close = () => {
    overlay.value = null;
  };
  switch (shown?.kind) {
    case 'reason':
      return <ReasonDialog place={shown.place} onClose={close} />;
    case 'finish':
      return <FinishDialog onClose={close} />;
    case 'reopen':
      return <ReopenDialog title={messages.value.consensus.reopenTitle} reopen={open.reopen} onClose={close} />;
    case 'rules':
      return <RulesDialog of={shown.of} {...{ codes, globals, rubric: store.answer.rubric }} onClose={close} />;
    default:
      return null;
  }
}

type Closing = { readonly onClose: () => void };

/** Why it was decided so; nothing written takes the reason away. */
function ReasonDialog({ place, onClose }: Closing & { readonly place: string }) {
  const { store } = useConsensus();
  const nameOf = useValueName();
  const decision = store.state.value.decisions.get(place);
  const reason = useSignal(decision?.reason ?? '');
  const known = store.open.find((each) => each.place === place);
  const m = messages.value.consensus;
  return (
    <FormDialog
      title={m.whyThis(known && decision ? nameOf(known.kind, decision.value) : '')}
      action={messages.value.dialog.save}
      onClose={onClose}
      onSubmit={() => {
        store.act({ kind: 'explain', place, reason: reason.value.trim() === '' ? null : reason.value.trim() });
        onClose();
      }}
    >
      <p class="quiet-text">{known?.text}</p>
      <label>
        {m.reason}
        <input maxLength={500} value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </label>
    </FormDialog>
  );
}

function FinishDialog({ onClose }: Closing) {
  const { store, open } = useConsensus();
  const problem = useSignal('');
  const left = store.open.length - store.state.value.decisions.size;
  const m = messages.value;
  return (
    <FormDialog
      title={m.consensus.finishTitle}
      action={m.finish.confirm}
      disabled={left > 0}
      onClose={onClose}
      onSubmit={() => void open.finish().then(onClose, (error: unknown) => (problem.value = explainRefusal(error)))}
    >
      <p>{left > 0 ? m.consensus.left(left) : m.consensus.ready(store.answer.coders.join(', '))}</p>
      {problem.value !== '' && <p class="warning-text">{problem.value}</p>}
    </FormDialog>
  );
}
