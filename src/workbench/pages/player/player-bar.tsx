import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { writeClock } from '../coding/clock.ts';
import { ActionButton } from '../coding/code-panel.tsx';
import { useCoding } from '../coding/coding-context.ts';
import { messages, theme } from '../settings.ts';
import { ChooseRecording } from './choose-recording.tsx';
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
        <ChooseRecording />
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
      <SegmentMark />
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

/** The segment on the wave; nothing where the whole recording is coded. */
function SegmentMark() {
  const { player, store } = useCoding();
  const { method, startSeconds, endSeconds } = store.answer.segment;
  const whole = player.duration.value;
  if (whole === null || method === 'whole' || startSeconds === null || endSeconds === null) return null;
  const share = (seconds: number) => `${(100 * Math.min(seconds, whole)) / whole}%`;
  const name = `${messages.value.segment.part}: ${writeClock(startSeconds)}–${writeClock(endSeconds)}`;
  return (
    <div
      class="wave-segment"
      title={name}
      style={{ left: share(startSeconds), width: share(endSeconds - startSeconds) }}
    />
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
