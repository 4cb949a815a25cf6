import { describe, expect, it } from 'vitest';
import { commonOrder, readDate, readNumber } from '../../../src/exchange/sheets/cell-values.ts';

describe('readNumber', () => {
  it('takes a decimal point or comma', () => {
    expect([readNumber('3,5'), readNumber(' 3.5 '), readNumber(4), readNumber('1 200')]).toEqual([3.5, 3.5, 4, 1200]);
  });

  it.each(['3,5,1', 'four', '1e3', '1.200,5', '½', true])('refuses %s', (cell) => {
    expect(() => readNumber(cell)).toThrow(/is no number/);
  });

  it('says that a spreadsheet made a date of it', () => {
    expect(() => readNumber(new Date('2024-05-03'))).toThrow(/has made it a date/);
  });
});

describe('readDate', () => {
  it.each([
    ['2024-05-17', '2024-05-17'],
    ['2024-05-17 00:00:00', '2024-05-17'],
    ['20240517', '2024-05-17'],
    ['17.05.2024', '2024-05-17'],
    ['7.5.24', '2024-05-07'],
    ['17-5-2024', '2024-05-17'],
    ['17/5/2024', '2024-05-17'],
    ['5/17/2024', '2024-05-17'],
    ['4/4/2024', '2024-04-04'],
    ['45429', '2024-05-17'],
  ])('reads %s', (written, date) => {
    expect(readDate(written, null)).toBe(date);
  });

  it('reads dates and serial numbers of a spreadsheet', () => {
    expect(readDate(new Date('2024-05-17T00:00:00Z'), null)).toBe('2024-05-17');
    expect(readDate(45429.5, null)).toBe('2024-05-17');
  });

  it('asks for the order where a date does not show it', () => {
    expect(() => readDate('3/4/2024', null)).toThrow(/can't be told apart; .*--date-order/);
    expect(readDate('3/4/2024', 'dmy')).toBe('2024-04-03');
    expect(readDate('3/4/2024', 'mdy')).toBe('2024-03-04');
    expect(commonOrder(['3/4/2024', '4/4/2024', '13/4/2024'])).toBe('dmy');
    expect(commonOrder(['3/14/2024', '13/4/2024'])).toBeNull();
  });

  it.each(['31.02.2024', '2024-13-01', '17.05.1066', 'May', '12', '99999'])('refuses %s', (written) => {
    expect(() => readDate(written, null)).toThrow(/is no date|no day of the calendar/);
  });
});
