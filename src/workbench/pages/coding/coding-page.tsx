import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { nameTerm } from '../../../report/messages/glossary.ts';
import { fillPath, paths } from '../../api/paths.ts';
import { defaultKeyMap, layKeys } from '../keyboard/key-map.ts';
import { listenToKeys } from '../keyboard/listen.ts';
import { LiveTally } from '../live/live-tally.tsx';
import { createPlayer } from '../player/player.ts';
import { PlayerBar } from '../player/player-bar.tsx';
import { PracticeBar } from '../practice/practice-bar.tsx';
import { language, messages } from '../settings.ts';
import { OpenedPage } from '../shell/opened-page.tsx';
import { CodePanel } from './code-panel.tsx';
import { type CodingContext, CodingProvider, type Overlay } from './coding-context.ts';
import { GlobalsPanel } from './globals-panel.tsx';
import { openCoding, type PageCoding } from './open-coding.ts';
import { Overlays } from './overlays.tsx';
import { divideAfterSentence, performAction } from './perform.ts';
import { SessionBar } from './session-bar.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { Transcript } from './transcript.tsx';
import { UtteranceBar } from './utterance-bar.tsx';

/** Opens a coding, and shows it or says why that can't be. */
export function CodingPage({ id }: { readonly id: string }) {
  return <OpenedPage id={id} open={openCoding} show={(open) => <OpenedCoding open={open} />} />;
}

function OpenedCoding({ open }: { readonly open: PageCoding }) {
  const coding = useCodingParts(open);
  const { store, isLive } = coding;
  useEffect(() => {
    document.title = `${store.answer.session.label} · ${messages.value.name}`;
    document.querySelector<HTMLElement>('[role=listbox]')?.focus({ preventScroll: true });
  }, [store]);
  useEffect(
    () =>
      listenToKeys(
        () => coding.keys.value,
        (command) => {
          if (command.kind === 'action') coding.perform(command.action);
          else if (!isLive) divideAfterSentence(coding, command.number);
        },
      ),
    [coding],
  );
  return (
    <CodingProvider value={coding}>
      <div class={`coding-page${isLive ? ' live' : ''}`}>
        <SessionBar />
        {store.answer.practice && <PracticeBar />}
        {!store.answer.practice && <PlayerBar />}
        <main>
          <div class="text-column">
            {isLive ? <LiveTally /> : <Transcript />}
            {!isLive && <UtteranceBar />}
          </div>
          <aside class="side-column" aria-label={messages.value.tools.beside}>
            <CodePanel />
            <SummaryPanel />
            {!store.answer.practice && <GlobalsPanel />}
          </aside>
        </main>
        <output class="unseen" aria-live="polite">
          {coding.said}
        </output>
        <output class="fleeting" aria-live="polite">
          {coding.notice}
        </output>
        <Overlays />
      </div>
    </CodingProvider>
  );
}

function useCodingParts(open: PageCoding): CodingContext {
  const { store } = open;
  const { rubric, recording, keys: kept } = store.answer;
  const defaults = useMemo(() => defaultKeyMap(rubric), [rubric]);
  const keys = useSignal(kept ? layKeys(defaults, kept) : defaults);
  const overlay = useSignal<Overlay | null>(null);
  const follow = useSignal(true);
  const wholeSession = useSignal(false);
  const said = useSignal('');
  const notice = useSignal('');
  const suggestions = useSignal<CodingContext['suggestions']['value']>(null);
  const player = useMemo(createPlayer, [open]);
  useEffect(() => {
    if (recording) {
      const url = fillPath(paths.recording, { session: store.answer.session.id });
      player.open({ url, isVideo: recording.kind === 'video', file: null });
    }
    return () => player.close();
  }, [player]);
  // A live tally goes on where it was left; everything else begins where the segment does.
  useSignalEffect(() => {
    if (!player.element.value) return;
    const times = store.state.peek().document.events?.map(({ atSeconds }) => atSeconds) ?? [];
    untracked(() => player.seek(Math.max(store.answer.segment.startSeconds ?? 0, ...times)));
  });
  return useMemo(() => {
    const parts: Omit<CodingContext, 'perform'> = {
      open,
      store,
      player,
      codes: byId(rubric.codes),
      globals: byId(rubric.globals),
      keys,
      overlay,
      follow,
      wholeSession,
      said,
      notice,
      suggestions,
      isLive: store.answer.start.events !== null,
    };
    return { ...parts, perform: (action) => performAction(parts, action) };
  }, [open, language.value]);
}

/** What the rubric defines, under the names of the page's language. */
function byId<Term extends { readonly id: string; readonly name: string }>(terms: readonly Term[]): Map<string, Term> {
  return new Map(terms.map((term) => [term.id, { ...term, name: nameTerm(language.value, term) }]));
}
