import { words } from '../settings.ts';
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
  const w = words.value;
  return (
    <section class="utterance-bar" aria-label={w.tools.currentUtterance}>
      <Suggestion />
      <span class="progress">
        {selected > 1 ? w.transcript.selected(selected) : w.transcript.progress(decided, all)}
      </span>
      <ActionButton
        action="split"
        label={w.transcript.split}
        disabled={isDisabled || !isClinician || store.caret.value === null}
        quiet
      />
      <ActionButton action="join" label={w.transcript.join} disabled={isDisabled || !isClinician} quiet />
      <ActionButton action="clear" label={w.transcript.clear} disabled={isDisabled} quiet />
      <ActionButton action="evidence" label={w.transcript.evidence} disabled={isDisabled} quiet />
      {player.recording.value && (
        <>
          <ActionButton action="listen" label={w.transcript.listen} quiet />
          <ActionButton action="markTime" label={w.transcript.markTime} disabled={isDisabled} quiet />
        </>
      )}
    </section>
  );
}

/** What the heuristic coder would give, with its reason; only where it was asked for. */
function Suggestion() {
  const coding = useCoding();
  const { codes, suggestions } = coding;
  const w = words.value;
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
            <b>{found.uncertain ? w.assist.uncertain : w.assist.estimate}</b> {found.reason}
          </span>
          <ActionButton action="accept" label={w.assist.acceptShort} disabled={!coding.store.writable.value} />
        </>
      ) : (
        <span class="quiet-text">{w.assist.none}</span>
      )}
    </p>
  );
}
