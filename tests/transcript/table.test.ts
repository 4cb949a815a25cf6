import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { gatherTurns, peekHeader, plainName, readTable } from '../../src/transcript/table.ts';

describe('reading a table', () => {
  test('any delimiter, and sep= above the header', async () => {
    for (const text of ['a,b\n1,2', 'a;b\n1;2', 'a\tb\n1\t2', '\n\nsep=;\na;b\n1;2\n']) {
      const { header, rows } = await readTable(text);
      expect(header).toEqual(['a', 'b']);
      expect(rows.map((row) => row.cells)).toEqual([['1', '2']]);
    }
  });

  test('each row knows its line, past blank lines and lines within quotes', async () => {
    const { rows } = await readTable('\na,b\n1,2\n\n"x\n\ny",3\n,\n4,5\n');
    expect(rows).toEqual([
      { line: 3, cells: ['1', '2'] },
      { line: 5, cells: ['x\n\ny', '3'] },
      { line: 9, cells: ['4', '5'] },
    ]);
  });

  test.each([
    ['a\n1', 'the first line does not name the columns; begin with a line such as speaker,text'],
    ['', 'the first line does not name the columns; begin with a line such as speaker,text'],
    [
      'a,b\n1,2\n"3,4\n5,6',
      'line 3: a cell in quotes is not closed properly; put the whole cell in quotes and double those inside it',
    ],
    ['a,b\n"1\n1",2,x', 'line 2: there are 3 cells under 2 columns; put text that holds the delimiter in quotes'],
  ])('%j', async (text, message) => {
    await expect(readTable(text)).rejects.toThrow(expect.objectContaining({ name: 'InputFault', message }));
  });

  test('what another program writes is read back', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Å', '"', ',', ';', '\n', ' ', '\t', "'") });
    const table = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    const filled = (row: readonly string[]) => row.some((each) => each.trim() !== '');
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t'), async (rows, delimiter) => {
        const text = Papa.unparse([['one', 'two'], ...rows], { delimiter, newline: '\n' });
        expect((await readTable(text)).rows.map((row) => row.cells)).toEqual(rows.filter(filled));
      }),
    );
  });
});

test('the header alone, without reading further', () => {
  expect(peekHeader('"Turn, no";Speaker Name;TextDE\n"broken')).toEqual(['turn,_no', 'speaker_name', 'text_de']);
  expect([peekHeader('just a line\na,b'), peekHeader(' \n ')]).toEqual([null, null]);
});

test.each([
  ['Turn ID', 'turn_id'],
  ['utteranceId', 'utterance_id'],
  ['start-ms', 'start_ms'],
  [' Språk ', 'språk'],
  ['softeningSustainTalk', 'softening_sustain_talk'],
  ['CCT', 'cct'],
])('plain form of %s', (name, plain) => expect(plainName(name)).toBe(plain));

describe('gathering turns', () => {
  const rows = (...cells: string[][]) => cells.map((each, at) => ({ line: at + 2, cells: each }));

  test('without columns of ids every row is a turn of one session', () => {
    const sessions = gatherTurns(rows(['x'], ['y']), null, null);
    expect([...sessions.keys()]).toEqual([null]);
    expect(sessions.get(null)?.map((turn) => turn.id)).toEqual(['1', '2']);
  });

  test('sessions may be mixed, turns of a session may not', () => {
    const sessions = gatherTurns(rows(['a', '1'], ['b', '1'], ['a', '1'], ['b', '2'], ['a', '2']), 0, 1);
    const lines = [...sessions].map(([id, turns]) => [id, turns.map((turn) => turn.rows.map((row) => row.line))]);
    expect(lines).toEqual([
      ['a', [[2, 4], [6]]],
      ['b', [[3], [5]]],
    ]);
    expect(() => gatherTurns(rows(['a', '1'], ['a', '2'], ['a', '1']), 0, 1)).toThrow(
      'line 4: turn 1 comes again after other turns (first on line 2); give every turn of a session its own id',
    );
  });

  test('a row without an id', () => {
    expect(() => gatherTurns(rows(['a', '1'], ['', '2']), 0, 1)).toThrow(
      'line 3: the row has no session id; fill it in',
    );
    expect(() => gatherTurns(rows(['a', ' ']), 0, 1)).toThrow('line 2: the row has no turn id; fill it in');
  });
});
