import { useComputed, useSignalEffect } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { ComparedPlace } from '../../../agreement/double-coding/consensus.ts';
import type { ConsensusAnswer } from '../../api/consensus.ts';
import { writeClock } from '../coding/clock.ts';
import { messages } from '../settings.ts';
import { useConsensus } from './consensus-context.ts';
import { GivenValue } from './given-value.tsx';

type Turn = ConsensusAnswer['turns'][number];

/** What is shown of a turn: its places, or its words alone where nobody gave it anything. */
interface ShownTurn {
  readonly turn: Turn;
  readonly places: readonly ComparedPlace[];
}

/**
 * Codings side by side: globals, then what was said, with what each coder gave and what was decided. A list box with an
 * option a place, so that a screen reader passes single keys on.
 */
export function Places() {
  const { store } = useConsensus();
  const { answer, showAll, current } = store;
  const list = useRef<HTMLDivElement>(null);
  const globals = answer.places.filter(({ kind, differs }) => kind === 'global' && (showAll.value || differs));
  const turns = useMemo(() => listTurns(answer, showAll.value), [answer, showAll.value]);
  useSignalEffect(() => {
    const id = current.value && placeId(current.value);
    // What is shown besides moves the current one away.
    showAll.value;
    if (id === null) return;
    list.current?.setAttribute('aria-activedescendant', id);
    requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }));
  });
  const m = messages.value;
  return (
    <div class="places-scroll">
      <div class="place places-header" style={{ '--coders': answer.coders.length }} aria-hidden="true">
        <span class="by-coders">
          {answer.coders.map((coder) => (
            <span class="by" key={coder} title={coder}>
              {coder}
            </span>
          ))}
        </span>
        <span class="settled">{m.consensus.title}</span>
      </div>
      <div
        ref={list}
        class="places"
        role="listbox"
        tabIndex={0}
        aria-label={showAll.value ? m.consensus.everything : m.consensus.differences}
        style={{ '--coders': answer.coders.length }}
      >
        {globals.map((place) => (
          <PlaceRow key={place.place} place={place} turn={null} isFirst={false} />
        ))}
        {turns.map(({ turn, places }) =>
          places.length === 0 ? (
            <Context key={turn.id} turn={turn} />
          ) : (
            places.map((place, at) => <PlaceRow key={place.place} place={place} turn={turn} isFirst={at === 0} />)
          ),
        )}
      </div>
    </div>
  );
}

/** Every turn; or those with a difference, each behind the one before it, which says what it answers. */
function listTurns({ turns, places }: ConsensusAnswer, isAll: boolean): ShownTurn[] {
  const byTurn = Map.groupBy(places, ({ turnId }) => turnId);
  const shown = turns.map((turn) => ({ turn, places: byTurn.get(turn.id) ?? [] }));
  if (isAll) return shown;
  const differs = (each: ShownTurn | undefined) => each?.places.some((place) => place.differs) ?? false;
  return shown.flatMap((each, at) => {
    if (differs(each)) return [each];
    return differs(shown[at + 1]) ? [{ turn: each.turn, places: [] }] : [];
  });
}

function placeId({ place }: Pick<ComparedPlace, 'place'>): string {
  return `place-${place.replaceAll(' ', '-')}`;
}

function Context({ turn }: { readonly turn: Turn }) {
  return (
    <div class={`place context ${turn.role}`} role="option" aria-disabled="true" aria-selected="false" tabIndex={-1}>
      <Who turn={turn} />
      <span class="text">{turn.text}</span>
    </div>
  );
}

function Who({ turn }: { readonly turn: Turn | null }) {
  const m = messages.value;
  if (!turn) return <span class="who" />;
  return (
    <span class="who">
      <span class="time">{turn.startSeconds === null ? '' : writeClock(turn.startSeconds)}</span>{' '}
      <span aria-hidden="true">{m.roleLetters[turn.role]}</span>
      <span class="unseen">{m.roles[turn.role]}</span>
    </span>
  );
}

function PlaceRow(props: { readonly place: ComparedPlace; readonly turn: Turn | null; readonly isFirst: boolean }) {
  const { place, turn, isFirst } = props;
  const { store, globals } = useConsensus();
  const decision = useComputed(() => store.state.value.decisions.get(place.place));
  const isCurrent = useComputed(() => store.current.value === place);
  const m = messages.value;
  const name = place.kind === 'global' ? globals.get(place.place.slice('global '.length))?.name : undefined;
  const shape = `${place.differs ? 'differs' : 'agrees'}${isCurrent.value ? ' current' : ''}${isFirst ? ' opens' : ''}`;
  const settled = decision.value?.value ?? (place.differs ? undefined : place.given[0]?.value);
  return (
    <div
      id={placeId(place)}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent.value}
      aria-disabled={!place.differs}
      class={`place of-${place.kind} ${turn?.role ?? ''} ${shape}`}
      onClick={() => store.moveTo(place)}
      // Keys work wherever the focus is: see keyboard/listen.ts.
      onKeyDown={() => undefined}
    >
      <Who turn={isFirst ? turn : null} />
      <span class="text">
        {name ?? place.text}
        {decision.value?.reason && <span class="why">{m.consensus.because(decision.value.reason)}</span>}
      </span>
      <span class="by-coders">
        {place.differs &&
          store.answer.coders.map((coder) => {
            const value = place.given.find((each) => each.coder === coder)?.value;
            return (
              <span class="by" key={coder}>
                <span class="unseen">{coder}: </span>
                {value === undefined ? '–' : <GivenValue kind={place.kind} value={value} />}
              </span>
            );
          })}
      </span>
      <span class="settled">
        {place.differs && <span class="unseen">{m.consensus.title}: </span>}
        {settled === undefined ? (
          <span class="still-open" title={m.consensus.stillOpen}>
            <span class="unseen">{m.consensus.stillOpen}</span>
          </span>
        ) : (
          <GivenValue kind={place.kind} value={settled} />
        )}
      </span>
    </div>
  );
}
