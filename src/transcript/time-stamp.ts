/** A clock time within a recording: `1:02:03`, `02:03`, with a decimal point or comma behind it. For use in a pattern. */
export const CLOCK = String.raw`\d{1,4}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?`;

const clock = /^(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,9}))?$/;
const decimal = /^\d{1,12}(?:[.,]\d{1,12})?$/;

/** Seconds of `HH:MM:SS` or `MM:SS`, with a decimal point or comma; undefined where it is no such time. */
export function parseClock(text: string): number | undefined {
  const [, hours, minutes = '', seconds = '', fraction = '0'] = clock.exec(text.trim()) ?? [];
  if (minutes === '' || Number(seconds) > 59) return undefined;
  if (hours !== undefined && Number(minutes) > 59) return undefined;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Number(`${whole}.${fraction}`);
}

/** A number of seconds, with a decimal point or comma, or a clock time; undefined where it is neither. */
export function parseSeconds(text: string): number | undefined {
  const trimmed = text.trim();
  return decimal.test(trimmed) ? Number(trimmed.replace(',', '.')) : parseClock(trimmed);
}
