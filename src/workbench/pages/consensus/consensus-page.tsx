import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { nameTerm } from '../../../report/messages/glossary.ts';
import { writeClock } from '../coding/clock.ts';
import { SaveState } from '../coding/save-state.tsx';
import { defaultKeyMap, layKeys } from '../keyboard/key-map.ts';
import { listenToKeys } from '../keyboard/listen.ts';
import { writeRoute } from '../route.ts';
import { language, messages } from '../settings.ts';
import { OpenedPage } from '../shell/opened-page.tsx';
import { SettingsControls } from '../shell/settings-controls.tsx';
import { type ConsensusContext, type ConsensusOverlay, ConsensusProvider, useConsensus } from './consensus-context.ts';
import { ConsensusOverlays } from './consensus-overlays.tsx';
import { DecidePanel, KeyButton } from './decide-panel.tsx';
import { type OpenConsensus, openConsensus } from './open-consensus.ts';
import { performAction, performDigit } from './perform-decision.ts';
import { Places } from './places.tsx';

/** Opens a consensus, and shows it or says why that can't be. */
export function ConsensusPage({ id }: { readonly id: string }) {
  return <OpenedPage id={id} open={openConsensus} show={(open) => <OpenedConsensus open={open} />} />;
}

function OpenedConsensus({ open }: { readonly open: OpenConsensus }) {
  const consensus = useParts(open);
  const { store } = consensus;
  useEffect(() => {
    document.title = `${messages.value.consensus.title}: ${store.answer.session.label} · ${messages.value.name}`;
    document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
  }, [store]);
  useEffect(
    () =>
      listenToKeys(
        () => consensus.keys,
        (command) => {
          if (command.kind === 'action') consensus.perform(command.action);
          else consensus.performDigit(command.number);
        },
      ),
    [consensus],
  );
  return (
    <ConsensusProvider value={consensus}>
      <div class="coding-page consensus-page">
        <ConsensusBar />
        <main>
          <Places />
          <aside class="side-column" aria-label={messages.value.consensus.decide}>
            <DecidePanel />
          </aside>
        </main>
        <output class="unseen" aria-live="polite">
          {consensus.said}
        </output>
        <output class="fleeting" aria-live="polite">
          {consensus.notice}
        </output>
        <ConsensusOverlays />
      </div>
    </ConsensusProvider>
  );
}

function useParts(open: OpenConsensus): ConsensusContext {
  const { store } = open;
  const { rubric, keys: kept } = store.answer;
  const overlay = useSignal<ConsensusOverlay | null>(null);
  const lastDecided = useSignal<string | null>(null);
  const said = useSignal('');
  const notice = useSignal('');
  return useMemo(() => {
    const defaults = defaultKeyMap(rubric);
    const parts = {
      open,
      store,
      codes: byId(rubric.codes),
      globals: byId(rubric.globals),
      keys: kept ? layKeys(defaults, kept) : defaults,
      overlay,
      lastDecided,
      said,
      notice,
    };
    return {
      ...parts,
      perform: (action) => performAction(parts, action),
      performDigit: (digit) => performDigit(parts, digit),
    };
  }, [open, language.value]);
}

/** What the rubric defines, under the names of the page's language. */
function byId<Term extends { readonly id: string; readonly name: string }>(terms: readonly Term[]): Map<string, Term> {
  return new Map(terms.map((term) => [term.id, { ...term, name: nameTerm(language.value, term) }]));
}

/** Whose codings of what are settled here, and whether it is kept. */
function ConsensusBar() {
  const { store, open, keys, perform, overlay } = useConsensus();
  const { session, segment, coders, changeGoal } = store.answer;
  const { status, done, undone } = store.state.value;
  const m = messages.value;
  const { startSeconds, endSeconds, method } = segment;
  const hasTimes = startSeconds !== null && endSeconds !== null && method !== 'whole';
  const isWritable = store.writable.value;
  return (
    <header class="session-bar">
      <div class="session-facts">
        <a href={writeRoute({ page: 'consensuses', session: null })}>{m.consensus.all}</a>
        <h1>
          {m.consensus.title}: {session.label}
        </h1>
        <span class="quiet-text">
          {m.segment.changeGoal}: {changeGoal ?? '–'} · {m.segment.part.toLowerCase()}:{' '}
          {hasTimes ? `${writeClock(startSeconds)}–${writeClock(endSeconds)}` : m.segment.method[method]} ·{' '}
          {m.consensus.of(coders.join(', '))}
        </span>
        {status === 'final' && <span class="tag">{m.finish.done}</span>}
      </div>
      <div class="session-tools">
        <SaveState queue={open.queue} />
        <SettingsControls />
      </div>
      <div class="toolbar">
        <KeyButton keyName={keys.undo} disabled={!isWritable || done.length === 0} onClick={() => perform('undo')}>
          {m.tools.undo}
        </KeyButton>
        <KeyButton keyName={keys.redo} disabled={!isWritable || undone.length === 0} onClick={() => perform('redo')}>
          {m.tools.redo}
        </KeyButton>
        <KeyButton keyName={keys.nextUncoded} onClick={() => perform('nextUncoded')}>
          {m.consensus.nextOpen}
        </KeyButton>
        <KeyButton keyName={keys.wholeSession} pressed={store.showAll.value} onClick={() => perform('wholeSession')}>
          {m.consensus.everything}
        </KeyButton>
        <KeyButton keyName={keys.rules} onClick={() => perform('rules')}>
          {m.codes.rules}
        </KeyButton>
        {status === 'draft' ? (
          <KeyButton keyName={keys.finish} disabled={!isWritable} onClick={() => perform('finish')} primary>
            {m.tools.finish}
          </KeyButton>
        ) : (
          <button type="button" onClick={() => (overlay.value = { kind: 'reopen' })}>
            {m.tools.reopen}
          </button>
        )}
      </div>
      <Notices />
    </header>
  );
}

/** What stands in the way of deciding, and what to do about it. */
function Notices() {
  const { open, store, overlay } = useConsensus();
  const state = open.queue.state.value;
  const m = messages.value;
  return (
    <div class="notices" role="status">
      {state.kind === 'away' && <p class="notice">{m.save.away}</p>}
      {state.kind === 'notEntered' && <p class="notice">{m.faults.noToken}</p>}
      {state.kind === 'stopped' && (
        <p class="notice">
          {m.save.refused(state.why)}{' '}
          <button type="button" onClick={() => location.reload()}>
            {m.consensus.loadAgain}
          </button>
        </p>
      )}
      {open.lost.value > 0 && <p class="notice">{m.save.lost(open.lost.value)}</p>}
      {open.outdated.value && (
        <p class="notice">
          {m.consensus.outdated}{' '}
          <button type="button" onClick={() => (overlay.value = { kind: 'reopen' })}>
            {m.tools.reopen}
          </button>
        </p>
      )}
      {store.state.value.status === 'final' && !open.outdated.value && (
        <p class="notice quiet-notice">{m.consensus.final}</p>
      )}
    </div>
  );
}
