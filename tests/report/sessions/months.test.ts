import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayNumber, daysOfMonth } from '../../../src/report/sessions/months.ts';

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);

describe('months', () => {
  it('go on and come back', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -400, max: 400 }), (from, count) => {
        expect(addMonths(addMonths(from, count), -count)).toBe(from);
      }),
    );
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(addMonths('2025-12', 11)).toBe('2026-11');
  });

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(month, (each) => {
        expect(dayNumber(daysOfMonth(addMonths(each, 1)).from)).toBe(dayNumber(daysOfMonth(each).to) + 1);
      }),
    );
    expect(daysOfMonth('2024-02').to).toBe('2024-02-29');
  });
});
