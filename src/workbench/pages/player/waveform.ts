import WaveSurfer from 'wavesurfer.js';
import type { Recording } from './player.ts';

/** Peaks drawn for a whole recording; more than any screen has pixels. */
const peakCount = 6000;
/** Recordings above this size in bytes are not decoded for their wave: an hour of video would fill the memory. */
const largestDecoded = 150_000_000;

export interface Waveform {
  destroy(): void;
}

/**
 * Draws the wave of a recording, with the media element as its player.
 *
 * @returns null where the recording is too large or can't be decoded; playing goes on without
 */
export async function drawWaveform(
  container: HTMLElement,
  media: HTMLMediaElement,
  recording: Recording,
  colours: { readonly wave: string; readonly heard: string; readonly cursor: string },
): Promise<Waveform | null> {
  const decoded = await decode(recording).catch(() => null);
  if (!decoded || !container.isConnected) return null;
  const wave = WaveSurfer.create({
    container,
    media,
    height: 44,
    peaks: [decoded.peaks],
    duration: decoded.seconds,
    waveColor: colours.wave,
    progressColor: colours.heard,
    cursorColor: colours.cursor,
    cursorWidth: 2,
    normalize: true,
    dragToSeek: true,
    // The page's content policy lets in style elements that carry this alone.
    cspNonce: document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '',
  });
  return { destroy: () => wave.destroy() };
}

async function decode(recording: Recording): Promise<{ peaks: number[]; seconds: number } | null> {
  const bytes = await readBytes(recording);
  if (!bytes) return null;
  // Speech needs no more than this for a picture of its loudness.
  const audio = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes);
  return { peaks: peaksOf(audio.getChannelData(0), peakCount), seconds: audio.duration };
}

async function readBytes({ url, file }: Recording): Promise<ArrayBuffer | null> {
  if (file) return file.size > largestDecoded ? null : file.arrayBuffer();
  const response = await fetch(url);
  if (response.ok && Number(response.headers.get('content-length') ?? 0) <= largestDecoded)
    return response.arrayBuffer();
  await response.body?.cancel();
  return null;
}

/** The loudest sample of each of that many equal parts. */
function peaksOf(samples: Float32Array, count: number): number[] {
  const size = Math.max(1, Math.ceil(samples.length / count));
  const peaks: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    let peak = 0;
    for (let at = from; at < Math.min(samples.length, from + size); at += 1) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    }
    peaks.push(peak);
  }
  return peaks;
}
