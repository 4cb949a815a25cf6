import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseClock, parseSeconds } from '../../src/transcript/time-stamp.ts';

describe('clock times', () => {
  test.each([
    ['00:00:01.500', 1.5],
    ['01:02:03,25', 3723.25],
    ['1:02:03', 3723],
    ['02:03', 123],
    ['75:04', 4504],
    ['00:00:02.8530000', 2.853],
    [' 0:00 ', 0],
  ])('%s', (text, seconds) => expect(parseClock(text)).toBe(seconds));

  test.each(['0:60', '1:60:00', '1:2', '12', '', '1:02:03:04', '-1:00', '1:00.', 'a:bc', '00:09:025'])(
    'no time: %s',
    (text) => expect(parseClock(text)).toBeUndefined(),
  );

  test('the fraction is read to the last digit', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), fc.nat(999), (hours, minutes, seconds, thousandths) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const text = `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(thousandths).padStart(3, '0')}`;
        const whole = hours * 3600 + minutes * 60 + seconds;
        expect(parseClock(text)).toBe((whole * 1000 + thousandths) / 1000);
      }),
    );
  });
});

describe('seconds or clock times', () => {
  test.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['0', 0],
    ['1:05', 65],
  ])('%s', (text, seconds) => expect(parseSeconds(text)).toBe(seconds));

  test.each(['', '-3', '1e5', '1.2.3', 'soon', 'Infinity', '0x10'])('no time: %s', (text) =>
    expect(parseSeconds(text)).toBeUndefined(),
  );
});
