import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CodeDefinition } from '../../../instrument/rubric.ts';
import { type Action, type OwnAction, talkActions } from '../keyboard/key-map.ts';
import { showKey } from '../keyboard/key-name.ts';
import { words } from '../settings.ts';
import { codeClass } from './code-names.ts';
import { CodeRules } from './code-rules.tsx';
import { useCoding } from './coding-context.ts';

/** How long the pointer rests on a code before its rules show, in milliseconds. */
const restFor = 500;

/** A button for every code, with its key; hovering shows the code's rules. */
export function CodePanel() {
  const { store, codes, isLive } = useCoding();
  const shown = useSignal<CodeDefinition | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const w = words.value;
  const rest = (code: CodeDefinition) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (shown.value = code), restFor);
  };
  const leave = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (shown.value = null), 150);
  };
  const isDisabled = !store.writable.value;
  return (
    <section class="code-panel" aria-label={w.codes.label}>
      <h2 class="unseen">{w.codes.label}</h2>
      <div class="code-buttons">
        {[...codes.values()].map((code) => (
          <span key={code.id} onPointerEnter={() => rest(code)} onPointerLeave={leave}>
            <CodeButton action={`code:${code.id}`} disabled={isDisabled} name={code.name}>
              <span class={codeClass(code)} aria-hidden="true">
                {code.abbreviation}
              </span>
            </CodeButton>
          </span>
        ))}
        {!isLive && (
          <CodeButton action="notCoded" disabled={isDisabled} name={w.codes.notCoded}>
            <span class="code none" aria-hidden="true">
              {w.transcript.notCodedShort}
            </span>
          </CodeButton>
        )}
        {isLive && (
          <CodeButton action="clientTurn" disabled={isDisabled} name={w.live.clientTurn}>
            <span class="code none" aria-hidden="true">
              {w.roleLetters.client}
            </span>
          </CodeButton>
        )}
      </div>
      {!isLive && (
        <fieldset class="talk-buttons">
          <legend>{w.codes.client}</legend>
          {talkActions.map(({ action, talk }) => (
            <CodeButton key={action} action={action} disabled={isDisabled} name={w.talk[talk]}>
              <span class={`code talk talk-${talk}`} aria-hidden="true">
                {w.talkLetters[talk]}
              </span>
            </CodeButton>
          ))}
        </fieldset>
      )}
      {shown.value && (
        <div
          class="rules-card"
          role="tooltip"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long rules scroll, and a keyboard must reach what scrolls
          tabIndex={0}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={leave}
        >
          <CodeRules code={shown.value} codes={codes} rubric={store.answer.rubric} />
        </div>
      )}
    </section>
  );
}

function CodeButton(props: {
  readonly action: Action;
  readonly name: string;
  readonly disabled: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const { keys, perform } = useCoding();
  const key = keys.value[props.action];
  return (
    <button
      type="button"
      disabled={props.disabled}
      // The focus stays in the text: the next key belongs to the next utterance.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(props.action)}
    >
      {props.children}
      <span class="code-name">{props.name}</span>
      {key !== undefined && <kbd>{showKey(key)}</kbd>}
    </button>
  );
}

/** A button for an action of the page, with its key. */
export function ActionButton(props: {
  readonly action: OwnAction;
  readonly label: string;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly quiet?: boolean;
  readonly primary?: boolean;
}) {
  const { keys, perform } = useCoding();
  const key = keys.value[props.action];
  return (
    <button
      type="button"
      class={props.primary ? 'primary' : props.quiet ? 'quiet' : ''}
      disabled={props.disabled ?? false}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform(props.action)}
    >
      {props.label} {key !== undefined && <kbd>{showKey(key)}</kbd>}
    </button>
  );
}
