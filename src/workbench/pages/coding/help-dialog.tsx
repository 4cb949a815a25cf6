import { type Signal, useSignal } from '@preact/signals';
import type { KeyMap, KeysBody } from '../../api/keys.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { type Action, assignKey, defaultKeyMap, type OwnAction } from '../keyboard/key-map.ts';
import { nameKey, showKey } from '../keyboard/key-name.ts';
import { ask } from '../request.ts';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { explainRefusal } from '../shell/explain-refusal.ts';
import { type CodingContext, useCoding } from './coding-context.ts';

const groups: readonly {
  readonly title: 'move' | 'edit' | 'sound' | 'rest';
  readonly actions: readonly OwnAction[];
}[] = [
  {
    title: 'move',
    actions: [
      'next',
      'previous',
      'nextUncoded',
      'previousUncoded',
      'first',
      'last',
      'extendDown',
      'extendUp',
      'jumpToTime',
    ],
  },
  {
    title: 'edit',
    actions: ['caretRight', 'caretLeft', 'wordRight', 'wordLeft', 'split', 'join', 'clear', 'undo', 'redo', 'accept'],
  },
  { title: 'sound', actions: ['play', 'back', 'slower', 'faster', 'listen', 'markTime', 'follow', 'clientTurn'] },
  { title: 'rest', actions: ['rate', 'evidence', 'flag', 'rules', 'help', 'hideScores', 'wholeSession', 'finish'] },
];

/** Every key, and a way to change it. Keys are kept per coder and instrument. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { codes, keys, store } = useCoding();
  const waiting = useSignal<Action | null>(null);
  const message = useSignal('');
  const m = messages.value;
  const row = (action: Action) => <KeyRow key={action} action={action} waiting={waiting} message={message} />;
  const reset = () => {
    keys.value = defaultKeyMap(store.answer.rubric);
    message.value = '';
    void keepKeys(store, null, message);
  };
  return (
    <Dialog title={m.help.title} onClose={onClose} wide>
      <p class="quiet-text">{m.help.intro}</p>
      <p class="key-message" role="status">
        {message.value}
      </p>
      <div class="key-groups">
        <section>
          <h3>{m.help.codes}</h3>
          <ul>
            {[...codes.keys()].map((id) => row(`code:${id}`))}
            {(['notCoded', 'changeTalk', 'sustainTalk', 'neutralTalk'] as const).map(row)}
          </ul>
        </section>
        {groups.map(({ title, actions }) => (
          <section key={title}>
            <h3>{m.help[title]}</h3>
            <ul>
              {title === 'edit' && <SentenceKeys />}
              {actions.map(row)}
            </ul>
          </section>
        ))}
      </div>
      <footer>
        <button type="button" onClick={reset}>
          {m.help.reset}
        </button>
      </footer>
    </Dialog>
  );
}

/** The keys that are the same for all, because they are numbers. */
function SentenceKeys() {
  return (
    <li>
      <span>{messages.value.help.sentences}</span>
      <span>
        <kbd>1</kbd>–<kbd>9</kbd>
      </span>
    </li>
  );
}

/** An action with its key. "Change" waits for another key, which is given to the action unless it is taken. */
function KeyRow(props: {
  readonly action: Action;
  /** The action that waits for a key. */
  readonly waiting: Signal<Action | null>;
  readonly message: Signal<string>;
}) {
  const { action, waiting, message } = props;
  const { codes, keys, store } = useCoding();
  const key = keys.value[action];
  const m = messages.value;
  const nameOf = (of: string) =>
    of.startsWith('code:') ? (codes.get(of.slice('code:'.length))?.name ?? of) : m.actions[of as OwnAction];

  const choose = (event: KeyboardEvent) => {
    const pressed = nameKey(event);
    if (waiting.value !== action || pressed === null) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.value = null;
    if (pressed === 'Escape') return;
    const assigned = assignKey(keys.value, action, pressed);
    if (!assigned.ok) {
      const { takenBy } = assigned;
      message.value = takenBy ? m.help.taken(showKey(pressed), nameOf(takenBy)) : m.help.reserved(showKey(pressed));
      return;
    }
    keys.value = assigned.map;
    message.value = m.help.changed(nameOf(action), showKey(pressed));
    void keepKeys(store, assigned.map, message);
  };

  return (
    <li>
      <span>{nameOf(action)}</span>
      {waiting.value === action ? (
        <span class="press">{m.help.press}</span>
      ) : (
        <kbd>{key === undefined ? '–' : showKey(key)}</kbd>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={`${m.help.change}: ${nameOf(action)}`}
        onClick={() => {
          waiting.value = action;
          message.value = '';
        }}
        onKeyDown={choose}
      >
        {m.help.change}
      </button>
    </li>
  );
}

/** Keeps the coder's keys for the instrument; null goes back to the instrument's own. */
async function keepKeys(store: CodingContext['store'], keys: KeyMap | null, message: Signal<string>): Promise<void> {
  const path = fillPath(paths.keys, { rubric: store.answer.rubric.id });
  try {
    await ask<KeysBody>(path, { method: 'PUT', body: { keys } });
  } catch (error) {
    message.value = explainRefusal(error);
  }
}
