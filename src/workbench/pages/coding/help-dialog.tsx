import { useSignal } from '@preact/signals';
import type { KeysBody } from '../../api/keys.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { type Action, assignKey, defaultKeyMap, type OwnAction } from '../keyboard/key-map.ts';
import { nameKey, showKey } from '../keyboard/key-name.ts';
import { ask, Refusal } from '../request.ts';
import { words } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { useCoding } from './coding-context.ts';

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
  const w = words.value;
  const nameOf = (action: string) =>
    action.startsWith('code:') ? (codes.get(action.slice(5))?.name ?? action) : w.actions[action as OwnAction];

  const keep = async (next: typeof keys.value | null) => {
    const path = fillPath(paths.keys, { rubric: store.answer.rubric.id });
    try {
      await ask<KeysBody>(path, { method: 'PUT', body: { keys: next } });
    } catch (error) {
      message.value = error instanceof Refusal ? error.message : w.save.away;
    }
  };

  const choose = (event: KeyboardEvent) => {
    const action = waiting.value;
    const key = nameKey(event);
    if (!action || key === null) return;
    event.preventDefault();
    event.stopPropagation();
    waiting.value = null;
    if (key === 'Escape') return;
    const assigned = assignKey(keys.value, action, key);
    if (!assigned.ok) {
      message.value = assigned.takenBy
        ? w.help.taken(showKey(key), nameOf(assigned.takenBy))
        : w.help.reserved(showKey(key));
      return;
    }
    keys.value = assigned.map;
    message.value = w.help.changed(nameOf(action), showKey(key));
    void keep(assigned.map);
  };

  const row = (action: Action) => {
    const key = keys.value[action];
    return (
      <li key={action}>
        <span>{nameOf(action)}</span>
        {waiting.value === action ? (
          <span class="press">{w.help.press}</span>
        ) : (
          <kbd>{key === undefined ? '–' : showKey(key)}</kbd>
        )}
        <button
          type="button"
          class="quiet"
          aria-label={`${w.help.change}: ${nameOf(action)}`}
          onClick={() => {
            waiting.value = action;
            message.value = '';
          }}
          onKeyDown={choose}
        >
          {w.help.change}
        </button>
      </li>
    );
  };

  return (
    <Dialog title={w.help.title} onClose={onClose} wide>
      <p class="quiet-text">{w.help.intro}</p>
      <p class="key-message" role="status">
        {message.value}
      </p>
      <div class="key-groups">
        <section>
          <h3>{w.help.codes}</h3>
          <ul>
            {[...codes.keys()].map((id) => row(`code:${id}`))}
            {(['notCoded', 'changeTalk', 'sustainTalk', 'neutralTalk'] as const).map(row)}
          </ul>
        </section>
        {groups.map(({ title, actions }) => (
          <section key={title}>
            <h3>{w.help[title]}</h3>
            <ul>
              {title === 'edit' && (
                <li>
                  <span>{w.help.sentences}</span>
                  <span>
                    <kbd>1</kbd>–<kbd>9</kbd>
                  </span>
                </li>
              )}
              {actions.map(row)}
            </ul>
          </section>
        ))}
      </div>
      <footer>
        <button
          type="button"
          onClick={() => {
            keys.value = defaultKeyMap(store.answer.rubric);
            message.value = '';
            void keep(null);
          }}
        >
          {w.help.reset}
        </button>
      </footer>
    </Dialog>
  );
}
