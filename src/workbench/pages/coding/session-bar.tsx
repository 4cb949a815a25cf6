import { SessionReportLink } from '../reports/session-report-link.tsx';
import { writeRoute } from '../route.ts';
import { messages } from '../settings.ts';
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
  const m = messages.value;
  const { startSeconds, endSeconds, method, seed } = answer.segment;
  const hasTimes = startSeconds !== null && endSeconds !== null && method !== 'whole';
  return (
    <header class="session-bar">
      <div class="session-facts">
        <a href={writeRoute({ page: 'sessions' })}>{m.tools.sessions}</a>
        <h1>{answer.session.label}</h1>
        <button type="button" class="quiet" onClick={() => (overlay.value = { kind: 'segment' })}>
          {m.segment.changeGoal}: {document.changeGoal ?? '–'} · {m.segment.part.toLowerCase()}:{' '}
          {hasTimes ? `${writeClock(startSeconds)}–${writeClock(endSeconds)}` : m.segment.method[method]}
          {seed !== null && ` · ${m.segment.seed.toLowerCase()} ${seed}`} · {m.segment.coder.toLowerCase()}{' '}
          {answer.coder.id}
        </button>
        {shownInDraft.length > 0 && <span class="tag">{m.assist.on}</span>}
        {status === 'final' && <span class="tag">{m.finish.done}</span>}
      </div>
      <div class="session-tools">
        <SaveState queue={open.queue} />
        <SettingsControls />
      </div>
      <div class="toolbar">
        <ActionButton action="undo" label={m.tools.undo} disabled={!store.writable.value || !store.state.value.done} />
        <ActionButton
          action="redo"
          label={m.tools.redo}
          disabled={!store.writable.value || !store.state.value.undone}
        />
        <ActionButton action="flag" label={m.tools.flag} disabled={!store.writable.value} />
        <ActionButton action="rules" label={m.codes.rules} />
        <ActionButton action="help" label={m.tools.help} />
        {!answer.practice && store.turns.length > 0 && (
          <button type="button" disabled={!store.writable.value} onClick={() => (overlay.value = { kind: 'assist' })}>
            {m.tools.assistance}
          </button>
        )}
        {status === 'draft' && !answer.practice && (
          <ActionButton action="finish" label={m.tools.finish} disabled={!store.writable.value} primary />
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
            {m.tools.reopen}
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
  const line = open.line.value;
  const m = messages.value;
  return (
    <div class="notices" role="status">
      {(state.kind === 'away' || (state.kind === 'saved' && line === 'away')) && <p class="notice">{m.save.away}</p>}
      {open.lost.value > 0 && <p class="notice">{m.save.lost(open.lost.value)}</p>}
      {(state.kind === 'notEntered' || (state.kind === 'saved' && line === 'notEntered')) && (
        <p class="notice">{m.save.notEntered}</p>
      )}
      {state.kind === 'stopped' && open.holder.value !== 'another' && <p class="notice">{m.save.refused(state.why)}</p>}
      {store.answer.own && open.holder.value === 'another' && (
        <p class="notice">
          {m.save.readOnly}{' '}
          <button type="button" onClick={() => void open.takeOver().catch(() => undefined)}>
            {m.save.takeOver}
          </button>
        </p>
      )}
      {store.state.value.status === 'final' && <p class="notice quiet-notice">{m.save.final}</p>}
    </div>
  );
}
