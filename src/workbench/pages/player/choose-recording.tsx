import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fillPath, paths } from '../../api/paths.ts';
import type { ChooseRecordingAnswer, RecordingsAnswer } from '../../api/recordings.ts';
import { useCoding } from '../coding/coding-context.ts';
import { ask } from '../request.ts';
import { messages } from '../settings.ts';
import type { Player } from './player.ts';
import {
  openRemembered,
  type RememberedRecording,
  recallRecording,
  rememberRecording,
} from './remembered-recording.ts';

/**
 * A recording from the folder that the program was started with, which is remembered with the session; or a file of the
 * coder's own computer, heard in the page, sent nowhere, and remembered by this browser.
 */
export function ChooseRecording() {
  const m = messages.value;
  return (
    <div class="choose-file">
      <span class="quiet-text">{m.player.none}</span>
      <FromFolder />
      <FromComputer />
      <span class="quiet-text">{m.player.chooseNote}</span>
    </div>
  );
}

function FromFolder() {
  const { player, store } = useCoding();
  const files = useSignal<RecordingsAnswer['files']>([]);
  const session = store.answer.session.id;
  const m = messages.value;
  useEffect(() => {
    ask<RecordingsAnswer>(paths.recordings).then(
      (answer) => (files.value = answer.files),
      () => undefined,
    );
  }, []);
  if (files.value.length === 0) return null;
  const choose = async (name: string) => {
    const path = fillPath(paths.chooseRecording, { session });
    const { recording } = await ask<ChooseRecordingAnswer>(path, { method: 'POST', body: { name } });
    player.open({ url: fillPath(paths.recording, { session }), isVideo: recording.kind === 'video', file: null });
  };
  return (
    <select
      aria-label={m.player.fromFolder}
      onChange={(event) => void choose(event.currentTarget.value).catch(() => undefined)}
    >
      <option value="">{m.player.fromFolder}</option>
      {files.value.map(({ name }) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}

function FromComputer() {
  const { player, store } = useCoding();
  const remembered = useSignal<RememberedRecording | null>(null);
  const session = store.answer.session.id;
  const m = messages.value;

  /** Opens what this browser remembers, where it may; otherwise its name is offered. */
  const openAgain = async (known: RememberedRecording, isClicked: boolean) => {
    const file = await openRemembered(known, isClicked).catch(() => null);
    if (file) openFile(player, file);
  };
  useEffect(() => {
    void recallRecording(session).then(async (known) => {
      if (!known) return;
      remembered.value = known;
      await openAgain(known, false);
    });
  }, []);

  const choose = (file: File, handle: FileSystemFileHandle | null) => {
    openFile(player, file);
    void rememberRecording(session, { name: file.name, handle }).catch(() => undefined);
  };
  const pick = async () => {
    const accept = { 'audio/*': [], 'video/*': [] };
    const [handle] = (await window.showOpenFilePicker?.({ types: [{ accept }] })) ?? [];
    if (handle) choose(await handle.getFile(), handle);
  };

  const known = remembered.value;
  return (
    <>
      {known?.handle && (
        <button type="button" onClick={() => void openAgain(known, true)}>
          {m.player.again(known.name)}
        </button>
      )}
      {known && !known.handle && <span>{m.player.lastTime(known.name)}</span>}
      <label class="button">
        {m.player.choose}
        <input
          type="file"
          class="unseen"
          accept="audio/*,video/*"
          onClick={(event) => {
            // A file chosen so can be opened again after a reload; one from the field below can't.
            if (!window.showOpenFilePicker) return;
            event.preventDefault();
            void pick().catch(() => undefined);
          }}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) choose(file, null);
          }}
        />
      </label>
    </>
  );
}

function openFile(player: Player, file: File): void {
  player.open({ url: URL.createObjectURL(file), isVideo: file.type.startsWith('video/'), file });
}
