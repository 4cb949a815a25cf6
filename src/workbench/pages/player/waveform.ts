import WaveSurfer from 'wavesurfer.js';

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
  url: string,
  colours: { readonly wave: string; readonly heard: string; readonly cursor: string },
): Promise<Waveform | null> {
  const decoded = await decode(url).catch(() => null);
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
  });
  adoptStyles(wave.getWrapper().getRootNode());
  return { destroy: () => wave.destroy() };
}

async function decode(url: string): Promise<{ peaks: number[]; seconds: number } | null> {
  const response = await fetch(url);
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > largestDecoded) {
    await response.body?.cancel();
    return null;
  }
  const bytes = await response.arrayBuffer();
  // Speech needs no more than this for a picture of its loudness.
  const audio = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(bytes);
  return { peaks: peaksOf(audio.getChannelData(0), peakCount), seconds: audio.duration };
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

/** The page's content policy refuses style elements; the same rules as a sheet of the shadow root are allowed. */
function adoptStyles(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [...root.querySelectorAll('style')].map((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
