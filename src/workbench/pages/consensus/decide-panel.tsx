import type { ComponentChildren } from 'preact';
import type { ComparedPlace } from '../../../agreement/double-coding/consensus.ts';
import { codeClass } from '../coding/code-names.ts';
import { type Action, talkActions } from '../keyboard/key-map.ts';
import { showKey } from '../keyboard/key-name.ts';
import { messages } from '../settings.ts';
import { useConsensus } from './consensus-context.ts';
import { GivenValue, useValueName } from './given-value.tsx';

/** What can be decided at the current difference, each with its key. */
export function DecidePanel() {
  const { store } = useConsensus();
  const { current, open, state } = store;
  const place = current.value;
  const m = messages.value.consensus;
  return (
    <section class="decide-panel" aria-label={m.decide}>
      <h2>{m.progress(state.value.decisions.size, open.length)}</h2>
      {open.length === 0 && <p>{m.agreeThroughout}</p>}
      {place && (
        <>
          <Takeovers place={place} />
          {place.kind === 'code' && <Codes />}
          {place.kind === 'clientTalk' && <Talk />}
          {place.kind === 'global' && <Points place={place} />}
          <Reason place={place} />
        </>
      )}
    </section>
  );
}

/** A button for a key. */
export function KeyButton(props: {
  readonly keyName: string | undefined;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly primary?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class={props.primary ? 'primary' : ''}
      disabled={props.disabled ?? false}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      // The focus stays in the text: the next key belongs to the next difference.
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onClick}
    >
      {props.children} {props.keyName !== undefined && <kbd>{showKey(props.keyName)}</kbd>}
    </button>
  );
}

/** What each coder gave; a global is rated with a digit, so its coders have none. */
function Takeovers({ place }: { readonly place: ComparedPlace }) {
  const { store, performDigit } = useConsensus();
  const nameOf = useValueName();
  const m = messages.value.consensus;
  if (place.kind === 'global') return null;
  const isDivided = store.answer.places.some(
    (each) => each !== place && each.division !== null && each.division === place.division,
  );
  return (
    <div class="takeovers">
      <h3>{m.takeOver}</h3>
      <div class="code-buttons">
        {store.answer.coders.map((coder, at) => {
          const value = place.given.find((each) => each.coder === coder)?.value;
          return (
            <KeyButton
              key={coder}
              keyName={String(at + 1)}
              disabled={!store.writable.value || value === undefined}
              onClick={() => performDigit(at + 1)}
            >
              {value === undefined ? <span>–</span> : <GivenValue kind={place.kind} value={value} />}
              <span class="code-name" aria-hidden="true">
                {coder}
                {value !== undefined && <span class="quiet-text"> {nameOf(place.kind, value)}</span>}
              </span>
              <span class="unseen">{m.asBy(coder)}</span>
            </KeyButton>
          );
        })}
      </div>
      {isDivided && <p class="quiet-text">{m.divided}</p>}
    </div>
  );
}

function Codes() {
  const { codes } = useConsensus();
  const m = messages.value;
  return (
    <div>
      <h3>{m.consensus.orAnother}</h3>
      <div class="code-buttons">
        {[...codes.values()].map((code) => (
          <ActionChoice key={code.id} action={`code:${code.id}`} name={code.name}>
            <span class={codeClass(code)} aria-hidden="true">
              {code.abbreviation}
            </span>
          </ActionChoice>
        ))}
        <ActionChoice action="notCoded" name={m.codes.notCoded}>
          <span class="code none" aria-hidden="true">
            {m.transcript.notCodedShort}
          </span>
        </ActionChoice>
      </div>
    </div>
  );
}

function Talk() {
  const m = messages.value;
  return (
    <div>
      <h3>{m.codes.client}</h3>
      <div class="code-buttons">
        {talkActions.map(({ action, talk }) => (
          <ActionChoice key={action} action={action} name={m.talk[talk]}>
            <span class={`code talk talk-${talk}`} aria-hidden="true">
              {m.talkLetters[talk]}
            </span>
          </ActionChoice>
        ))}
      </div>
    </div>
  );
}

function ActionChoice(props: { readonly action: Action; readonly name: string; readonly children: ComponentChildren }) {
  const { keys, perform, store } = useConsensus();
  return (
    <KeyButton keyName={keys[props.action]} disabled={!store.writable.value} onClick={() => perform(props.action)}>
      {props.children}
      <span class="code-name">{props.name}</span>
    </KeyButton>
  );
}

/** The points of a global, each with its anchor and who gave it. */
function Points({ place }: { readonly place: ComparedPlace }) {
  const { store, globals, performDigit } = useConsensus();
  const global = globals.get(place.place.slice('global '.length));
  const decided = store.state.value.decisions.get(place.place)?.value;
  if (!global) return null;
  return (
    <div>
      <h3>{global.name}</h3>
      <ul class="point-choices">
        {place.choices.map((point) => {
          const coders = place.given.filter(({ value }) => value === point).map(({ coder }) => coder);
          return (
            <li key={point}>
              <KeyButton
                keyName={point}
                disabled={!store.writable.value}
                pressed={decided === point}
                onClick={() => performDigit(Number(point))}
              >
                <b>{coders.join(', ')}</b> <span lang="en">{global.anchors[Number(point)]}</span>
              </KeyButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Reason({ place }: { readonly place: ComparedPlace }) {
  const { store, keys, perform } = useConsensus();
  const decision = store.state.value.decisions.get(place.place);
  const m = messages.value;
  return (
    <div class="reason">
      {decision?.reason && <p>{m.consensus.because(decision.reason)}</p>}
      <p class="buttons">
        <KeyButton keyName={keys.flag} disabled={!store.writable.value} onClick={() => perform('flag')}>
          {m.consensus.reason}
        </KeyButton>
        <KeyButton keyName={keys.clear} disabled={!store.writable.value || !decision} onClick={() => perform('clear')}>
          {m.transcript.clear}
        </KeyButton>
      </p>
    </div>
  );
}
