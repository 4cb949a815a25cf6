/** Seconds as a clock shows them: `14:02`, `1:05:09`. */
export function writeClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/** Reads `14:02`, `1:05:09` or a number of seconds; undefined where it is none. */
export function readClock(written: string): number | undefined {
  const parts = written.trim().split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part.trim()))) return undefined;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
