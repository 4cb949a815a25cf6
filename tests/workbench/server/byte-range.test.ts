import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../../../src/workbench/server/byte-range.ts';

describe('readRange', () => {
  it.each([
    ['bytes=0-3', 10, { from: 0, to: 3 }],
    ['bytes=4-', 10, { from: 4, to: 9 }],
    ['bytes=-3', 10, { from: 7, to: 9 }],
    ['bytes=-30', 10, { from: 0, to: 9 }],
    ['bytes=5-500', 10, { from: 5, to: 9 }],
    [undefined, 10, 'whole'],
    ['bytes=0-1,4-5', 10, 'whole'],
    ['lines=0-1', 10, 'whole'],
    ['bytes=3-1', 10, 'whole'],
    ['bytes=-', 10, 'whole'],
    ['bytes=10-', 10, null],
    ['bytes=-0', 10, null],
    ['bytes=0-', 0, null],
    ['bytes=-5', 0, null],
  ] as const)('reads %s of %i bytes', (header, bytes, expected) => {
    expect(readRange(header, bytes)).toEqual(expected);
  });

  it('never leads out of the file', () => {
    const header = fc.oneof(
      fc.string(),
      fc.tuple(fc.option(fc.nat(50)), fc.option(fc.nat(50))).map(([from, to]) => `bytes=${from ?? ''}-${to ?? ''}`),
    );
    fc.assert(
      fc.property(header, fc.nat(40), (written, bytes) => {
        const range = readRange(written, bytes);
        if (range === null || range === 'whole') return;
        expect(range.from).toBeLessThanOrEqual(range.to);
        expect(range.from).toBeGreaterThanOrEqual(0);
        expect(range.to).toBeLessThan(bytes);
      }),
    );
  });
});
