import { messages } from '../settings.ts';
import { ActionButton } from './code-panel.tsx';
import { useCoding } from './coding-context.ts';
import { countDecided } from './spots.ts';
import { suggestionAt } from './suggestion.ts';
import { Decision } from './turn-row.tsx';

/** What can be done with the current utterance, for the mouse and for a finger; the keys stand beside. */
export function UtteranceBar() {
  const coding = useCoding();
  const { store, player } = coding;
  const { turns } = store.state.value.document;
  const { decided, all } = countDecided(turns);
  const isDisabled = !store.writable.value;
  const isClinician = turns[store.spot.value.turn]?.role === 'clinician';
  const selected = store.selection.value.length;
  const m = messages.value;
  return (
    <section class="utterance-bar" aria-label={m.tools.currentUtterance}>
      <Suggestion />
      <span class="progress">
        {selected > 1 ? m.transcript.selected(selected) : m.transcript.progress(decided, all)}
      </span>
      <ActionButton
        action="split"
        label={m.transcript.split}
        disabled={isDisabled || !isClinician || store.caret.value === null}
        quiet
      />
      <ActionButton action="join" label={m.transcript.join} disabled={isDisabled || !isClinician} quiet />
      <ActionButton action="clear" label={m.transcript.clear} disabled={isDisabled} quiet />
      <ActionButton action="evidence" label={m.transcript.evidence} disabled={isDisabled} quiet />
      {player.recording.value && (
        <>
          <ActionButton action="listen" label={m.transcript.listen} quiet />
          <ActionButton action="markTime" label={m.transcript.markTime} disabled={isDisabled} quiet />
        </>
      )}
    </section>
  );
}

/** What the heuristic coder would give, with its reason; only where it was asked for. */
function Suggestion() {
  const coding = useCoding();
  const { codes, suggestions } = coding;
  const m = messages.value;
  if (!suggestions.value) return null;
  const found = suggestionAt(coding);
  return (
    <p class="suggestion">
      {found ? (
        <>
          <span class="hollow-code">
            <Decision decision={found.decision} codes={codes} />
          </span>
          <span>
            <b>{found.uncertain ? m.assist.uncertain : m.assist.estimate}</b> {found.reason}
          </span>
          <ActionButton action="accept" label={m.assist.acceptShort} disabled={!coding.store.writable.value} />
        </>
      ) : (
        <span class="quiet-text">{m.assist.none}</span>
      )}
    </p>
  );
}
