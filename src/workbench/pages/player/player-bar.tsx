import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { fillPath, paths } from '../../api/paths.ts';
import type { ChooseRecordingAnswer, RecordingsAnswer } from '../../api/recordings.ts';
import { writeClock } from '../coding/clock.ts';
import { ActionButton } from '../coding/code-panel.tsx';
import { useCoding } from '../coding/coding-context.ts';
import { ask } from '../request.ts';
import { messages, theme } from '../settings.ts';
import { type Recording, speeds } from './player.ts';
import type { Waveform } from './waveform.ts';

/** The recording: its wave, and what is done with it. Without one it offers to choose one. */
export function PlayerBar() {
  const { player, follow, store } = useCoding();
  const m = messages.value;
  const { recording } = player;
  return (
    <section class="player-bar" aria-label={m.player.label}>
      {recording.value ? (
        <>
          <ActionButton action="play" label={player.playing.value ? m.player.pause : m.player.play} />
          <ActionButton action="back" label={m.player.back} />
          <Clock />
          <Wave />
          <label class="speed">
            {m.player.speed}{' '}
            <select value={player.speed.value} onChange={(event) => player.setSpeed(Number(event.currentTarget.value))}>
              {speeds.map((speed) => (
                <option key={speed} value={speed}>
                  {speed}×
                </option>
              ))}
            </select>
          </label>
          {store.turns.length > 0 && <ActionButton action="follow" label={m.player.follow} pressed={follow.value} />}
        </>
      ) : (
        <ChooseFile />
      )}
      {player.failed.value && <p class="warning-text">{m.player.cannotPlay}</p>}
    </section>
  );
}

function Clock() {
  const { player } = useCoding();
  const whole = player.duration.value;
  return (
    <span class="clock">
      {writeClock(player.time.value)}
      {whole !== null && <span class="quiet-text"> / {writeClock(whole)}</span>}
    </span>
  );
}

/**
 * A recording from the folder that the program was started with, which is remembered with the session; or a file of the
 * coder's own computer, heard in the page and sent nowhere.
 */
function ChooseFile() {
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
  const choose = async (name: string) => {
    const path = fillPath(paths.chooseRecording, { session });
    const { recording } = await ask<ChooseRecordingAnswer>(path, { method: 'POST', body: { name } });
    player.open({ url: fillPath(paths.recording, { session }), isVideo: recording.kind === 'video', file: null });
  };
  return (
    <p class="choose-file">
      <span class="quiet-text">{m.player.none}</span>
      {files.value.length > 0 && (
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
      )}
      <label class="button">
        {m.player.choose}
        <input
          type="file"
          class="unseen"
          accept="audio/*,video/*"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (!file) return;
            player.open({ url: URL.createObjectURL(file), isVideo: file.type.startsWith('video/'), file });
          }}
        />
      </label>
      <span class="quiet-text">{m.player.chooseNote}</span>
    </p>
  );
}

/** The wave over a slider: the slider stays where the wave can't be drawn, and is what a keyboard moves. */
function Wave() {
  const { player } = useCoding();
  const place = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLDivElement>(null);
  const m = messages.value;
  useSignalEffect(() => {
    const recording = player.recording.value;
    const media = player.element.value;
    // The colours are the theme's.
    theme.value;
    if (!recording || !media || !place.current) return;
    if (recording.isVideo) video.current?.replaceChildren(media);
    let wave: Waveform | null = null;
    let isGone = false;
    void showWave(place.current, media, recording).then((drawn) => {
      if (isGone) drawn?.destroy();
      else wave = drawn;
    });
    return () => {
      isGone = true;
      wave?.destroy();
    };
  });
  return (
    <div class="wave">
      <div ref={video} class="video" />
      <div ref={place} class="wave-lines" aria-hidden="true" />
      <input
        type="range"
        aria-label={m.player.position}
        aria-valuetext={m.player.elapsed(writeClock(player.time.value), writeClock(player.duration.value ?? 0))}
        min={0}
        max={Math.ceil(player.duration.value ?? 0)}
        step={1}
        value={Math.floor(player.time.value)}
        onInput={(event) => player.seek(Number(event.currentTarget.value))}
      />
    </div>
  );
}

async function showWave(
  container: HTMLElement,
  media: HTMLMediaElement,
  recording: Recording,
): Promise<Waveform | null> {
  const { drawWaveform } = await import('./waveform.ts');
  const style = getComputedStyle(document.documentElement);
  return drawWaveform(container, media, recording, {
    wave: style.getPropertyValue('--rule-strong'),
    heard: style.getPropertyValue('--accent'),
    cursor: style.getPropertyValue('--ink'),
  });
}
