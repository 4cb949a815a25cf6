import { useSignal } from '@preact/signals';
import { messages } from '../settings.ts';
import { Dialog } from '../shell/dialog.tsx';
import { FormDialog } from '../shell/form-dialog.tsx';
import { ReopenDialog } from '../shell/reopen-dialog.tsx';
import { AssistDialog } from './assist-dialog.tsx';
import { readClock } from './clock.ts';
import { type CodingContext, useCoding } from './coding-context.ts';
import { placeOf } from './coding-store.ts';
import { findPlace } from './find-place.ts';
import { FinishDialog } from './finish-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import { SegmentDialog } from './segment-dialog.tsx';
import { sameSpot } from './spots.ts';
import { timesOf } from './turn-times.ts';

/** The dialogue that was asked for, if any. */
export function Overlays() {
  const { overlay, open, store, codes, globals } = useCoding();
  const shown = overlay.value;
  const close = () => {
    overlay.value = null;
  };
  switch (shown?.kind) {
    case 'help':
      return <HelpDialog onClose={close} />;
    case 'rules':
      return <RulesDialog of={shown.of} {...{ codes, globals, rubric: store.answer.rubric }} onClose={close} />;
    case 'flag':
      return <FlagDialog onClose={close} />;
    case 'evidence':
      return <EvidenceDialog onClose={close} />;
    case 'jump':
      return <JumpDialog onClose={close} />;
    case 'withhold':
      return <WithholdDialog global={shown.global} onClose={close} />;
    case 'finish':
      return <FinishDialog onClose={close} />;
    case 'reopen':
      return <ReopenDialog title={messages.value.finish.reopenTitle} reopen={open.reopen} onClose={close} />;
    case 'assist':
      return <AssistDialog onClose={close} />;
    case 'segment':
      return <SegmentDialog onClose={close} />;
    default:
      return null;
  }
}

type Closing = { readonly onClose: () => void };

/** The place that a flag or a tie is given: the current utterance, or in a live tally the last event. */
function currentPlace({ store, isLive }: CodingContext) {
  if (isLive) {
    const last = store.state.value.document.events?.at(-1);
    return last ? { event: last.id } : null;
  }
  const { turn, index } = store.spot.value;
  const work = store.state.value.document.turns[turn];
  return work ? placeOf(work, index) : null;
}

/** The flag that stands at the current place, if any: its note can be changed there. */
function currentFlag(coding: CodingContext) {
  const { store } = coding;
  const { flags } = store.state.value.document;
  const here = currentPlace(coding);
  if (!here) return flags.find(({ place }) => place === null);
  if ('event' in here) return flags.find(({ place }) => place && 'event' in place && place.event === here.event);
  return flags.find(({ place }) => {
    const spot = place && findPlace(store, place);
    return spot && sameSpot(spot, store.spot.value);
  });
}

function FlagDialog({ onClose }: Closing) {
  const coding = useCoding();
  const { store } = coding;
  const known = currentFlag(coding);
  const note = useSignal(known?.note ?? '');
  const m = messages.value;
  const keep = () => {
    const text = note.value.trim();
    if (known) store.act({ kind: 'noteFlag', flag: known.id, note: text });
    else store.act({ kind: 'flag', place: currentPlace(coding), note: text });
    onClose();
  };
  const remove = () => {
    if (known) store.act({ kind: 'unflag', flag: known.id });
    onClose();
  };
  return (
    <FormDialog
      title={m.flag.title}
      action={known ? m.dialog.save : m.flag.save}
      disabled={note.value.trim() === ''}
      onClose={onClose}
      onSubmit={keep}
    >
      <label>
        {m.flag.note}
        <input value={note.value} onInput={(event) => (note.value = event.currentTarget.value)} />
      </label>
      <p class="quiet-text">{m.flag.noteHint}</p>
      {known && (
        <p class="inline">
          <button type="button" onClick={remove}>
            {m.flag.remove}
          </button>
        </p>
      )}
    </FormDialog>
  );
}

/** Ties the current utterance to a global: its number is enough. */
function EvidenceDialog({ onClose }: Closing) {
  const coding = useCoding();
  const { store } = coding;
  const globals = [...coding.globals.values()];
  const tie = (global: string) => {
    const place = currentPlace(coding);
    if (place) store.act({ kind: 'tie', global, place });
    onClose();
  };
  return (
    <Dialog title={messages.value.globals.evidenceTitle} onClose={onClose}>
      <div
        class="choices"
        role="toolbar"
        onKeyDown={(event) => {
          const global = globals[Number(event.key) - 1];
          if (!global) return;
          event.preventDefault();
          tie(global.id);
        }}
      >
        {globals.map((global, at) => (
          <button type="button" key={global.id} onClick={() => tie(global.id)}>
            <kbd>{at + 1}</kbd> {global.name}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

function JumpDialog({ onClose }: Closing) {
  const { store, player } = useCoding();
  const time = useSignal('');
  const seconds = readClock(time.value);
  const m = messages.value;
  return (
    <FormDialog
      title={m.jump.title}
      action={m.jump.go}
      disabled={seconds === undefined}
      onClose={onClose}
      onSubmit={() => {
        player.seek(seconds ?? 0);
        const times = store.turns.map(timesOf);
        const turn = times.findLastIndex(({ start }) => start !== null && start <= (seconds ?? 0));
        if (turn >= 0) store.moveTo({ turn, index: 0 });
        onClose();
      }}
    >
      <label>
        {m.jump.time}
        <input
          value={time.value}
          inputMode="numeric"
          aria-invalid={time.value !== '' && seconds === undefined}
          onInput={(event) => (time.value = event.currentTarget.value)}
        />
      </label>
      {time.value !== '' && seconds === undefined && <p class="warning-text">{m.jump.unreadable}</p>}
    </FormDialog>
  );
}

function WithholdDialog({ global, onClose }: Closing & { readonly global: string }) {
  const { store, globals } = useCoding();
  const reason = useSignal('');
  const m = messages.value;
  return (
    <FormDialog
      title={m.globals.withholdTitle(globals.get(global)?.name ?? global)}
      action={m.globals.withhold}
      disabled={reason.value.trim() === ''}
      onClose={onClose}
      onSubmit={() => {
        store.act({ kind: 'withhold', global, reason: reason.value.trim() });
        onClose();
      }}
    >
      <label>
        {m.globals.withholdReason}
        <input value={reason.value} onInput={(event) => (reason.value = event.currentTarget.value)} />
      </label>
      <p class="quiet-text">{m.globals.withholdHint}</p>
    </FormDialog>
  );
}
