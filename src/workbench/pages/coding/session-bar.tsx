import { SessionReportLink } from '../reports/session-report-link.tsx';
import { writeRoute } from '../route.ts';
import { words } from '../settings.ts';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { writeClock } from './clock.ts';
import { ActionButton } from './code-panel.tsx';
import { useCoding } from './coding-context.ts';
import { SaveState } from './save-state.tsx';

/** What is coded, by whom, and whether it is kept. */
export function SessionBar() {
  const { store, overlay, open } = useCoding();
  const { answer } = store;
  const { document, status, shownInDraft } = store.state.value;
  const w = words.value;
  const { startSeconds, endSeconds, method, seed } = answer.segment;
  const hasTimes = startSeconds !== null && endSeconds !== null && method !== 'whole';
  return (
    <header class="session-bar">
      <div class="session-facts">
        <a href={writeRoute({ page: 'sessions' })}>{w.tools.sessions}</a>
        <h1>{answer.session.label}</h1>
        <button type="button" class="quiet" onClick={() => (overlay.value = { kind: 'segment' })}>
          {w.segment.changeGoal}: {document.changeGoal ?? '–'} · {w.segment.part.toLowerCase()}:{' '}
          {hasTimes ? `${writeClock(startSeconds)}–${writeClock(endSeconds)}` : w.segment.method[method]}
          {seed !== null && ` · ${w.segment.seed.toLowerCase()} ${seed}`} · {w.segment.coder.toLowerCase()}{' '}
          {answer.coder.id}
        </button>
        {shownInDraft.length > 0 && <span class="tag">{w.assist.on}</span>}
        {status === 'final' && <span class="tag">{w.finish.done}</span>}
      </div>
      <div class="session-tools">
        <SaveState queue={open.queue} />
        <SettingsControls />
      </div>
      <div class="toolbar">
        <ActionButton action="undo" label={w.tools.undo} disabled={!store.writable.value || !store.state.value.done} />
        <ActionButton
          action="redo"
          label={w.tools.redo}
          disabled={!store.writable.value || !store.state.value.undone}
        />
        <ActionButton action="flag" label={w.tools.flag} disabled={!store.writable.value} />
        <ActionButton action="rules" label={w.codes.rules} />
        <ActionButton action="help" label={w.tools.help} />
        {!answer.practice && store.turns.length > 0 && (
          <button type="button" disabled={!store.writable.value} onClick={() => (overlay.value = { kind: 'assist' })}>
            {w.tools.assistance}
          </button>
        )}
        {status === 'draft' && !answer.practice && (
          <ActionButton action="finish" label={w.tools.finish} disabled={!store.writable.value} primary />
        )}
        {status === 'final' && !answer.practice && (
          <SessionReportLink id={answer.session.id} label={answer.session.label} />
        )}
        {status === 'final' && answer.own && (
          <button
            type="button"
            disabled={open.holder.value !== 'this'}
            onClick={() => (overlay.value = { kind: 'reopen' })}
          >
            {w.tools.reopen}
          </button>
        )}
      </div>
      <Notices />
    </header>
  );
}

/** What stands in the way of writing, and what to do about it. */
function Notices() {
  const { open, store } = useCoding();
  const state = open.queue.state.value;
  const w = words.value;
  return (
    <div class="notices" role="status">
      {(state.kind === 'away' || (state.kind === 'saved' && !open.reachable.value)) && (
        <p class="notice">{w.save.away}</p>
      )}
      {open.lost.value > 0 && <p class="notice">{w.save.lost(open.lost.value)}</p>}
      {state.kind === 'notEntered' && <p class="notice">{w.faults.noToken}</p>}
      {state.kind === 'stopped' && open.holder.value !== 'another' && <p class="notice">{w.save.refused(state.why)}</p>}
      {store.answer.own && open.holder.value === 'another' && (
        <p class="notice">
          {w.save.readOnly}{' '}
          <button type="button" onClick={() => void open.takeOver().catch(() => undefined)}>
            {w.save.takeOver}
          </button>
        </p>
      )}
      {store.state.value.status === 'final' && <p class="notice quiet-notice">{w.save.final}</p>}
    </div>
  );
}
