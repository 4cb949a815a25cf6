import { describe, expect, it } from 'vitest';
import { compileNamePattern } from '../../../src/exchange/imports/name-pattern.ts';

describe('compileNamePattern', () => {
  it('takes caseworker, date and session from a name', () => {
    const read = compileNamePattern('{caseworker}_{date}_{session}');
    expect(read('in/V1_2024-05-17_S3.vtt')).toMatchObject({ caseworker: 'V1', date: '2024-05-17', label: 'S3' });
    expect(read('V1_20240517_3.final.vtt')).toMatchObject({ caseworker: 'V1', label: '3.final' });
    expect(read('V1_17.05.2024_3.vtt')).toMatchObject({ date: '2024-05-17', number: 3, label: undefined });
  });

  it('looks at as many folders as the pattern has', () => {
    expect(compileNamePattern('{caseworker}/{date}{any}')('/data/V07/2024-05-17 morning.txt')).toMatchObject({
      caseworker: 'V07',
      date: '2024-05-17',
    });
  });

  it('names what does not fit', () => {
    expect(() => compileNamePattern('{caseworker}_{date}')('notes.vtt')).toThrow(/the name "notes" does not fit/);
    expect(() => compileNamePattern('{caseworker}_{date}')('V1_2024-02-31.vtt')).toThrow(/no day of the calendar/);
    expect(() => compileNamePattern('{who}')).toThrow(/there is no part \{who\}; the parts are \{caseworker\}/);
    expect(() => compileNamePattern('plain')).toThrow(/no part in braces/);
    expect(() => compileNamePattern('{date}_{date}')).toThrow(/\{date\} comes twice/);
  });
});
