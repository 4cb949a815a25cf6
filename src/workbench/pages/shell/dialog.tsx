import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { messages } from '../settings.ts';

/** A dialogue above the page: it holds the focus, Escape closes it, and the focus goes back to where it was. */
export function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly wide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  // At once, so that the next key is the dialogue's.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('input, textarea, .choices button, .primary:enabled')?.focus();
    return () => {
      // As long as it is open, nothing else can have the focus.
      shown?.close();
      giveFocusBack(before);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.wide ? 'wide' : ''}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header>
        <h2 id={title}>{props.title}</h2>
        <button type="button" class="quiet" onClick={props.onClose}>
          {messages.value.dialog.close} <kbd>Esc</kbd>
        </button>
      </header>
      {props.children}
    </dialog>
  );
}

/** To where it was; where that is gone or can't be used any more, to the text to be coded or to the head of the page. */
function giveFocusBack(before: Element | null): void {
  const places = [before, document.querySelector('[role=listbox]'), document.querySelector('h1')];
  for (const place of places) {
    if (!(place instanceof HTMLElement) || place === document.body) continue;
    if (place.matches('h1')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    if (document.activeElement === place) return;
  }
}
