import type { KeyMap } from '../../api/keys.ts';
import { type Action, findAction, isSentenceKey } from './key-map.ts';
import { nameKey } from './key-name.ts';

/** What a pressed key asks for: an action, or dividing after a sentence. */
export type KeyCommand =
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'sentence'; readonly number: number };

/**
 * Listens to keys wherever the focus is, except where text is written and while a dialogue is open.
 *
 * @returns a function that stops listening
 */
export function listenToKeys(keys: () => KeyMap, perform: (command: KeyCommand) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    const name = nameKey(event);
    const command = name === null ? null : readCommand(keys(), name);
    if (!command || name === null || belongsToFocus(event.target, name)) return;
    event.preventDefault();
    perform(command);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function readCommand(keys: KeyMap, name: string): KeyCommand | null {
  if (isSentenceKey(name)) return { kind: 'sentence', number: Number(name) };
  const action = findAction(keys, name);
  return action === undefined ? null : { kind: 'action', action };
}

/** Keys that the focused control needs itself: all where text is written, a few on buttons, lists and ratings. */
function belongsToFocus(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A digit rates there, and never divides what is out of sight.
  if (isSentenceKey(key) && target.closest('.globals-panel')) return true;
  const isArrow = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
  if (target instanceof HTMLSelectElement) return !key.startsWith('Ctrl+');
  if (target instanceof HTMLInputElement) {
    if (target.type === 'radio' || target.type === 'range' || target.type === 'checkbox')
      return isArrow || key === 'Space';
    return target.type !== 'file';
  }
  return (key === 'Enter' || key === 'Space') && target.matches('button, a, summary');
}
