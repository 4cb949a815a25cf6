import { describe, expect, it } from 'vitest';
import { loadColumnNames } from '../../../src/data/load-exchange-data.ts';
import { describeUse, matchColumns } from '../../../src/exchange/totals/match-columns.ts';
import { miti } from '../../instrument/shipped-rubric.ts';

const names = await loadColumnNames();
const match = (rows: readonly (readonly (string | number | null)[])[], map?: ReadonlyMap<string, string>) => {
  const sheet = { rows: rows.map((cells, at) => ({ line: at + 1, cells })) };
  const { columns, firstRow } = matchColumns(sheet, names, miti, map);
  return { uses: columns.map(({ use }) => describeUse(use)), firstRow };
};

describe('matchColumns', () => {
  it('knows usual names in three languages, whatever their capitals and punctuation', () => {
    expect(match([['Session ID', 'CASEWORKER', 'Date', 'CR', 'Complex_Reflection %', 'Emp.']]).uses).toEqual([
      'sessionId',
      'caseworker',
      'date',
      'CR',
      '(left out)',
      'empathy',
    ]);
    expect(match([['Samtale', 'Veileder', 'Dato', 'Spørsmål', 'Empati']]).uses).toEqual([
      'session',
      'caseworker',
      'date',
      'Q',
      'empathy',
    ]);
    expect(match([['Samtal', 'Handläggare', 'Datum', 'Frågor', 'R:Q']]).uses).toEqual([
      'session',
      'caseworker',
      'date',
      'Q',
      '(computed anew)',
    ]);
    expect(match([['Session', 'GI (giving information)', 'Seek (count)']]).uses).toEqual(['session', 'GI', 'SEEK']);
  });

  it('finds the header under a title', () => {
    expect(
      match([
        ['MITI totals 2024', null],
        ['Session', 'CR'],
        ['S1', 3],
      ]),
    ).toEqual({ uses: ['session', 'CR'], firstRow: 2 });
  });

  it('takes what the user says', () => {
    expect(
      match(
        [['Session', 'Dyp', 'CR']],
        new Map([
          ['dyp', 'cr'],
          ['CR', '-'],
        ]),
      ).uses,
    ).toEqual(['session', 'CR', '(left out)']);
    expect(() => match([['Session', 'CR']], new Map([['Dyp', 'CR']]))).toThrow(
      /no column "Dyp" to map; the columns are Session, CR/,
    );
    expect(() => match([['Session', 'CR']], new Map([['CR', 'XX']]))).toThrow(
      /nothing called "XX"; a column can be .*PERSUADE_WITH/,
    );
  });

  it('refuses two columns of one use', () => {
    expect(() => match([['Session', 'CR', 'Complex reflections']])).toThrow(
      /"CR" and "Complex reflections" both look like CR/,
    );
  });
});
