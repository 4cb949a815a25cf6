import { type ReadonlySignal, signal } from '@preact/signals';

export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** Where a recording comes from: the session's file on the server, or one that the coder chose in the page. */
export interface Recording {
  readonly url: string;
  readonly isVideo: boolean;
  /** Chosen in the page; null for the session's own on the server. */
  readonly file: File | null;
}

/**
 * One recording being listened to. Nothing but its own actions ever stops it: giving a code never does.
 * Times are seconds from the start of the recording.
 */
export interface Player {
  readonly recording: ReadonlySignal<Recording | null>;
  readonly element: ReadonlySignal<HTMLMediaElement | null>;
  readonly playing: ReadonlySignal<boolean>;
  /** Changes about four times a second while it plays. */
  readonly time: ReadonlySignal<number>;
  readonly duration: ReadonlySignal<number | null>;
  readonly speed: ReadonlySignal<number>;
  readonly failed: ReadonlySignal<boolean>;
  open(recording: Recording): void;
  toggle(): void;
  play(): void;
  /** Plays from one time to another, and stops there; to the end where the other is null. */
  playStretch(from: number, to: number | null): void;
  seek(seconds: number): void;
  back(): void;
  changeSpeed(steps: number): void;
  setSpeed(speed: number): void;
  /** The position at this very moment. */
  now(): number;
  close(): void;
}

const backSeconds = 2;
/** How often it is looked whether a stretch is over, in milliseconds: `timeupdate` comes four times a second only. */
const lookEvery = 40;
/** Who is that many seconds past the end of a stretch has gone elsewhere. */
const jumpSeconds = 1.5;

export function createPlayer(): Player {
  const recording = signal<Recording | null>(null);
  const element = signal<HTMLMediaElement | null>(null);
  const playing = signal(false);
  const time = signal(0);
  const duration = signal<number | null>(null);
  const speed = signal(1);
  const failed = signal(false);
  let lookout: ReturnType<typeof setInterval> | undefined;

  const open = (next: Recording) => {
    close();
    const media = createMedia(next, {
      play: () => (playing.value = true),
      pause: () => {
        playing.value = false;
        clearInterval(lookout);
      },
      timeupdate: () => (time.value = media.currentTime),
      seeked: () => (time.value = media.currentTime),
      durationchange: () => (duration.value = Number.isFinite(media.duration) ? media.duration : null),
      error: () => (failed.value = true),
    });
    media.playbackRate = speed.value;
    recording.value = next;
    element.value = media;
  };

  const close = () => {
    clearInterval(lookout);
    element.value?.pause();
    element.value?.removeAttribute('src');
    element.value?.load();
    const shown = recording.value;
    if (shown?.url.startsWith('blob:')) URL.revokeObjectURL(shown.url);
    recording.value = null;
    element.value = null;
    playing.value = false;
    failed.value = false;
    time.value = 0;
    duration.value = null;
  };

  // A browser may refuse to play, of an empty file for instance; `failed` says so then.
  const play = () => void element.value?.play().catch(() => undefined);
  const seek = (seconds: number) => {
    clearInterval(lookout);
    const media = element.value;
    if (!media) return;
    media.currentTime = Math.max(0, Math.min(seconds, duration.value ?? seconds));
    time.value = media.currentTime;
  };
  const playStretch = (from: number, to: number | null) => {
    seek(from);
    play();
    if (to === null) return;
    lookout = setInterval(() => {
      const past = (element.value?.currentTime ?? 0) - to;
      if (past >= 0 && past < jumpSeconds) element.value?.pause();
      if (past >= 0) clearInterval(lookout);
    }, lookEvery);
  };
  const setSpeed = (next: number) => {
    speed.value = next;
    if (element.value) element.value.playbackRate = next;
  };

  return {
    recording,
    element,
    playing,
    time,
    duration,
    speed,
    failed,
    open,
    close,
    play,
    playStretch,
    seek,
    setSpeed,
    toggle: () => (playing.value ? element.value?.pause() : play()),
    back: () => seek((element.value?.currentTime ?? 0) - backSeconds),
    changeSpeed: (steps) => setSpeed(stepSpeed(speed.value, steps)),
    now: () => element.value?.currentTime ?? 0,
  };
}

/** The speed that many steps on, or the last one in that direction. */
function stepSpeed(speed: number, steps: number): number {
  const at = speeds.indexOf(speed as (typeof speeds)[number]);
  return speeds[Math.max(0, Math.min(speeds.length - 1, at + steps))] ?? 1;
}

/** The element that plays a recording, with what is done at its events. */
function createMedia(recording: Recording, listeners: Readonly<Record<string, () => void>>): HTMLMediaElement {
  const media = document.createElement(recording.isVideo ? 'video' : 'audio');
  media.preload = 'metadata';
  media.preservesPitch = true;
  for (const [event, listener] of Object.entries(listeners)) media.addEventListener(event, listener);
  media.src = recording.url;
  return media;
}
