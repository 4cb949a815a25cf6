import type { ComponentChildren } from 'preact';
import { messages } from '../settings.ts';
import { Dialog } from './dialog.tsx';

/** A form in a dialogue: Enter does it, Escape does not. */
export function FormDialog(props: {
  readonly title: string;
  readonly action: string;
  readonly disabled?: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.disabled) props.onSubmit();
        }}
      >
        {props.children}
        <footer>
          <button type="button" onClick={props.onClose}>
            {messages.value.dialog.cancel}
          </button>
          <button type="submit" class="primary" disabled={props.disabled ?? false}>
            {props.action}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
