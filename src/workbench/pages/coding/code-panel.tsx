import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { CodeDefinition } from '../../../instrument/rubric.ts';
import { type Action, type OwnAction, talkActions } from '../keyboard/key-map.ts';
import { showKey } from '../keyboard/key-name.ts';
import { messages } from '../settings.ts';
import { codeClass } from './code-names.ts';
import { CodeRules } from './code-rules.tsx';
import { useCoding } from './coding-context.ts';

/** How long the pointer rests on a code before its rules show, in milliseconds. */
const restFor = 500;
/** How long the rules stay once the pointer went, so that it can come to them, in milliseconds. */
const leaveFor = 150;

/** A button for every code, with its key; hovering shows the code's rules. */
export function CodePanel() {
  const { codes, isLive } = useCoding();
  const card = useRulesCard();
  const m = messages.value;
  return (
    <section class="code-panel" aria-label={m.codes.label}>
      <h2 class="unseen">{m.codes.label}</h2>
      <div class="code-buttons">
        {[...codes.values()].map((code) => (
          <span
            key={code.id}
            onPointerEnter={() => card.rest(code)}
            onPointerLeave={card.leave}
            onPointerDown={card.close}
          >
            <CodeButton action={`code:${code.id}`} name={code.name}>
              <span class={codeClass(code)} aria-hidden="true">
                {code.abbreviation}
              </span>
            </CodeButton>
          </span>
        ))}
        {isLive ? (
          <CodeButton action="clientTurn" name={m.live.clientTurn}>
            <span class="code none" aria-hidden="true">
              {m.roleLetters.client}
            </span>
          </CodeButton>
        ) : (
          <CodeButton action="notCoded" name={m.codes.notCoded}>
            <span class="code none" aria-hidden="true">
              {m.transcript.notCodedShort}
            </span>
          </CodeButton>
        )}
      </div>
      {!isLive && <TalkButtons />}
      {card.shown.value && <RulesCard code={card.shown.value} card={card} />}
    </section>
  );
}

/** The buttons for what a client says. */
function TalkButtons() {
  const m = messages.value;
  return (
    <fieldset class="talk-buttons">
      <legend>{m.codes.client}</legend>
      {talkActions.map(({ action, talk }) => (
        <CodeButton key={action} action={action} name={m.talk[talk]}>
          <span class={`code talk talk-${talk}`} aria-hidden="true">
            {m.talkLetters[talk]}
          </span>
        </CodeButton>
      ))}
    </fieldset>
  );
}

interface RulesCardState {
  readonly shown: ReadonlySignal<CodeDefinition | null>;
  /** The pointer came to a code: its rules show if it rests there. */
  rest(code: CodeDefinition): void;
  /** The pointer came to the card, which stays. */
  stay(): void;
  /** The pointer went: the card goes soon, unless the pointer comes to it. */
  leave(): void;
  /** The card goes at once, and comes again when the pointer comes again. */
  close(): void;
}

function useRulesCard(): RulesCardState {
  const shown = useSignal<CodeDefinition | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const showAfter = (code: CodeDefinition | null, milliseconds: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (shown.value = code), milliseconds);
  };
  const close = () => {
    clearTimeout(timer.current);
    shown.value = null;
  };
  const { store } = useCoding();
  // On to the next utterance, which the card must not cover.
  useSignalEffect(() => {
    store.spot.value;
    close();
  });
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && close();
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('keydown', onKey);
      clearTimeout(timer.current);
    };
  }, []);
  return {
    shown,
    close,
    rest: (code) => showAfter(code, restFor),
    stay: () => clearTimeout(timer.current),
    leave: () => showAfter(null, leaveFor),
  };
}

function RulesCard({ code, card }: { readonly code: CodeDefinition; readonly card: RulesCardState }) {
  const { codes, store } = useCoding();
  return (
    <div
      class="rules-card"
      role="tooltip"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: long rules scroll, and a keyboard must reach what scrolls
      tabIndex={0}
      onPointerEnter={card.stay}
      onPointerLeave={card.leave}
    >
      <CodeRules code={code} codes={codes} rubric={store.answer.rubric} />
    </div>
  );
}

function CodeButton(props: {
  readonly action: Action;
  readonly name: string;
  readonly children: preact.ComponentChildren;
}) {
  const { keys, perform, store } = useCoding();
  const key = keys.value[props.action];
  return (
    <button
      type="button"
      disabled={!store.writable.value}
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
