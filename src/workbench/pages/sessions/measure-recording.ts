/** Seconds that a recording lasts; null where the browser can't tell. */
export function measureRecording(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    const sound = new Audio();
    sound.preload = 'metadata';
    sound.onloadedmetadata = () => resolve(Number.isFinite(sound.duration) ? sound.duration : null);
    sound.onerror = () => resolve(null);
    sound.src = url;
  });
}
