/** Seconds of a recording as people read them: `mm:ss`, or `h:mm:ss` from an hour on. */
export function writeClock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const [mm, ss] = [minutes, rest].map((each) => String(each).padStart(2, '0'));
  return hours === 0 ? `${mm}:${ss}` : `${hours}:${mm}:${ss}`;
}
